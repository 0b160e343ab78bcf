"""What the tests of this folder say often."""

from __future__ import annotations

from datetime import datetime, timedelta
from html import unescape
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone

from porukka.communities.models import Deed, Member, Room
from porukka.core import blocks
from porukka.discussions.actions import writing
from porukka.discussions.addresses import topic_url
from porukka.events.models import Coming, Event, Occurrence
from tests.cast import Cast

HELSINKI = ZoneInfo("Europe/Helsinki")


def at(name: str, *values: Any) -> str:
    """The address of a page of the writers' events."""
    return reverse(f"events:{name}", args=["writers", *values])


def typed(starts: datetime, **further: Any) -> dict[str, Any]:
    """What one types for an event of two hours, on the clock of Helsinki."""
    local = starts.astimezone(HELSINKI)
    end = local + timedelta(hours=2)
    fields = {
        "day": local.date().isoformat(),
        "time": f"{local:%H:%M}",
        "end_time": f"{end:%H:%M}",
        "end_day": end.date().isoformat() if end.date() != local.date() else "",
        "zone": "Europe/Helsinki",
        "repeat": "never",
    }
    return fields | further


def next_week(hour: int = 18) -> datetime:
    """That hour in Helsinki, a week from today."""
    local = timezone.now().astimezone(HELSINKI) + timedelta(days=7)
    return local.replace(hour=hour, minute=0, second=0, microsecond=0)


def invite(
    author: Member, room: Room, title: str = "A book evening", starts: datetime | None = None, **further: Any
) -> Occurrence:
    """A discussion with an event, written as the composer does it: its first time."""
    fields = typed(starts or next_week(), **further)
    written = blocks.forms_for(author, room, {f"event-{name}": value for name, value in fields.items()})
    assert blocks.all_valid(written), [one.form.errors for one in written]
    topic = writing.start_topic(author, room, title=title, text="Bring a book.", written=written)
    event = Event.objects.get(post__topic=topic)
    return first_of(event)


def first_of(event: Event) -> Occurrence:
    rows = Occurrence.objects.select_related("event__post__topic__room")
    return rows.filter(event=event).order_by("starts")[0]


def talk_of(occurrence: Occurrence) -> str:
    return topic_url("writers", occurrence.event.post.topic)


def words(answer: Any, status: int = 200) -> str:
    """The page as its reader sees its source: entities resolved."""
    assert answer.status_code == status, f"it answered {answer.status_code}"
    return unescape(answer.content.decode())


def answers(occurrence: Occurrence) -> dict[str, str]:
    """Who said what. What is kept of it is right."""
    rows = list(Coming.objects.filter(occurrence=occurrence).select_related("member").order_by("pk"))
    occurrence.refresh_from_db()
    assert occurrence.seats_taken == sum(one.seats for one in rows if one.answer == "yes")
    assert occurrence.waiting == sum(one.answer == "waiting" for one in rows)
    assert occurrence.maybes == sum(one.answer == "maybe" for one in rows)
    return {one.member.name: one.answer for one in rows}


def recorded(kind: str) -> list[Deed]:
    return list(Deed.objects.filter(kind=kind).order_by("seq"))


@pytest.fixture
def evening(cast: Cast) -> Occurrence:
    """Eero invites, as many come as want."""
    return invite(cast.eero, cast.common, place="Library", link="https://meet.example/books", guests_most="2")


@pytest.fixture
def small(cast: Cast) -> Occurrence:
    """Eero invites, and there are two seats."""
    return invite(cast.eero, cast.common, cap="2", guests_most="1")
