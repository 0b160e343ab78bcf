"""What the people of the demo follow, and what has become too lively for them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from porukka.communities.models import Member
from porukka.discussions.actions.following import choose
from porukka.discussions.following import Follow

CHOICES = {"followed_by": Follow.State.FOLLOW, "muted_by": Follow.State.MUTE}


def choose_for(entry: dict[str, Any], kind: str, subject: int, members: Mapping[str, Member]) -> None:
    """kind, subject: the room or the topic of this entry of the file."""
    for words, state in CHOICES.items():
        for key in entry.get(words, ()):
            choose(members[key], kind, subject, state)
