"""Waiting for an answer over time: what is usual, what was promised, and whether it slackens."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from porukka.insights.measures.care import Course, Share, by_speed

STEPS = (1, 2, 4, 8, 12, 24, 48, 72)  # hours; who waits longer is better told nothing
USUALLY = 2 / 3
FEWEST_A_WEEK = 5
WEEK = timedelta(days=7)


class Week(NamedTuple):
    """began: its first moment; share: of the discussions members began in it, those answered within a day."""

    began: datetime
    share: Share


def usual_hours(courses: Sequence[Course], now: datetime) -> int | None:
    """The least of 1, 2, 4, 8, 12, 24, 48 and 72 hours within which two of three members' discussions were answered.

    Hours. n: discussions begun outside the team that are so old, at least 10; unanswered ones count as late. None if
    two of three were not, or too few were begun.
    """
    for hours in STEPS:
        value = by_speed(courses, now, timedelta(hours=hours)).share.value
        if value is not None and value >= USUALLY:
            return hours
    return None


def goal_hit(courses: Sequence[Course], now: datetime, hours: int | None) -> Share:
    """Members' discussions answered within the hours the founder has promised herself / those that are so old.

    n at least 10; nothing of nothing where no goal is set.
    """
    return by_speed(courses, now, timedelta(hours=hours)).share if hours else Share(0, 0)


def by_week(courses: Sequence[Course], until: datetime, weeks: int = 12) -> list[Week]:
    """Answered within 24 hours / begun outside the team, by whole weeks back from a day before `until`, oldest first.

    A day before, because younger discussions may still be answered in time. n of each week at least 5.
    """
    found = []
    end = until - timedelta(days=1)
    for number in range(weeks, 0, -1):
        began = end - number * WEEK
        share = by_speed([one for one in courses if began < one.began <= began + WEEK], until).share
        found.append(Week(began, Share(share.some, share.n, FEWEST_A_WEEK)))
    return found


def is_fading(weeks: Sequence[Week]) -> bool:
    """The share answered within 24 hours fell two weeks running: each of the last two is below the one before.

    n of each at least 5; nothing is said where one of them is smaller.
    """
    values = [week.share.value for week in weeks[-3:]]
    if len(values) < 3 or None in values:
        return False
    first, second, third = (value or 0.0 for value in values)
    return first > second > third


def as_points(weeks: Sequence[Week]) -> list[tuple[date, float]]:
    """The weeks that say something, for a chart: first day, share 0–1."""
    return [(week.began.date(), week.share.value) for week in weeks if week.share.value is not None]
