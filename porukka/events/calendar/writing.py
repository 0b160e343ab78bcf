"""Events as calendar files (RFC 5545): one to add, or a feed that a calendar reads again and again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vRecur

from porukka.events.calendar.repeating import Rule
from porukka.events.calendar.timezones import timezone_of

CONTENT_TYPE = "text/calendar; charset=utf-8"
PRODUCT = "-//Porukka//Porukka//EN"
LONGEST_WORDS = 2000  # characters of a description
REFRESH = "PT1H"  # how often calendars are asked to look again


@dataclass(frozen=True)
class Change:
    """One time of a series that is otherwise than its rule says. recurrence_at: when the rule has it (UTC)."""

    recurrence_at: datetime
    starts: datetime
    ends: datetime
    place: str = ""
    link: str = ""
    sequence: int = 0


@dataclass(frozen=True)
class Entry:
    """What a calendar shows of an event. All moments are UTC.

    uid: the same for ever; url: its page; link: where it happens online, "" for a reader who is not to have it;
    zone: in which its clocks run; gone: moments of the rule that do not take place; sequence: counted up with each
    change; changed_at: when that was.
    """

    uid: str
    title: str
    words: str
    url: str
    starts: datetime
    ends: datetime
    zone: ZoneInfo
    changed_at: datetime
    rule: Rule | None = None
    place: str = ""
    link: str = ""
    sequence: int = 0
    is_cancelled: bool = False
    gone: tuple[datetime, ...] = ()
    changes: tuple[Change, ...] = ()


def write(entries: Sequence[Entry], *, name: str = "") -> bytes:
    """The calendar file with these events, each zone they are in described. name: of a feed, as calendars show it."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    if name:
        calendar.add("x-wr-calname", _one_line(name))
        calendar.add("x-published-ttl", REFRESH)
    for zone in sorted(
        {entry.zone for entry in entries if entry.zone.key != "UTC"}, key=lambda zone: zone.key
    ):
        calendar.add_component(timezone_of(zone, *_years(entries, zone)))
    for entry in entries:
        calendar.add_component(_event(entry))
        for change in entry.changes:
            calendar.add_component(_changed(entry, change))
    return calendar.to_ical()


def _years(entries: Sequence[Entry], zone: ZoneInfo) -> tuple[int, int]:
    there = [entry for entry in entries if entry.zone == zone]
    moments = [entry.starts for entry in there]
    moments += [change.starts for entry in there for change in entry.changes]
    return min(moments).year, max(moments).year


def _event(entry: Entry) -> Event:
    event = _core(entry, entry.starts, entry.ends, entry.place, entry.link, entry.sequence)
    if entry.rule is not None:
        event.add("rrule", vRecur.from_ical(entry.rule.text(entry.zone)))
    if entry.gone:
        event.add("exdate", [_local(moment, entry.zone) for moment in entry.gone])
    return event


def _changed(entry: Entry, change: Change) -> Event:
    event = _core(entry, change.starts, change.ends, change.place, change.link, change.sequence)
    event.add("recurrence-id", _local(change.recurrence_at, entry.zone))
    return event


def _core(entry: Entry, starts: datetime, ends: datetime, place: str, link: str, sequence: int) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", entry.changed_at.astimezone(UTC))
    event.add("last-modified", entry.changed_at.astimezone(UTC))
    event.add("dtstart", _local(starts, entry.zone))
    event.add("dtend", _local(ends, entry.zone))
    event.add("sequence", sequence)
    event.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
    event.add("summary", _one_line(entry.title))
    event.add("url", entry.url)
    words = "\n\n".join(filter(None, [_clean(entry.words)[:LONGEST_WORDS], _one_line(link), entry.url]))
    event.add("description", words)
    if place or link:
        event.add("location", _one_line(place or link))
    return event


def _local(moment: datetime, zone: ZoneInfo) -> datetime:
    return moment.astimezone(zone)


def _one_line(text: str) -> str:
    return " ".join(_clean(text).split())


def _clean(text: str) -> str:
    """Without control characters, which no calendar file may hold; line breaks are written by the library."""
    return "".join(letter for letter in text if letter in "\n\t" or letter.isprintable())
