"""The times of an event as rows: made ahead, gone on with, and set anew when the event is changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from porukka.events.actions.locking import locked_event
from porukka.events.calendar.occurring import occurrences
from porukka.events.calendar.repeating import Rule, read_rule
from porukka.events.calendar.zones import wall_time
from porukka.events.models import Coming, Event, Occurrence

A_MONTH = timedelta(days=31)
AT_ONCE = 200
AWAY = timedelta(days=36_525)  # where rows wait while their times are exchanged
A_MOMENT = timedelta(microseconds=1)


@dataclass(frozen=True)
class Ahead:
    """moments: when it begins, each time, from some moment on; until: all of them up to here, None: all there are."""

    moments: list[datetime]
    until: datetime | None


def rule_of(event: Event) -> Rule | None:
    """How it comes again; None if it does not."""
    if not event.rule:
        return None
    zone = ZoneInfo(event.zone)
    return read_rule(event.rule, wall_time(event.starts, zone), zone)


def make_times(event: Event) -> None:
    """The first rows of an event that has just been made."""
    ahead = _ahead(event, event.starts, Event.MOST_AHEAD)
    _write(event, ahead.moments)
    event.made_until = ahead.until
    event.save(update_fields=["made_until"])


def go_on() -> int:
    """Make the rows that have come near meanwhile, in every community. Safe to run twice.

    Returns for how many events.
    """
    soon = timezone.now() + timedelta(days=Event.AHEAD_DAYS) - A_MONTH
    wanting = Event.objects.filter(made_until__lt=soon, cancelled_at=None).exclude(rule="")
    return sum(_go_on(event) for event in wanting.order_by("made_until", "pk")[:AT_ONCE])


@transaction.atomic
def _go_on(event: Event) -> bool:
    event = locked_event(event)
    if event.made_until is None or event.cancelled_at is not None:
        return False
    coming = event.occurrences.filter(starts__gt=timezone.now()).count()
    ahead = _ahead(event, event.made_until, Event.MOST_AHEAD - coming)
    _write(event, ahead.moments)
    event.made_until = ahead.until
    event.save(update_fields=["made_until"])
    return bool(ahead.moments)


def _ahead(event: Event, after: datetime, most: int) -> Ahead:
    """The next `most` moments from `after` on, at most a year from now (the first always)."""
    rule = rule_of(event)
    if rule is None:
        return Ahead([event.starts], None)
    before = max(timezone.now(), event.starts) + timedelta(days=Event.AHEAD_DAYS)
    zone = ZoneInfo(event.zone)
    found = occurrences(
        wall_time(event.starts, zone), zone, rule, after=after, before=before, most=max(0, most)
    )
    if len(found) >= most:
        return Ahead(found, found[-1] + A_MOMENT if found else after)
    is_all = rule.until is not None and wall_time(before, zone) > rule.until
    if rule.count is not None:
        counted = occurrences(
            wall_time(event.starts, zone), zone, rule, after=event.starts, before=before, most=rule.count
        )
        is_all = len(counted) >= rule.count
    return Ahead(found, None if is_all else before)


def _write(event: Event, moments: list[datetime]) -> None:
    length = event.ends - event.starts
    Occurrence.objects.bulk_create(
        [
            Occurrence(
                community_id=event.community_id,
                event=event,
                recurrence_at=moment,
                starts=moment,
                ends=moment + length,
            )
            for moment in moments
        ],
        ignore_conflicts=True,
    )


def set_anew(event: Event) -> None:
    """Set the times that are still to come where the changed event has them now, in their order, so that each keeps
    its answers. What was moved by itself stays there; what there is no time for any more is called off, or removed
    where nobody has answered."""
    now = timezone.now()
    rows = list(event.occurrences.filter(ends__gt=now).order_by("recurrence_at", "pk"))
    has_begun = event.recurs and event.starts <= now
    first = (rows[0].recurrence_at if rows else now) if has_begun else event.starts
    ahead = _ahead(event, first, Event.MOST_AHEAD)
    kept, over = rows[: len(ahead.moments)], rows[len(ahead.moments) :]
    # out of each other's way: two rows of an event never have one moment, not even for a moment
    event.occurrences.filter(pk__in=[row.pk for row in rows]).update(recurrence_at=F("recurrence_at") - AWAY)
    length = event.ends - event.starts
    for row, moment in zip(kept, ahead.moments, strict=False):
        if not row.is_moved:
            row.starts, row.ends, row.reminded_at = moment, moment + length, None
        row.recurrence_at = moment
    Occurrence.objects.bulk_update(kept, ["recurrence_at", "starts", "ends", "reminded_at"])
    _clear(event, over, set(ahead.moments))
    _write(event, ahead.moments[len(kept) :])
    event.made_until = ahead.until
    event.save(update_fields=["made_until"])


def _clear(event: Event, rows: list[Occurrence], taken: set[datetime]) -> None:
    """taken: moments that are other rows' now; whoever had one of them stays out of the way."""
    answered = set(
        Coming.objects.filter(community_id=event.community_id, occurrence__in=rows).values_list(
            "occurrence_id", flat=True
        )
    )
    event.occurrences.filter(pk__in=[row.pk for row in rows if row.pk not in answered]).delete()
    off = [row for row in rows if row.pk in answered]
    for row in off:
        row.cancelled_at = row.cancelled_at or timezone.now()
        row.recurrence_at -= AWAY if row.recurrence_at in taken else timedelta()
    Occurrence.objects.bulk_update(off, ["recurrence_at", "cancelled_at"])
