"""When an event takes place: counted on the clocks of its own zone, told in UTC."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from dateutil import rrule

from porukka.events.calendar.repeating import Rule
from porukka.events.calendar.zones import instant, wall_time

MOST = 500  # occurrences in one answer
A_NIGHT = timedelta(days=1)  # local times and moments do not come in the same order when the clocks go back
_FREQUENCIES = {
    "DAILY": rrule.DAILY,
    "WEEKLY": rrule.WEEKLY,
    "MONTHLY": rrule.MONTHLY,
    "YEARLY": rrule.YEARLY,
}


def occurrences(
    start: datetime,
    zone: ZoneInfo,
    rule: Rule | None,
    *,
    after: datetime,
    before: datetime,
    most: int = MOST,
) -> list[datetime]:
    """The moments (UTC) at which an event begins, from `after` to just before `before`, the earliest first.

    start: its first time, on the clocks of its zone; rule: None for an event that takes place once; most: of them at
    most so many. A weekly 18:00 stays 18:00 when the clocks change; what that makes of a time which does not exist or
    comes twice, see `instant`. Days a month does not have (the 31st) are left out, as in RFC 5545.
    """
    if rule is None:
        moments: Iterator[datetime] = iter([instant(start, zone)])
    else:
        moments = (instant(wall, zone) for wall in _walls(start, rule, wall_time(before, zone) + A_NIGHT))
    return list(islice((moment for moment in moments if after <= moment < before), most))


def _walls(start: datetime, rule: Rule, end: datetime) -> Iterator[datetime]:
    """Local times up to about `end`, so that a rule without an end has one."""
    days = [rrule.weekday(day, place or None) for place, day in rule.days]
    counted = rrule.rrule(
        _FREQUENCIES[rule.frequency],
        dtstart=start,
        interval=rule.interval,
        count=rule.count,
        until=rule.until,
        byweekday=days or None,
        bymonthday=rule.month_days or None,
        bymonth=rule.months or None,
        bysetpos=rule.place or None,
        wkst=rrule.MO,
    )
    for wall in counted:
        if wall > end:
            return
        yield wall
