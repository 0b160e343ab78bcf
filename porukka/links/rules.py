"""Who may share a link, and whether a question goes with it."""

from __future__ import annotations

from porukka.communities.models import Room
from porukka.communities.visitor import Reader
from porukka.core.parts import is_off
from porukka.discussions.rules import may_start_topic


def may_share(member: Reader, room: Room | None = None) -> bool:
    """Whoever may open a discussion may share a link with it."""
    return may_start_topic(member, room)


def must_ask(member: Reader) -> bool:
    """Where the community wants a question with every link."""
    return not is_off(member, "link_questions")
