"""Events for the tests of calendars, mails and what comes afterwards."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from porukka.communities.models import Member, Room
from porukka.discussions.actions import writing
from porukka.events.actions import answering, making
from porukka.events.models import Event, Occurrence

LINK = "https://meet.example/secret-door"


def evening(
    host: Member, room: Room, *, title: str = "Savings evening", starts: datetime | None = None, **facts: Any
) -> Occurrence:
    """An event that begins tomorrow (or at `starts`, UTC) and lasts two hours. Returns its first time."""
    topic = writing.start_topic(host, room, title=title, text="Bring a cup, and a **question**.")
    starts = starts or (timezone.now() + timedelta(days=1)).replace(microsecond=0)
    facts = {"starts": starts, "ends": starts + timedelta(hours=2), "zone": "Europe/Helsinki"} | facts
    event = making.invite(topic.posts.get(number=0), **facts)
    return event.occurrences.order_by("starts").select_related("event__post__topic__room")[0]


def times_of(event: Event) -> list[Occurrence]:
    """All times of an event, the earliest first."""
    return list(event.occurrences.order_by("recurrence_at").select_related("event__post__topic__room"))


def comes(member: Member, time: Occurrence, said: str = "yes") -> None:
    answering.answer(member, time, said)
