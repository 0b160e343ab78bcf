"""Somebody who reads a community without being its member: the same interface as `Member`, never None."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from porukka.communities.models import Community, Member

# who reads: with one interface, so that no page asks whether somebody is there
Reader: TypeAlias = "Member | Visitor"


@dataclass(frozen=True)
class Visitor:
    """person: the signed-in person, or Django's AnonymousUser."""

    community: Community
    person: Any

    pk = 0  # nobody's id
    id = 0
    role = "visitor"
    name = ""
    is_member = False
    is_team = False
    announces = False
    is_guest = False
    on_board = False
    is_suspended = False
    picture_id = None
    follows_count = 0
    mutes_count = 0
    saved_count = 0
    views_count = 0
    blocks_count = 0
    guidelines_version = 0
    stewarded: frozenset[int] = frozenset()
    owes_guidelines = False

    @property
    def community_id(self) -> int:
        return self.community.pk
