"""Who may ask and who may vote. Seeing is not asked here: what one may not see has not been found."""

from __future__ import annotations

from porukka.communities.models import Room
from porukka.communities.visitor import Reader
from porukka.discussions.rules import may_reply, may_start_topic
from porukka.polls.models import Poll


def may_ask(member: Reader, room: Room | None = None) -> bool:
    """Whoever may open a discussion may put a poll into it."""
    return may_start_topic(member, room)


def may_vote(member: Reader, poll: Poll) -> bool:
    """Whoever may reply in the topic, as long as the poll is open."""
    stands = poll.post.deleted_at is None and poll.post.hidden_at is None
    return poll.is_open and stands and may_reply(member, poll.post.topic)
