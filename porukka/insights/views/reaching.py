"""Whose figures a page shows: of the whole community, or of one room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from porukka.communities.models import Member, Room
from porukka.core.numbers import whole
from porukka.insights import rules


@dataclass(frozen=True)
class Reach:
    """rooms: those one may choose; room: the one that is asked for; has_all: the whole community may be chosen."""

    member: Member
    rooms: list[Room]
    room: Room | None
    has_all: bool

    @property
    def query(self) -> str:
        return f"?room={self.room.pk}" if self.room else ""

    @property
    def context(self) -> dict[str, Any]:
        """What every page of figures is drawn with."""
        return {
            "member": self.member,
            "community": self.member.community,
            "rooms": self.rooms,
            "room": self.room,
            "has_all": self.has_all,
            "query": self.query,
        }


def reach(request: HttpRequest, member: Member) -> Reach:
    """?room=<id>: of one room she may read, else of the whole community; a steward, of the rooms she looks after.

    Raises Http404 for who may read none.
    """
    if not rules.may_read_some(member):
        raise Http404
    has_all = rules.may_read_insights(member)
    rooms = Room.objects.readable_by(member).order_by("position", "name")
    if not has_all:
        rooms = rooms.filter(pk__in=member.stewarded)
    asked = request.GET.get("room")
    room = get_object_or_404(rooms, pk=whole(asked)) if asked else None
    if room is None and not has_all:
        room = rooms.first()
        if room is None:
            raise Http404
    return Reach(member, list(rooms), room, has_all)


def reach_all(request: HttpRequest, member: Member) -> Reach:
    """The whole community, for the team. Raises Http404 for anybody else."""
    if not rules.may_read_insights(member):
        raise Http404
    return Reach(member, [], None, has_all=True)
