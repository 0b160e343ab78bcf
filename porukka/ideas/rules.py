"""Who may promise, vote and decide. Seeing is not asked here: what one may not see has not been found."""

from __future__ import annotations

from porukka.communities.models import Room
from porukka.communities.roles import has
from porukka.communities.rules import may_edit_community
from porukka.communities.visitor import Reader
from porukka.discussions.rules import may_start_topic
from porukka.ideas.models import Idea


def may_promise(member: Reader) -> bool:
    """Say at how many votes the team decides: it is the community's word, so those who may change its purpose."""
    return may_edit_community(member)


def may_put_up(member: Reader, room: Room | None = None) -> bool:
    """Whoever may open a discussion may put an idea into it, where every member reads and the team can decide."""
    return may_start_topic(member, room) and (room is None or may_hold_ideas(room))


def may_hold_ideas(room: Room) -> bool:
    return room.is_open


def may_vote(member: Reader, idea: Idea) -> bool:
    """Whoever may react to its words, as long as it takes votes."""
    stands = idea.post.stands and idea.post.topic.deleted_at is None
    return has(member, "react") and stands and idea.takes_votes


def may_decide(member: Reader, idea: Idea) -> bool:
    """Say what becomes of it: those who gave the promise."""
    return may_promise(member) and idea.post.stands and bool(Idea.NEXT[Idea.State(idea.state)])
