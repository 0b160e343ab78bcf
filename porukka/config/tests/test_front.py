"""What a browser, a slow one and a rude one meet at the front."""

from __future__ import annotations

import gzip
import json

import pytest

from porukka.config.tests.served import LIMITS, WORDS
from porukka.config.tests.talking import Line, Served, ready


def test_a_page_comes_whole_with_its_length(served):
    answer = served.ask("GET /page")
    assert (answer.status, answer.body) == (200, WORDS)


def test_head_says_the_length_and_sends_nothing(served):
    line = Line.to(served.port)
    answer = line.send("HEAD /page").answer(bodiless=True)
    assert (answer.status, answer.get("content-length")) == (200, str(len(WORDS)))
    # the next answer begins where the first ended: nothing of the body came
    assert line.send("GET /hello").answer().body == b"hello"


def test_not_modified_has_a_tag_and_no_body(served):
    line = Line.to(served.port)
    answer = line.send("GET /unchanged").answer(bodiless=True)
    assert (answer.status, answer.get("etag")) == (304, '"7"')
    assert line.send("GET /hello").answer().body == b"hello"


def test_two_cookies_arrive_as_two(served):
    assert served.ask("GET /cookies").all("set-cookie") == ["a=1", "b=2"]


def test_an_answer_made_in_pieces_comes_whole(served):
    answer = served.ask("GET /pieces")
    assert len(answer.body) == 300_000 > LIMITS.answer_in_memory
    assert answer.body[9_999:10_001] == b"AB"


def test_a_finnish_path_is_understood(served):
    served.ask("GET /k%C3%A4ytt%C3%B6ohje")
    assert "/käyttöohje" in served.ask("GET /seen").json()


def test_a_page_that_breaks_says_so_kindly_in_the_reader_s_language(served):
    answer = served.ask("GET /breaks", Accept_Language="en")
    assert answer.status == 500
    assert b"Something went wrong here" in answer.body
    assert b"on purpose" not in answer.body


def test_text_is_packed_for_those_who_take_it(served):
    answer = served.ask("GET /page", Accept_Encoding="br, gzip")
    assert answer.get("content-encoding") == "gzip"
    assert (answer.get("etag"), answer.get("vary")) == ('W/"7"', "Accept-Encoding")
    assert gzip.decompress(answer.body) == WORDS


@pytest.mark.parametrize("accepted", ["identity", "gzip;q=0"])
def test_text_is_not_packed_for_those_who_do_not(served, accepted):
    answer = served.ask("GET /page", Accept_Encoding=accepted)
    assert (answer.get("content-encoding"), answer.body) == (None, WORDS)
    assert answer.get("vary") == "Accept-Encoding"


@pytest.mark.parametrize("size", [5, 10_000, 10_001, 200_000])
def test_what_is_sent_arrives_whether_it_fits_into_memory_or_not(served, size):
    body = (b"0123456789" * (size // 10 + 1))[:size]
    assert served.ask("POST /echo", body).body == body


def test_too_much_is_refused_before_it_is_sent(served):
    answer = Line.to(served.port).send("POST /echo", Content_Length=str(LIMITS.body + 1)).answer()
    assert (answer.status, answer.get("connection")) == (413, "close")


def test_a_body_of_unknown_length_is_refused(served):
    assert served.ask("POST /echo", Transfer_Encoding="chunked").status == 411


def test_a_slow_sender_is_let_go_and_holds_nobody_up(served):
    slow = [
        Line.to(served.port).send("POST /echo", b"half", Content_Length="8")
        for _ in range(LIMITS.threads + 3)
    ]
    assert served.ask("GET /hello").body == b"hello"
    assert {line.answer().status for line in slow} == {408}


def test_half_a_form_is_never_handed_on(served):
    line = Line.to(served.port).send("POST /half", b"half", Content_Length="8")
    line.close()
    assert served.ask("GET /hello").status == 200
    slow = Line.to(served.port).send("POST /half", b"half", Content_Length="8")
    assert slow.answer().status == 408  # as much later as the first one needed to be noticed
    assert "/half" not in served.ask("GET /seen").json()


def test_too_many_at_once_are_told_when_to_come_back(served):
    lines = [Line.to(served.port).send("GET /hold") for _ in range(LIMITS.threads + LIMITS.waiting + 1)]
    (unlucky,) = ready(lines)
    answer = unlucky.answer()
    assert (answer.status, answer.get("retry-after")) == (503, "3")
    lines.remove(unlucky)
    assert [answer.status for answer in served.let_all_go(lines)] == [200] * 4


def test_a_rush_of_sign_ups_leaves_the_readers_a_thread(served):
    rush = [
        Line.to(served.port).send("POST /people/hold", Content_Length="0") for _ in range(LIMITS.threads + 3)
    ]
    assert served.ask("GET /hello").body == b"hello"
    assert [answer.status for answer in served.let_all_go(rush)] == [200] * 5


@pytest.mark.parametrize("place", ["", "{media}/"])
def test_a_file_of_the_media_folder_is_sent(served, media, place):
    answer = served.ask(f"GET /file?{place.format(media=media)}cat.txt")
    assert (answer.status, answer.body, answer.get("content-length")) == (200, b"miau", "4")
    assert answer.get("x-porukka-file") is None


@pytest.mark.parametrize("name", ["../secret_key", "way-out", "nothing.txt", ""])
def test_no_other_file_is_sent(served, media, name):
    for named in (name, f"{media}/{name}"):
        answer = served.ask(f"GET /file?{named}")
        assert answer.status == 404
        assert b"not for anybody" not in answer.body


def test_nobody_is_somebody_else_by_a_header(served):
    answer = served.ask("GET /environ", X_Forwarded_For="10.1.2.3", X_Forwarded_Proto="https")
    found = answer.json()
    assert found["REMOTE_ADDR"] == "127.0.0.1"
    assert not [key for key in found if "FORWARDED" in key]


def test_an_underscore_does_not_pass_for_a_dash(served):
    line = Line.to(served.port)
    line.connection.sendall(
        b"GET /environ HTTP/1.1\r\nHost: test\r\nX-Real: dash\r\nX_Real: underscore\r\n\r\n"
    )
    assert json.loads(line.answer().body)["HTTP_X_REAL"] == "dash"


def test_the_operator_s_proxy_is_believed(media):
    behind = Served(media, "127.0.0.0/8")
    try:
        found = behind.ask(
            "GET /environ", X_Forwarded_For="6.6.6.6, 10.1.2.3", X_Forwarded_Proto="https"
        ).json()
        assert (found["REMOTE_ADDR"], found["HTTP_X_FORWARDED_PROTO"]) == ("10.1.2.3", "https")
    finally:
        assert behind.stop() == 0
