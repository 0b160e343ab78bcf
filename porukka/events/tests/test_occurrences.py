"""When a series takes place: on the clocks of Helsinki, over both of their changes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from porukka.events.calendar.occurring import MOST, occurrences
from porukka.events.calendar.repeating import read_rule
from porukka.events.tests.clocks import wall

HELSINKI = ZoneInfo("Europe/Helsinki")
EVER = {"after": datetime(2000, 1, 1, tzinfo=UTC), "before": datetime(2100, 1, 1, tzinfo=UTC)}


def found(start, text, zone=HELSINKI, **between):
    return occurrences(start, zone, read_rule(text, start, zone), **(EVER | between))


def test_six_in_the_evening_stays_six_when_the_clocks_go_back_and_forward():
    moments = found(wall(2026, 10, 20, 18), "FREQ=WEEKLY;UNTIL=20270406")
    assert all(moment.astimezone(HELSINKI).hour == 18 for moment in moments)
    assert moments[0] == datetime(2026, 10, 20, 15, tzinfo=UTC)
    assert moments[1] == datetime(2026, 10, 27, 16, tzinfo=UTC)  # after 25 October 2026
    assert datetime(2027, 3, 23, 16, tzinfo=UTC) in moments
    assert moments[-2:] == [datetime(2027, 3, 30, 15, tzinfo=UTC), datetime(2027, 4, 6, 15, tzinfo=UTC)]


@pytest.mark.parametrize(
    ("start", "utc"),
    [
        (
            wall(2026, 10, 24, 3, 30),
            [(24, 0), (25, 0), (26, 1)],
        ),  # half past three comes twice: the first
        (
            wall(2027, 3, 27, 3, 30),
            [(27, 1), (28, 1), (29, 0)],
        ),  # it does not come at all: by the old clock
    ],
)
def test_the_night_the_clocks_change_has_one_time_each_day(start, utc):
    moments = found(start, "FREQ=DAILY;COUNT=3")
    assert [(moment.day, moment.hour) for moment in moments] == utc


def test_once_is_once_and_only_between_the_two_moments():
    start = wall(2026, 11, 10, 18)
    moment = datetime(2026, 11, 10, 16, tzinfo=UTC)
    assert occurrences(start, HELSINKI, None, after=moment, before=moment + timedelta(seconds=1)) == [moment]
    assert occurrences(start, HELSINKI, None, after=moment - timedelta(days=1), before=moment) == []


def test_the_later_bound_is_kept_to_the_moment_in_the_hour_that_comes_twice():
    start = wall(2026, 10, 25, 3, 45)
    before = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)  # the second half past three
    assert found(start, "FREQ=DAILY", before=before) == [datetime(2026, 10, 25, 0, 45, tzinfo=UTC)]


def test_a_month_without_a_thirty_first_is_left_out():
    moments = found(wall(2027, 1, 31, 12), "FREQ=MONTHLY;COUNT=3")
    assert [(moment.month, moment.day) for moment in moments] == [(1, 31), (3, 31), (5, 31)]


def test_the_leap_day_comes_every_fourth_year():
    moments = found(wall(2028, 2, 29, 12), "FREQ=YEARLY;COUNT=2")
    assert [moment.year for moment in moments] == [2028, 2032]


def test_a_series_without_an_end_is_counted_no_farther_than_asked():
    assert len(found(wall(2000, 1, 1, 12), "FREQ=DAILY")) == MOST
    late = datetime(2099, 12, 31, tzinfo=UTC)
    assert len(found(wall(2000, 1, 1, 12), "FREQ=DAILY", after=late)) == 1
    rare = found(wall(2036, 2, 29, 12), "FREQ=MONTHLY;INTERVAL=12;BYDAY=5FR")  # twice in a century
    assert [moment.year for moment in rare] == [2036, 2064, 2092]
