"""Who goes the daily round, and where. Pure answers: nothing is written here."""

from __future__ import annotations

from django.db.models import QuerySet

from porukka.communities.models import Room
from porukka.communities.roles import has
from porukka.communities.visitor import Reader


def may_go_round(member: Reader) -> bool:
    """The team, and whoever looks after a room as its steward."""
    return has(member, "go_round") or (
        member.is_member and not member.is_suspended and bool(member.stewarded)
    )


def goes_everywhere(member: Reader) -> bool:
    """The team; a steward's round is of her rooms."""
    return has(member, "go_round")


def rooms_of(member: Reader) -> QuerySet[Room]:
    """The rooms of her round, as far as she reads them."""
    rooms = Room.objects.readable_by(member)
    return rooms if goes_everywhere(member) else rooms.filter(pk__in=member.stewarded)
