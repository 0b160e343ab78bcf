"""Who may describe herself, and who may look for others."""

from __future__ import annotations

from porukka.communities.roles import has
from porukka.communities.visitor import Reader


def may_describe_herself(member: Reader) -> bool:
    """Everybody inside, a guest too."""
    return member.is_member and not member.is_suspended


def may_look_for_members(member: Reader) -> bool:
    return has(member, "see_members")
