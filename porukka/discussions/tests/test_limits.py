"""What cannot be taken: a clear word beside the field, everything kept in the form, nothing half saved."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from porukka.communities.models import Deed, Room
from porukka.discussions.models import Post, Topic
from porukka.discussions.tests.talking import NEW, a_topic, opening, page, post_address, reply, start
from tests.cast import a_community

NOTHING = ["", "   \n\t ", "\x00", "\u202e", "\u200b\u200d", "\u2066\u2069", "\ufeff"]


@pytest.fixture
def topic(cast):
    return a_topic(cast.aino, cast.common)


def wrong(answer):
    """The words of the summary, and the fields it leads to."""
    assert answer.status_code == 400
    html = answer.content.decode()
    summary = html.split('class="summary-of-errors"')[1].split("</div>")[0]
    fields = re.findall(r'href="#(id_\w+)"', summary)
    for field in fields:
        control = re.search(rf'<(?:input|textarea|select)[^>]*id="{field}"[^>]*>', html)[0]
        assert 'aria-invalid="true"' in control
        assert f"{field}_error" in control
        assert f'id="{field}_error"' in html
    assert "autofocus" in html
    return summary, fields


@pytest.mark.parametrize("nothing", [*NOTHING, "[x]: https://example.org"])
def test_nothing_is_no_reply(cast, signed_in, topic, nothing):
    _words, fields = wrong(reply(signed_in(cast.eero), topic, nothing))
    assert fields == ["id_text"]
    assert Post.objects.count() == 1


@pytest.mark.parametrize("nothing", NOTHING)
def test_nothing_is_no_title(cast, signed_in, nothing):
    _words, fields = wrong(start(signed_in(cast.eero), cast.common, nothing, text="Kept words"))
    assert fields == ["id_title"]
    assert not Topic.objects.exists()


def test_an_empty_form_is_told_what_is_missing(cast, signed_in, topic):
    client = signed_in(cast.eero)
    assert wrong(client.post("/c/writers/new/"))[1] == ["id_title", "id_text", "id_room"]
    assert wrong(reply(client, topic, text=""))[1] == ["id_text"]
    assert Post.objects.count() == 1


def test_a_text_of_the_whole_length_is_taken_and_one_letter_more_is_not(cast, signed_in, topic):
    client = signed_in(cast.eero)
    assert reply(client, topic, "ä" * 32_000).status_code == 302
    answer = reply(client, topic, "ä" * 32_001)
    words, fields = wrong(answer)
    assert "32000" in words.replace(" ", "").replace(",", "").replace("\xa0", "")
    assert fields == ["id_text"]
    assert "ä" * 32_001 in answer.content.decode()
    assert Topic.objects.get().replies == 1


def test_lines_count_as_people_count_them(cast, signed_in, topic):
    lines = "\r\n".join("a" * 99 for _ in range(320))  # 31,999 as kept, 32,318 as browsers send it
    assert reply(signed_in(cast.eero), topic, lines).status_code == 302
    assert "\r" not in Post.objects.get(number=1).text


def test_a_text_that_would_become_too_much_is_told_so(cast, signed_in, topic):
    words, _fields = wrong(reply(signed_in(cast.eero), topic, ">" * 2_000 + " deep"))
    assert "simpler" in words
    words, _fields = wrong(
        start(signed_in(cast.eero), cast.common, text="|a" * 500 + "\n" + "|-" * 500 + "\n|" * 5_000)
    )
    assert "simpler" in words
    assert Post.objects.count() == 1


def test_a_title_of_140_letters_is_taken_and_one_more_is_not(cast, signed_in):
    client = signed_in(cast.eero)
    assert start(client, cast.common, "ö" * 140).status_code == 302
    answer = start(client, cast.common, "ö" * 141, text="Kept words")
    assert wrong(answer)[1] == ["id_title"]
    for kept in ("ö" * 141, "Kept words"):
        assert kept in answer.content.decode()
    assert Topic.objects.count() == 1


def test_what_nobody_sees_is_left_out(cast, signed_in):
    start(signed_in(cast.eero), cast.common, "A\x00 nice \u202eeltit\u202c \n  here", text="One\x00\u202etwo")
    topic = Topic.objects.get()
    assert topic.title == "A nice eltit here"
    assert opening(topic).text == "Onetwo"


def test_a_very_long_word_is_taken_and_an_emoji_makes_an_address(cast, signed_in):
    for title in (
        "Kumarreksituteskenteleentuvaisehkollaismaisekkuudellisenneskenteluttelemattomammuuksissansakaankopahan",
        "😀",
    ):
        answer = start(signed_in(cast.eero), cast.common, title)
        assert title in page(signed_in(cast.eero), answer["Location"])


@pytest.mark.parametrize("room", ["abc", "", "-1", "9" * 30, "1.5", "\x00", "[]", "None"])
def test_a_room_that_does_not_exist(cast, signed_in, room):
    fields = {"title": "Kept title", "text": "Kept words", "room": room}
    answer = signed_in(cast.eero).post(NEW, fields)
    assert wrong(answer)[1] == ["id_room"]
    assert b"Kept title" in answer.content
    assert b"Kept words" in answer.content
    assert not Topic.objects.exists()


def test_a_room_of_another_community(cast, signed_in):
    other = a_community("others", visibility="public")
    room = Room.objects.create(community=other, name="Canary", slug="canary", kind="open")
    answer = start(signed_in(cast.aino), room)
    assert wrong(answer)[1] == ["id_room"]
    assert b"Canary" not in answer.content
    assert not Topic.objects.exists()
    assert not Deed.objects.exists()


def test_fields_nobody_offered_change_nothing(cast, signed_in, topic):
    facts = {
        "author": cast.mari.pk,
        "community": "1",
        "number": "77",
        "deleted_at": "2020-01-01",
        "is_answered": "on",
    }
    reply(signed_in(cast.eero), topic, **facts)
    post = Post.objects.get(number=1)
    assert (post.author, post.community, post.deleted_at, post.is_answered) == (
        cast.eero,
        cast.community,
        None,
        False,
    )


def test_a_wrong_reply_keeps_its_words_and_whom_it_answers(cast, signed_in, topic):
    first = opening(topic)
    answer = reply(signed_in(cast.eero), topic, "ä" * 32_001, reply_to=first.address)
    html = answer.content.decode()
    assert 'id="write" open' in html
    assert f'value="{first.address}"' in html
    assert "To Aino" in html


def test_a_form_without_the_guard_against_foreign_sites_is_refused(cast, topic):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.eero.person)
    assert reply(client, topic).status_code == 403
    assert client.post(post_address(opening(topic), "deletion/")).status_code == 403
    assert Post.objects.count() == 1
