"""What a page costs, and what those who watch are shown."""

from __future__ import annotations

from typing import Any

from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext

from porukka.communities.live import Group
from porukka.core import shelf
from porukka.discussions.actions import writing
from porukka.discussions.addresses import topic_url
from porukka.events.actions import answering
from porukka.events.subscribers import show
from porukka.events.tests.conftest import at, invite, recorded, talk_of
from tests.cast import signed_in

FRAME = 6  # what every page of a community asks


def asked(client: Any, path: str, *, warm: bool = True) -> int:
    client.get(path)
    caches["hot"].clear()
    if not warm:
        shelf.clear_all()
    with CaptureQueriesContext(connection) as seen:
        assert client.get(path).status_code == 200
    return len(seen)


def test_the_pages_ask_the_same_however_many_there_are(cast, evening):
    browser = signed_in(cast.niilo)
    weekly = invite(cast.eero, cast.common, "Weekly", repeat="weekly", cap="1")
    answering.answer(cast.niilo, weekly, "yes")
    pages = (at("events"), at("time", evening.pk), at("time", weekly.pk), talk_of(evening))
    before = [asked(browser, path) for path in pages]
    for number in range(4):
        more = invite(cast.eero, cast.common, f"Number {number}", repeat="weekly", guests_most="1")
        for member in (cast.mari, cast.matti, cast.eero):
            answering.answer(member, more, "yes", 1)
            answering.answer(member, evening, "yes")
    assert [asked(browser, path) for path in pages] == before
    assert before[0] <= FRAME + 3
    assert before[1] <= FRAME + 2
    assert before[2] <= FRAME + 5


def test_a_discussion_without_an_event_asks_nothing_for_those_of_others(cast):
    plain = writing.start_topic(cast.eero, cast.common, title="Just talk", text="No event.")
    path, browser = topic_url("writers", plain), signed_in(cast.niilo)
    without = asked(browser, path)
    invite(cast.eero, cast.common)
    assert asked(browser, path) == without


def test_those_who_watch_see_how_many_come(cast, evening):
    answering.answer(cast.niilo, evening, "yes", 1)
    answering.answer(cast.mari, evening, "maybe")
    shown = show(recorded("event.answered"), Group("en", "Europe/Helsinki", "member"))
    ((kind, data),) = shown.values()
    assert kind == "event"
    assert "2 are coming" in data["html"]
    assert "Niilo" not in data["html"]
    assert data["topic"] == str(evening.event.post.topic_id)
