"""A zone's changes of the clocks, as calendar files carry them (VTIMEZONE)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Component, Timezone, vRecur

from porukka.events.calendar.repeating import DAYS

YEARS_AFTER = 12  # beyond the last event, where the changes of the clocks follow no rule


@lru_cache(maxsize=64)  # counting the changes takes some milliseconds
def timezone_of(zone: ZoneInfo, first_year: int, last_year: int) -> Timezone:
    """The component for a zone, right from the year before `first_year` until YEARS_AFTER `last_year`, and for good
    where the clocks change by a yearly rule.

    The library counts when they change and tells it as a list (RDATE), of which some calendars read the beginning
    only; a yearly rule, or else one piece for each change, is read by all.
    """
    end = last_year + YEARS_AFTER
    counted = Timezone.from_tzinfo(zone, zone.key, date(first_year - 1, 1, 1), date(end, 1, 1))
    component = Timezone()
    component.add("tzid", zone.key)
    for change in counted.subcomponents:
        for piece in _pieces(change, end - 1):
            component.add_component(piece)
    return component


def _pieces(change: Component, last_year: int) -> Iterator[Component]:
    onsets = _onsets(change)
    rule = _yearly(onsets) if len(onsets) > 1 and onsets[-1].year == last_year else None
    for onset in onsets[:1] if rule else onsets:
        piece = type(change)()
        for name in ("TZOFFSETFROM", "TZOFFSETTO", "TZNAME"):
            piece[name] = change[name]
        piece.add("dtstart", onset)
        if rule:
            piece.add("rrule", vRecur.from_ical(rule))
        yield piece


def _onsets(change: Any) -> list[datetime]:
    """When the change begins, by the clocks as they stand before it, as RFC 5545 has it (3:00 in Helsinki in spring);
    the library tells a leap by the clocks as they stand after it (4:00)."""
    leap = max(change["TZOFFSETTO"].td - change["TZOFFSETFROM"].td, timedelta(0))
    more = change.get("RDATE", [])
    lists = more if isinstance(more, list) else [more]
    moments = [change["DTSTART"].dt, *(moment.dt for some in lists for moment in some.dts)]
    return sorted(moment - leap for moment in moments)


def _yearly(onsets: Sequence[datetime]) -> str | None:
    """The rule of these moments: one in each year, on the same weekday of the same month at the same time."""
    first = onsets[0]
    years = [moment.year for moment in onsets]
    alike = {(moment.month, moment.weekday(), moment.time()) for moment in onsets}
    if years != list(range(years[0], years[-1] + 1)) or len(alike) > 1:
        return None
    head = f"FREQ=YEARLY;BYMONTH={first.month};BYDAY="
    if all((moment + timedelta(weeks=1)).month != first.month for moment in onsets):
        return f"{head}-1{DAYS[first.weekday()]}"
    places = {(moment.day - 1) // 7 + 1 for moment in onsets}
    return f"{head}{places.pop()}{DAYS[first.weekday()]}" if len(places) == 1 else None
