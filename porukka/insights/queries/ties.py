"""Who talks with whom, as it was laid out with the newest verdict, without those who want to be left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from porukka.communities.models import Member, Room
from porukka.insights.measures.graph import FEWEST_PEOPLE
from porukka.insights.models import Detail, LeftOut


@dataclass(frozen=True)
class Dot:
    """x, y: 0–100; size: of the circle; name: "" without names."""

    x: float
    y: float
    size: float
    name: str
    is_team: bool


@dataclass(frozen=True)
class Stroke:
    """From dot to dot. wide: of the line."""

    x1: float
    y1: float
    x2: float
    y2: float
    wide: float


@dataclass(frozen=True)
class Page:
    """people: who have spoken with somebody; alone: who wrote and have not; dots: none under five people; rows: the
    same as a table, a pair a row."""

    people: int
    alone: int
    dots: list[Dot]
    strokes: list[Stroke]
    rows: list[list[str]]


def page(member: Member, room: Room | None, *, is_named: bool) -> Page | None:
    """None as long as nothing has been counted. Three queries."""
    kept = Detail.objects.filter(community=member.community_id, room=room, name="graph").first()
    if kept is None:
        return None
    data = kept.data
    out = set(LeftOut.objects.filter(community=member.community_id).values_list("member", flat=True))
    places = {place: dot for place, dot in enumerate(data["dots"]) if int(dot[0]) not in out}
    if len(places) < FEWEST_PEOPLE:
        return Page(data["people"], data["alone"], [], [], [])
    lines = [line for line in data["lines"] if line[0] in places and line[1] in places]
    names = _names(member, places, is_named=is_named)
    company = _company(lines)
    dots = [
        Dot(
            x,
            y,
            round(1.2 + min(2.0, 0.2 * company.get(place, 0)), 2),
            names[place] if is_named else "",
            is_team,
        )
        for place, (_who, x, y, is_team) in places.items()
    ]
    strokes = [_stroke(places[one], places[other], days) for one, other, days in lines]
    rows = [[names[one], names[other], str(days)] for one, other, days in lines]
    return Page(data["people"], data["alone"], dots, strokes, rows)


def _stroke(one: list[Any], other: list[Any], days: int) -> Stroke:
    return Stroke(one[1], one[2], other[1], other[2], round(0.2 + min(1.0, 0.1 * days), 2))


def _names(member: Member, places: dict[int, Any], *, is_named: bool) -> dict[int, str]:
    """What each is called; by number where names are not asked for, and who has left in any case."""
    known: dict[int, str] = {}
    if is_named:
        ids = [int(dot[0]) for dot in places.values()]
        known = dict(Member.objects.visible_to(member).filter(pk__in=ids).values_list("pk", "name"))
    return {
        place: known.get(int(dot[0])) or _("person %(number)s") % {"number": number}
        for number, (place, dot) in enumerate(places.items(), 1)
    }


def _company(lines: list[list[int]]) -> dict[int, int]:
    found: dict[int, int] = {}
    for one, other, _days in lines:
        found[one] = found.get(one, 0) + 1
        found[other] = found.get(other, 0) + 1
    return found
