"""Live streams through the real server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from porukka.config.tests.talking import Line, Served


@pytest.fixture
def served(media: Path) -> Iterator[Served]:
    found = Served(media)
    yield found
    assert found.stop() == 0  # with whoever still watches


def watch(served: Served, query: str = "", **headers: str) -> Line:
    given = {"Accept": "text/event-stream", "Cookie": "who=1"} | headers
    return Line.to(served.port).send(f"GET /c/yard/live{query}", **given)


def test_what_is_said_arrives_at_all_who_watch(served):
    lines = [watch(served, "?after=0"), watch(served, "?after=0")]
    for line in lines:
        answer = line.head()
        assert (answer.status, answer.get("content-type")) == (200, "text/event-stream")
        assert b"retry: " in line.until(b"\n\n")
    served.ask("POST /event", b"hyv\xc3\xa4")
    for line in lines:
        assert line.event() == {"seq": 1, "kind": "said", "data": {"words": "hyvä"}}


def test_who_comes_back_gets_what_she_missed_once(served):
    for words in (b"one", b"two", b"three"):
        served.ask("POST /event", words)
    line = watch(served, "?after=0", Last_Event_ID="1")
    assert [line.event()["data"]["words"] for _ in range(2)] == ["two", "three"]
    served.ask("POST /event", b"four")
    assert line.event()["data"]["words"] == "four"


def test_a_stranger_finds_nothing(served):
    assert watch(served, Cookie="who=2").answer().status == 404


def test_who_loses_the_right_loses_the_line(served):
    line = watch(served, "?after=0")
    assert line.head().status == 200
    served.ask("POST /event", b"before")
    assert line.event()["data"]["words"] == "before"
    served.ask("POST /expel")
    assert line.ended()
    assert watch(served).answer().status == 404


def test_one_person_holds_only_so_many_lines(served):
    lines = [watch(served, "?after=0") for _ in range(2)]
    assert [line.head().status for line in lines] == [200, 200]
    refused = watch(served).answer()
    assert refused.status == 429
    assert int(refused.get("retry-after") or 0) > 0
    lines[0].close()
    statuses = {watch(served).head().status for _ in range(1)}
    while 200 not in statuses:  # until the server has noticed that the first one went
        statuses = {watch(served).head().status}


def test_a_browser_that_wants_a_page_gets_one_at_the_same_address(served):
    assert served.ask("GET /c/yard/live", Accept="application/json", Cookie="who=1").body == b"hello"
