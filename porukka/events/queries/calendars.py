"""What calendars read: one event, one time of it, or a feed; in a number of queries that does not grow with them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from porukka.communities.visitor import Reader
from porukka.core.text.plain import excerpt, plain
from porukka.events.actions.timing import rule_of
from porukka.events.calendar.writing import Change, Entry
from porukka.events.models import Coming, Event, FeedKey, Occurrence

BACK, AHEAD = timedelta(days=31), timedelta(days=366)  # of a feed
MOST = 500  # events in a feed, and times of them that are otherwise than the rest
MOST_TIMES = 4000  # rows looked at for it
WORDS = 500  # characters of what was written of it
ALL_OF_IT = "event__post__topic"


def of_event(reader: Reader, event: Event) -> list[Entry]:
    """A whole event, with all its times that are otherwise than its rule says. event: one the reader sees."""
    times = list(_times(reader).filter(event=event)[:MOST])
    return _entries(reader, times)


def of_time(reader: Reader, time: Occurrence) -> list[Entry]:
    """One time alone, as an event of its own. time: one the reader sees."""
    return [_single(reader, time, time.pk in _hers(reader, [time]))]


def of_feed(key: FeedKey) -> list[Entry]:
    """What its member may see now of what has been within a month, is, or comes within a year: at most MOST."""
    now = timezone.now()
    near = _times(key.member).filter(ends__gt=now - BACK, starts__lt=now + AHEAD)
    if key.kind == FeedKey.Kind.MINE:
        hers = Coming.objects.filter(
            community_id=key.community_id, member=key.member_id, answer=Coming.Answer.YES
        )
        return [
            _single(key.member, time, True) for time in near.filter(pk__in=hers.values("occurrence"))[:MOST]
        ]
    if key.kind == FeedKey.Kind.ROOM:
        near = near.filter(event__post__topic__room=key.room_id)
    return _entries(key.member, list(near[:MOST_TIMES]))


def changed_at(entries: Sequence[Entry]) -> datetime | None:
    """When any of these was changed last; None if there are none."""
    return max((entry.changed_at for entry in entries), default=None)


def _times(reader: Reader) -> QuerySet[Occurrence]:
    seen = Occurrence.objects.visible_to(reader).filter(event__post__topic__deleted_at=None)
    return seen.select_related(ALL_OF_IT).order_by("starts", "pk")


def _hers(reader: Reader, times: Sequence[Occurrence]) -> set[int]:
    """Which of these times she comes to."""
    if not reader.is_member or not times:
        return set()
    yes = Coming.objects.filter(
        community_id=reader.community_id, occurrence__in=times, member=reader.pk, answer=Coming.Answer.YES
    )
    return set(yes.values_list("occurrence", flat=True))


def _entries(reader: Reader, times: Sequence[Occurrence]) -> list[Entry]:
    """One entry for each event, in the order of their first times."""
    by_event: dict[int, list[Occurrence]] = defaultdict(list)
    for time in times:
        by_event[time.event_id].append(time)
    private = [time for time in times if time.event.link_for_comers and time.online]
    hers, entries, count = _hers(reader, private), [], 0
    for some in by_event.values():
        event = some[0].event
        entry = (
            _series(reader, event, some, hers)
            if event.recurs
            else _single(reader, some[0], some[0].pk in hers)
        )
        count += 1 + len(entry.changes)
        if count > MOST:
            break
        entries.append(entry)
    return entries


def _series(reader: Reader, event: Event, times: Sequence[Occurrence], hers: set[int]) -> Entry:
    off = [time.recurrence_at for time in times if time.cancelled_at is not None and not event.cancelled_at]
    otherwise = [time for time in times if time.cancelled_at is None and _is_otherwise(time, hers)]
    changes = [
        Change(
            time.recurrence_at,
            time.starts,
            time.ends,
            time.where,
            _link(time, time.pk in hers),
            event.sequence + time.sequence,
        )
        for time in otherwise
    ]
    return Entry(
        uid=str(event.uid),
        title=event.post.topic.title,
        words=_words(event),
        url=_url("events:event", reader, event.pk),
        starts=event.starts,
        ends=event.ends,
        zone=ZoneInfo(event.zone),
        changed_at=max([event.changed_at, *(time.changed_at for time in times)]),
        rule=rule_of(event),
        place=event.place,
        link="" if event.link_for_comers else event.link,
        sequence=event.sequence + max(time.sequence for time in times),
        is_cancelled=event.cancelled_at is not None,
        gone=tuple(off),
        changes=tuple(changes),
    )


def _is_otherwise(time: Occurrence, hers: set[int]) -> bool:
    """Whether the series does not say it all: also of a time with a link that is for those who come, as she does."""
    has_own_link = time.event.link_for_comers and bool(time.online) and time.pk in hers
    return bool(time.is_moved or time.sequence or time.place or time.link or has_own_link)


def _single(reader: Reader, time: Occurrence, comes: bool) -> Entry:
    event = time.event
    return Entry(
        uid=f"{event.uid}-{time.address}" if event.recurs else str(event.uid),
        title=event.post.topic.title,
        words=_words(event),
        url=_url("events:time", reader, time.pk),
        starts=time.starts,
        ends=time.ends,
        zone=ZoneInfo(event.zone),
        changed_at=max(event.changed_at, time.changed_at),
        place=time.where,
        link=_link(time, comes),
        sequence=event.sequence + time.sequence,
        is_cancelled=time.is_cancelled,
    )


def _link(time: Occurrence, comes: bool) -> str:
    return time.online if comes or not time.event.link_for_comers else ""


def _words(event: Event) -> str:
    return excerpt(plain(event.post.html), WORDS)


def _url(name: str, reader: Reader, pk: int) -> str:
    return settings.PORUKKA_URL + reverse(name, args=[reader.community.slug, pk])
