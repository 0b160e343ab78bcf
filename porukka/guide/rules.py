"""Who may do what with the guide. Pure answers: no request is read here, nothing is written."""

from __future__ import annotations

from porukka.communities.roles import has
from porukka.communities.visitor import Reader


def may_guide(member: Reader) -> bool:
    """Founders and managers read the guide and keep it up to date."""
    return has(member, "keep_guide")
