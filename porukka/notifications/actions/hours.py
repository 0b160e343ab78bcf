"""When a letter may go: bundled for ten minutes, at the hour of the summary, never in quiet hours."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta, tzinfo

from porukka.communities.models import Member
from porukka.notifications.kinds import Way
from porukka.notifications.models import Preference
from porukka.people.zones import zone

BUNDLE = timedelta(minutes=10)


def zone_of(member: Member) -> tzinfo:
    """The person's own time zone, else the community's. member: with its person and community."""
    chosen = zone(member.person.time_zone) if member.person else None
    return chosen or zone(member.community.time_zone) or UTC


def due_at(
    wish: Preference, way: str, now: datetime, where: tzinfo, bundle: timedelta = BUNDLE
) -> datetime | None:
    """When what comes in at `now` goes out by mail this way, in UTC; None if it does not.

    bundle: how long "at once" waits for more to come.
    """
    if way == Way.PAGE:
        return None
    if way == Way.NOW:
        return after_quiet(wish, now + bundle, where)
    return after_quiet(wish, next_summary(wish, now, where), where)


def next_summary(wish: Preference, now: datetime, where: tzinfo) -> datetime:
    """The next time the clock on the wall shows the hour of the summary, in UTC."""
    return _next(wish.summary_hour, now, where)


def after_quiet(wish: Preference, moment: datetime, where: tzinfo) -> datetime:
    """The moment itself, or the end of the quiet hours it falls into, in UTC."""
    begin, end = wish.quiet_from, wish.quiet_to
    if begin is None or end is None:
        return moment
    hour = moment.astimezone(where).hour
    is_quiet = begin <= hour < end if begin < end else hour >= begin or hour < end
    return _next(end, moment, where) if is_quiet else moment


def _next(hour: int, after: datetime, where: tzinfo) -> datetime:
    """The next full hour of that number. An hour that spring skips is the one after it."""
    day = after.astimezone(where).date()
    # compared in UTC: within one zone Python would not see a change of the clocks
    found = datetime.combine(day, time(hour), where).astimezone(UTC)
    if found > after:
        return found
    return datetime.combine(day + timedelta(days=1), time(hour), where).astimezone(UTC)
