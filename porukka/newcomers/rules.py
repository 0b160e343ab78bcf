"""Who may introduce herself, greet, and decide how the community welcomes."""

from __future__ import annotations

from porukka.communities.roles import has
from porukka.communities.visitor import Reader


def may_introduce_herself(member: Reader) -> bool:
    return has(member, "start_topic")


def may_greet(member: Reader) -> bool:
    """Members may volunteer; a guest does not read where newcomers write."""
    return has(member, "see_members")


def may_see_waiting(member: Reader) -> bool:
    """The team looks after introductions that nobody has answered."""
    return member.is_member and member.is_team and not member.is_suspended


def may_choose_welcoming(member: Reader) -> bool:
    return has(member, "edit_community")
