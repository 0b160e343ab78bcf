"""Who may promise, hold a contest, vote and decide. Seeing is not asked: what one may not see was not found."""

from __future__ import annotations

from porukka.communities.models import Member, Room
from porukka.communities.roles import has
from porukka.communities.rules import may_edit_community
from porukka.communities.visitor import Reader
from porukka.discussions.rules import may_start_topic
from porukka.ideas.models import Contender, Contest, Idea


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


def may_hold_contest(member: Reader, room: Room | None = None) -> bool:
    """Announce one: those who give promises, where every member reads."""
    return may_promise(member) and may_put_up(member, room)


def may_decide_contest(member: Reader, contest: Contest) -> bool:
    """Make the shortlist, choose, call it off: those who may announce one, until it has ended."""
    return may_promise(member) and contest.post.stands and not contest.is_ended


def may_vote_in(member: Reader, contest: Contest) -> bool:
    """Whoever may react and is one of its voters, as long as it takes votes."""
    stands = contest.post.stands and contest.post.topic.deleted_at is None
    return has(member, "react") and stands and contest.takes_votes and _is_voter(member, contest)


def _is_voter(member: Reader, contest: Contest) -> bool:
    if contest.voters == Contest.Voters.EVERYBODY or not isinstance(member, Member):
        return member.is_member
    here_before = member.joined_at < contest.opens_at
    return not member.is_guest and (contest.voters == Contest.Voters.MEMBERS or here_before)


def may_vote_for(member: Reader, contest: Contest, contender: Contender, writer: int | None) -> bool:
    """Not for one's own. writer: whose words it is."""
    post = contender.post
    stands = post.stands and post.topic.deleted_at is None and post.topic.room.is_open
    is_up = contender.is_listed or contest.way == Contest.Way.STRAIGHT
    return stands and is_up and (writer is None or writer != member.pk)
