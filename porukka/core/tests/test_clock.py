"""Time in calm words."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone, translation

from porukka.core import clock
from porukka.core.clock import exact, watching, when

HELSINKI = ZoneInfo("Europe/Helsinki")
NOW = datetime(2026, 11, 24, 19, 0, tzinfo=HELSINKI)  # a Tuesday


@pytest.fixture(autouse=True)
def _in_helsinki():
    with timezone.override(HELSINKI):
        yield


def at(*moment: int) -> datetime:
    return datetime(*moment, tzinfo=HELSINKI)


@pytest.mark.parametrize(
    ("moment", "finnish", "english"),
    [
        (NOW, "juuri nyt", "just now"),
        (NOW - timedelta(seconds=59), "juuri nyt", "just now"),
        (NOW + timedelta(seconds=30), "juuri nyt", "just now"),
        (NOW - timedelta(seconds=60), "1 min sitten", "1 min ago"),
        (NOW - timedelta(minutes=12), "12 min sitten", "12 min ago"),
        (NOW - timedelta(minutes=59, seconds=59), "59 min sitten", "59 min ago"),
        (NOW - timedelta(hours=2), "2 t sitten", "2 h ago"),
        (NOW - timedelta(hours=5, minutes=59), "5 t sitten", "5 h ago"),
        (at(2026, 11, 24, 9, 12), "tänään klo 9.12", "today at 9:12"),
        (at(2026, 11, 24, 0, 0), "tänään klo 0.00", "today at 0:00"),
        (at(2026, 11, 24, 21, 5), "tänään klo 21.05", "today at 21:05"),
        (at(2026, 11, 23, 23, 59) - timedelta(hours=11), "eilen", "yesterday"),
        (at(2026, 11, 25, 9, 0), "huomenna klo 9.00", "tomorrow at 9:00"),
        (at(2026, 11, 22, 9, 0), "2 pv sitten", "2 days ago"),
        (at(2026, 11, 18, 9, 0), "6 pv sitten", "6 days ago"),
        (at(2026, 11, 17, 9, 0), "ti 17.11.", "Tue 17 Nov"),
        (at(2026, 1, 5, 9, 0), "ma 5.1.", "Mon 5 Jan"),
        (at(2025, 12, 31, 23, 59), "31.12.2025", "31 Dec 2025"),
        (at(2027, 1, 1, 0, 0), "1.1.2027", "1 Jan 2027"),
    ],
)
def test_a_moment_is_said_as_people_say_it(moment, finnish, english):
    with translation.override("fi"):
        assert clock.when(moment, NOW) == finnish
    with translation.override("en"):
        assert clock.when(moment, NOW) == english


def test_a_few_hours_ago_may_be_yesterday_evening():
    after_midnight = at(2026, 11, 25, 1, 0)
    with translation.override("fi"):
        assert clock.when(at(2026, 11, 24, 22, 0), after_midnight) == "3 t sitten"
        assert clock.when(at(2026, 11, 24, 18, 0), after_midnight) == "eilen"


def test_the_day_is_the_readers_own():
    moment = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)  # half past one in the night in Helsinki
    now = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
    with translation.override("en"):
        assert clock.when(moment, now) == "today at 1:30"
        with timezone.override(UTC):
            assert clock.when(moment, now) == "yesterday"


def test_the_whole_moment_is_written_out():
    with translation.override("fi"):
        assert clock.exact(NOW) == "tiistaina 24.11.2026 klo 19.00"
        assert clock.day(NOW) == "24.11.2026"
        assert clock.day(date(2026, 3, 1)) == "1.3.2026"
    with translation.override("en"):
        assert clock.exact(NOW) == "Tuesday 24 November 2026 at 19:00"
        assert clock.day(NOW) == "24 November 2026"


def test_machines_get_utc():
    assert clock.iso(NOW) == "2026-11-24T17:00:00Z"


def test_the_element_holds_words_and_the_exact_time():
    with translation.override("fi"):
        assert clock.time_tag(NOW - timedelta(minutes=5), NOW) == (
            '<time datetime="2026-11-24T16:55:00Z" title="tiistaina 24.11.2026 klo 18.55">5 min sitten</time>'
        )


@pytest.mark.parametrize("words", [clock.when, clock.exact, clock.iso, clock.day])
def test_a_moment_without_a_zone_is_refused(words):
    with pytest.raises(ValueError, match=r"naive|zone"):
        words(datetime(2026, 11, 24, 19, 0))  # noqa: DTZ001


@pytest.mark.parametrize(
    "minutes", [-3000, -90, -2, -0.5, 0, 0.5, 3.3, 59.9, 61, 359, 361, 900, 2000, 9000, 600000]
)
def test_words_of_time_hold_until_the_moment_that_was_noted_and_no_longer_than_that(minutes: float) -> None:
    now = datetime(2026, 11, 24, 12, 30, 10, tzinfo=UTC)
    moment = now - timedelta(minutes=minutes)
    with watching() as watch:
        words = when(moment, now)
    assert watch.until is not None
    assert now < watch.until <= now + timedelta(days=1)
    assert when(moment, watch.until - timedelta(seconds=1)) == words
    if 0 <= minutes < 300:  # further away the words of a day may stay as they are
        assert when(moment, watch.until + timedelta(seconds=1)) != words


def test_who_keeps_words_inside_of_others_tells_them() -> None:
    now = datetime(2026, 11, 24, 12, tzinfo=UTC)
    with watching() as outer:
        with watching() as inner:
            when(now, now)
        when(now - timedelta(days=400), now)
    assert outer.until == inner.until == now + timedelta(minutes=1)
    with watching() as nothing:
        exact(now)
    assert nothing.until is None
