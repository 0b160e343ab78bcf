"""What is told by time alone: that an event is tomorrow, and the day after it, that its host asks how it was.

The work is found in the times themselves and claimed there, so that each is told of once, however often and in how
many workers this runs, and also when nothing ran for a while.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from porukka.communities import deeds
from porukka.core.jobs import one_by_one
from porukka.events.models import Occurrence

BEFORE = timedelta(hours=24)
KNOWS = timedelta(hours=3)  # whoever has answered so lately before that needs no reminder
ASKED_FROM = 9  # o'clock on the next day, by the event's own clock
ASKED_UNTIL = timedelta(days=7)  # what was forgotten longer than this is asked of nobody any more
AT_ONCE = 500


def remind() -> int:
    """Have those reminded who come to what begins within a day. Not of what has begun: that would be too late.

    Safe to run twice, or in two workers at once. Returns of how many times was told.
    """
    now = timezone.now()
    due = (
        _standing()
        .filter(reminded_at=None, starts__gt=now, starts__lte=now + BEFORE)
        .order_by("starts", "pk")
    )
    return one_by_one(list(due.values_list("pk", flat=True)[:AT_ONCE]), _remind)


def comes_too_late(time: Occurrence, now: datetime) -> bool:
    """Whether who says yes now is not reminded any more: by its answer itself she is told that it is so soon."""
    return now > time.starts - BEFORE - KNOWS


def ask() -> int:
    """Have those asked how it was who were there, from the morning of the next day on. Safe to run twice. Returns
    about how many times was asked."""
    now = timezone.now()
    over = _standing().filter(feedback_asked_at=None, ends__lte=now, ends__gt=now - ASKED_UNTIL)
    wanted = over.filter(event__wants_feedback=True).select_related("event").order_by("ends", "pk")
    due = [time.pk for time in wanted[:AT_ONCE] if asked_from(time) <= now]
    return one_by_one(due, _ask)


def asked_from(time: Occurrence) -> datetime:
    """The moment from which one is asked how it was: the morning after its last day."""
    local = time.ends.astimezone(ZoneInfo(time.event.zone))
    return (local + timedelta(days=1)).replace(hour=ASKED_FROM, minute=0, second=0, microsecond=0)


def _standing() -> QuerySet[Occurrence]:
    return Occurrence.objects.on().filter(
        event__post__deleted_at=None, event__post__hidden_at=None, event__post__topic__deleted_at=None
    )


def _remind(pk: int) -> bool:
    return _tell(pk, "reminded_at", "event.near")


def _ask(pk: int) -> bool:
    return _tell(pk, "feedback_asked_at", "event.over")


@transaction.atomic
def _tell(pk: int, claim: str, kind: str) -> bool:
    """Claim it and write its deed down, in one transaction. False if somebody else has."""
    if not Occurrence.objects.filter(pk=pk, **{claim: None}).update(**{claim: timezone.now()}):
        return False
    time = Occurrence.objects.select_related("event__post__topic__room").get(pk=pk)
    topic = time.event.post.topic
    deeds.record(
        kind, actor=None, subject=time.event_id, room=topic.room, topic=str(topic.pk), time=str(time.pk)
    )
    return True
