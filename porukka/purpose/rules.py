"""Who may say what a community is for. Seeing is not asked here: what one may not see has not been found."""

from __future__ import annotations

from porukka.communities.rules import may_edit_community
from porukka.communities.visitor import Reader


def may_state(member: Reader) -> bool:
    """Say what the community is for, and for whom: those who may change its name and purpose."""
    return may_edit_community(member)
