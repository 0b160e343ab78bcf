"""Lines of lists are kept by the rows they are made of: a deed elsewhere draws none anew, and whatever a line shows
is another on the next page after it has changed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from porukka.communities.addresses import room_url
from porukka.communities.models import Member, Room
from porukka.core.ids import to_text
from porukka.discussions import lines
from porukka.discussions.actions import following, reading
from porukka.discussions.lines import _draw as draw
from porukka.discussions.models import Topic
from porukka.discussions.tests.talking import TALK, a_reply, a_topic, page, titles
from tests.cast import Cast, signed_in

PEOPLE = ("mari", "matti", "niilo", "eero")


@pytest.fixture
def drawn(monkeypatch) -> list[str]:
    """The titles of the lines that are drawn, in their order."""
    found: list[str] = []
    monkeypatch.setattr(lines, "_draw", lambda row, shown: found.append(row.title) or draw(row, shown))
    return found


def test_a_reply_elsewhere_draws_no_line_anew(cast: Cast, drawn):
    here, there = a_topic(cast.aino, cast.common, "Here"), a_topic(cast.niilo, cast.workshop, "There")
    common = room_url("writers", cast.common)
    eero, matti = signed_in(cast.eero), signed_in(cast.matti)
    assert titles(page(eero, common)) == titles(page(matti, common)) == ["Here"]
    assert drawn == ["Here"]
    a_reply(cast.gita, there)
    assert (queries(eero, common), drawn) == (15, ["Here"])
    assert queries(eero, common) == 7
    a_reply(cast.mari, here)
    assert "1 reply" in page(eero, common)
    assert "1 reply" in page(matti, common)
    assert drawn == ["Here", "Here"]


def queries(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as found:
        assert titles(page(client, path)) == ["Here"]
    return len(found)


def test_minutes_that_pass_draw_no_line_anew(cast: Cast, drawn, time_machine):
    time_machine.move_to(datetime(2030, 5, 2, 10, 0, tzinfo=UTC), tick=False)
    a_topic(cast.aino, cast.common, "By day")
    eero = signed_in(cast.eero)
    assert "just now" in page(eero)
    for minutes, words in ((7, "7 min ago"), (8, "8 min ago"), (70, "1 h ago"), (23 * 60, "yesterday")):
        time_machine.move_to(datetime(2030, 5, 2, 10, 0, tzinfo=UTC) + timedelta(minutes=minutes), tick=False)
        shown = page(eero)
        assert words in shown
        assert "just now" not in shown
    assert drawn == ["By day"]


CHANGES = {
    "title": (lambda cast, topic: Topic.objects.filter(pk=topic.pk).update(title="Otherwise"), "Otherwise"),
    "closed": (lambda cast, topic: Topic.objects.filter(pk=topic.pk).update(closed_at=timezone.now()), "Closed"),
    "pinned": (lambda cast, topic: Topic.objects.filter(pk=topic.pk).update(pinned_at=timezone.now()), "Pinned"),
    "replies": (lambda cast, topic: Topic.objects.filter(pk=topic.pk).update(replies=1_234), "1,234 replies"),
    "tags": (lambda cast, topic: Topic.objects.filter(pk=topic.pk).update(tags=[[to_text(7), "knots"]]), "#knots"),
    "room": (lambda cast, topic: Room.objects.filter(pk=topic.room_id).update(name="Living room"), "Living room"),
    "questions": (lambda cast, topic: Room.objects.filter(pk=topic.room_id).update(mode="questions"), "Open q"),
    "author": (lambda cast, topic: Member.objects.filter(pk=cast.aino.pk).update(name="Aina Aalto"), "Aina Aalto"),
}  # fmt: skip


@pytest.mark.parametrize("what", CHANGES)
def test_whatever_a_line_shows_is_another_after_the_next_deed(cast: Cast, what: str):
    topic, other = a_topic(cast.aino, cast.common, "As it was"), a_topic(cast.mari, cast.common, "Another")
    browsers = [signed_in(getattr(cast, name)) for name in PEOPLE]
    change, words = CHANGES[what]
    assert not any(words in line_of(browser) for browser in browsers)
    change(cast, topic)
    a_reply(cast.matti, other)
    assert all(words in line_of(browser) for browser in browsers)


def line_of(client: Client) -> str:
    return page(client, TALK).partition('<ol class="topics">')[2].partition("</ol>")[0]


def test_whoever_asked_without_a_name_is_called_so_in_each_reader_s_language(cast: Cast):
    topic = a_topic(cast.aino, cast.common, "Whose is it?")
    Topic.objects.filter(pk=topic.pk).update(is_veiled=True, author=None, faces=[])
    cast.eero.person.language = "fi"
    cast.eero.person.save()
    eero, matti = signed_in(cast.eero), signed_in(cast.matti)
    for _time in range(2):
        assert "Anonymous (asker)" in line_of(matti)
        assert "Anonymous (asker)" not in line_of(eero)
        assert "Nimetön (kysyjä)" in line_of(eero)


def test_four_readers_of_one_list_each_have_their_own_marks(cast: Cast):
    topics = [a_topic(cast.aino, cast.common, f"Number {number}") for number in range(3)]
    browsers = {name: signed_in(getattr(cast, name)) for name in PEOPLE}
    reading.mark_all_read(cast.mari)
    following.choose(cast.matti, "topic", topics[1].pk, "mute")
    reading.mark_read(cast.niilo, topics[0], 0)
    a_reply(cast.aino, topics[0])
    for order in (PEOPLE, PEOPLE[::-1]):
        for name in order:
            shown = line_of(browsers[name])
            unread = shown.count('class="topic unread"')
            assert (unread, shown.count(" muted")) == {
                "mari": (1, 0), "matti": (2, 1), "niilo": (3, 0), "eero": (3, 0),
            }[name], name  # fmt: skip
            goes_on = "?at=1#new" in shown
            assert goes_on == (name in ("mari", "niilo")), name
            assert "hole" not in shown
