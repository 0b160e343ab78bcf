"""What the page of the founding circle reads."""

from __future__ import annotations

from dataclasses import dataclass

from porukka.communities.models import Community, Member
from porukka.communities.queries import Face, face_of
from porukka.communities.visitor import Reader
from porukka.joining.models import Circle

MOST_SHOWN = 60


@dataclass(frozen=True)
class Comer:
    """Somebody in the circle, and who asked her in."""

    face: Face
    invited_by: str


def circle_of(community: Community) -> Circle | None:
    return Circle.objects.filter(community=community).select_related("opened_by").first()


def comers(reader: Reader, circle: Circle) -> list[Comer]:
    """Who belongs to the circle, in the order in which they came, as far as this reader sees members at all."""
    found = Member.objects.visible_to(reader).select_related("invited_by").order_by("joined_at", "id")
    if circle.opened_at is not None:
        found = found.filter(is_founding_member=True)
    return [
        Comer(face_of(member), member.invited_by.name if member.invited_by else "")
        for member in found[:MOST_SHOWN]
    ]
