"""When a poll closes: in so many days, or on a day and at a time on the writer's own clock."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from porukka.polls.models import Poll
from porukka.polls.tests.conftest import ask, read
from tests.cast import signed_in

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
TOPIC = {"title": "When do we meet?", "text": "Say a day.", "once": "one"}
ASKED = {"poll-question": "Which day?", "poll-options": "Monday\nTuesday"}


@pytest.fixture(autouse=True)
def _noon(time_machine):
    time_machine.move_to(NOON, tick=False)


def publish(cast, **typed):
    fields = {f"poll-{name}": value for name, value in typed.items()}
    return signed_in(cast.eero).post("/c/writers/new/", TOPIC | ASKED | {"room": cast.common.pk} | fields)


def test_it_closes_on_the_day_and_at_the_time_of_the_writers_clock(cast):
    assert publish(cast, days="at", closes_at="2026-11-26T18:00").status_code == 302
    poll = Poll.objects.get()
    assert poll.closes_at == datetime(2026, 11, 26, 16, tzinfo=UTC)  # written in Helsinki
    assert "closes on Thursday 26 November 2026 at 18:00" in read(cast.niilo, poll)
    cast.niilo.person.time_zone = "America/New_York"
    cast.niilo.person.save()
    assert "closes on Thursday 26 November 2026 at 11:00" in read(cast.niilo, poll)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "Say on which day and at what time"),
        ("soon", "Give a day and a time"),
        ("2026-11-24T13:59", "That time has passed."),
        ("2027-11-26T14:01", "more than a year away"),
        ("9999-12-31T23:59", "Give a day and a time"),
        ("0001-01-01T00:00", "Give a day and a time"),
        ("2027-03-28T03:30", ""),  # the clocks skip it
        ("x" * 100_000, "Give a day and a time"),
    ],
)
def test_another_time_is_none_and_every_word_is_kept(cast, typed, told):
    sent = publish(cast, days="at", closes_at=typed)
    page = sent.content.decode()
    assert sent.status_code == 400
    assert told in page
    assert "Monday\nTuesday" in page
    assert not Poll.objects.exists()


def test_a_time_begun_and_left_for_a_quick_choice_is_passed_over(cast):
    assert publish(cast, days="1", closes_at="soon").status_code == 302
    assert Poll.objects.get().closes_at == datetime(2026, 11, 25, 12, tzinfo=UTC)


def test_without_a_word_about_it_a_poll_stays_open(cast):
    assert ask(cast.eero, cast.common, closes_at="2026-11-26T18:00").closes_at is None


def test_a_time_alone_is_no_poll(cast):
    assert publish(cast, question="", options="", days="at", closes_at="2026-11-26T18:00").status_code == 302
    assert not Poll.objects.exists()
