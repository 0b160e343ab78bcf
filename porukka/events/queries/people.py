"""Everybody who has answered, for those who keep the event."""

from __future__ import annotations

from typing import NamedTuple

from porukka.communities.visitor import Reader
from porukka.core.ids import to_text
from porukka.events.models import Coming, Occurrence

MOST = 2000


class Person(NamedTuple):
    """answer: in words; was_there: None as long as nobody has said; guests: whom she brings along."""

    id: int
    name: str
    answer: str
    words: str
    guests: int
    was_there: bool | None

    @property
    def address(self) -> str:
        return to_text(self.id)


def people_of(reader: Reader, occurrence: Occurrence) -> list[Person]:
    """By name, those who come first; those who said that they do not are left out. At most MOST."""
    rows = Coming.objects.filter(
        community_id=reader.community_id, occurrence=occurrence, member__isnull=False
    ).exclude(answer=Coming.Answer.NO)
    order = [Coming.Answer.YES, Coming.Answer.MAYBE, Coming.Answer.WAITING]
    found = [
        Person(
            one.pk,
            one.member.name if one.member else "",
            one.answer,
            str(Coming.Answer(one.answer).label),
            one.guests,
            one.attended,
        )
        for one in rows.select_related("member").order_by("pk")[:MOST]
    ]
    return sorted(found, key=lambda one: (order.index(Coming.Answer(one.answer)), one.name.casefold()))
