"""The proposed openings of the first week, each with its day and with what has become of it; and what comes after."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from porukka.communities.models import Member
from porukka.core import clock
from porukka.guide.archetypes import Archetype, Opening, Ritual
from porukka.guide.models import Guide, Taken

NEW, DRAFT, WAITING, DEALT = "new", "draft", "waiting", "dealt"


@dataclass(frozen=True)
class Place:
    """What has become of something that may be taken. state: NEW; in her DRAFT-s or WAITING for its time; DEALT with,
    or in somebody else's hands. who: whose, if it is not the reader; draft: its id, if it is hers."""

    state: str
    who: str = ""
    draft: int | None = None
    publish_at: datetime | None = None


@dataclass(frozen=True)
class OpeningRow:
    """publish_at: when it is proposed to be published."""

    key: str
    opening: Opening
    place: Place
    publish_at: datetime


@dataclass(frozen=True)
class RitualRow:
    key: str
    ritual: Ritual
    place: Place
    publish_at: datetime


@dataclass(frozen=True)
class PromptRow:
    key: str
    words: str
    place: Place


def places(member: Member) -> dict[str, Place]:
    """What the community has taken of its archetype, by key. One query."""
    found = Taken.objects.filter(community_id=member.community_id).select_related("draft", "by")
    return {taken.key: _place(member, taken) for taken in found.order_by("pk")}


def _place(member: Member, taken: Taken) -> Place:
    if taken.by_id != member.pk:
        return Place(DEALT, taken.by.name if taken.by else "")
    draft = taken.draft
    if draft is None or draft.deleted_at is not None:
        return Place(DEALT)
    return Place(WAITING if draft.waits else DRAFT, "", draft.pk, draft.publish_at)


def openings(guide: Guide, kind: Archetype, taken: dict[str, Place]) -> Iterator[OpeningRow]:
    """The seven, each with the day it is proposed for: one a day, from the day after the door opened, never in the
    past and never two on one day."""
    today = timezone.localdate()
    opened, last = timezone.localdate(guide.opened_at), today
    for opening in kind.openings:
        key = f"day-{opening.day}"
        place = taken.get(key, Place(NEW))
        if place.publish_at is not None:
            day = timezone.localdate(place.publish_at)
        else:
            day = max(opened + timedelta(days=opening.day), last + timedelta(days=1))
        if place.state != DEALT and place.state != DRAFT:
            last = max(last, day)
        yield OpeningRow(key, opening, place, at(day, kind))


def rituals(kind: Archetype, taken: dict[str, Place]) -> list[RitualRow]:
    """Each with the next day of the week it is meant for."""
    today = timezone.localdate()
    rows = []
    for ritual in kind.rituals:
        key = f"ritual-{ritual.key}"
        day = today + timedelta(days=(ritual.weekday - today.isoweekday() - 1) % 7 + 1)
        rows.append(RitualRow(key, ritual, taken.get(key, Place(NEW)), at(day, kind)))
    return rows


def prompts(kind: Archetype, taken: dict[str, Place]) -> list[PromptRow]:
    keys = [f"prompt-{number}" for number in range(1, len(kind.prompts) + 1)]
    return [
        PromptRow(key, words, taken.get(key, Place(NEW)))
        for key, words in zip(keys, kind.prompts, strict=True)
    ]


def at(day: date, kind: Archetype) -> datetime:
    """That day, when the people of such a community are around."""
    return clock.moment(day, kind.clock)
