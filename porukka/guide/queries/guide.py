"""The community's guide and the kind of community it is of."""

from __future__ import annotations

from dataclasses import dataclass

from porukka.communities.actions import inviting
from porukka.communities.models import Invitation, Member
from porukka.guide.archetypes import Archetype, RoomPlan, archetype
from porukka.guide.models import Guide
from porukka.guide.queries.openings import Place


def guide_of(member: Member) -> Guide:
    """The guide; of a community that is older than guides are, one that is not stored. One query."""
    community = member.community
    found = Guide.objects.filter(community=community).first()
    return found or Guide(community=community, opened_at=community.made_at)


def kind_of(guide: Guide) -> Archetype | None:
    """In the community's language; None for a community of its own kind."""
    return archetype(guide.archetype, guide.community.language)


@dataclass(frozen=True)
class Part:
    plan: RoomPlan
    is_open: bool


def parts(kind: Archetype, taken: dict[str, Place]) -> list[Part]:
    """The rooms of the archetype, those that are not open first."""
    found = [Part(room, f"room-{room.key}" in taken) for room in kind.rooms]
    return sorted(found, key=lambda part: part.is_open)


def own_invitation(member: Member) -> Invitation | None:
    """The member's newest living link to the community, for more than one person. One query."""
    mine = Invitation.objects.usable().filter(
        community_id=member.community_id, made_by=member, room=None, most_uses__gt=1
    )
    return mine.order_by("-made_at", "-pk").first()


def token_of(invitation: Invitation | None) -> str:
    return inviting.token_of(invitation) if invitation else ""
