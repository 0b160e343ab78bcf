"""Who may send pictures and files. Seeing is not asked here: what one may not see has not been found."""

from __future__ import annotations

from porukka.communities.models import Room
from porukka.communities.roles import has
from porukka.communities.visitor import Reader


def may_attach(member: Reader, room: Room | None = None) -> bool:
    """Whoever may write: what goes with her words is as much hers to say."""
    return has(member, "reply")
