"""A reader as a parameter of a prepared statement (`core.prepared`), for functions that say `visible_to(reader)`."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from porukka.communities.models import Community, Member
from porukka.communities.visitor import Reader
from porukka.core.prepared import Mark, Parameter


class _Shape(NamedTuple):
    """What of a reader changes a statement: what she is, who reads the community and what is off in
    it, what there is of hers to ask."""

    role: str
    is_member: bool
    is_suspended: bool
    visibility: str
    parts_off: str
    mutes_count: bool
    blocks_count: bool
    follows_count: bool


@dataclass(frozen=True)
class StandIn:
    """In a reader's place while a statement is built. Not a Member: what is not here (a name, when she joined) would
    be the same for every reader of the statement, so asking for it is a mistake that tells itself."""

    community: Community
    pk: int
    role: str
    is_member: bool
    is_suspended: bool
    mutes_count: int
    blocks_count: int
    follows_count: int

    @property
    def id(self) -> int:
        return self.pk

    @property
    def community_id(self) -> int:
        return self.community.pk

    @property
    def is_team(self) -> bool:
        return self.role in Member.TEAM

    @property
    def announces(self) -> bool:
        return self.role in Member.ANNOUNCING

    @property
    def is_guest(self) -> bool:
        return self.role == Member.Role.GUEST


class _Reader(Parameter):
    def shape(self, value: Reader) -> Hashable:
        return _Shape(
            str(value.role),
            value.is_member,
            value.is_suspended,
            value.community.visibility,
            value.community.parts_off,
            value.mutes_count > 0,
            value.blocks_count > 0,
            value.follows_count > 0,
        )

    def values(self, value: Reader) -> Sequence[int]:
        return value.community_id, value.pk

    def stand_in(self, shape: Any, mark: Mark) -> StandIn:
        role, is_member, is_suspended, visibility, parts_off, *counts = shape
        community, pk = Community(pk=mark(int), visibility=visibility, parts_off=parts_off), mark(int)
        return StandIn(community, pk, role, is_member, is_suspended, *map(int, counts))


READER = _Reader()
