"""Who may ask, vote, add, close and see what came of it. Seeing the poll itself is not asked here: what one may not
see has not been found."""

from __future__ import annotations

from porukka.communities.models import Room
from porukka.communities.roles import has
from porukka.communities.visitor import Reader
from porukka.discussions.rules import may_keep_order, may_reply, may_start_where_she_reads
from porukka.polls.models import Poll


def may_ask(member: Reader, room: Room | None = None) -> bool:
    """Whoever may open a discussion may put a poll into it, or into an answer. room: one whose talk she reads."""
    return may_start_where_she_reads(member, room)


def may_vote(member: Reader, poll: Poll) -> bool:
    """Whoever may reply in the topic, as long as the poll is open."""
    return poll.is_open and poll.post.stands and may_reply(member, poll.post.topic)


def leads(member: Reader, poll: Poll) -> bool:
    """Whoever asked, and the team."""
    return has(member, "keep_polls") or (has(member, "change_own") and poll.post.writer_id == member.pk)


def may_change(member: Reader, poll: Poll) -> bool:
    """Move when it closes, or end it now: whoever asked, and whoever keeps order there, as long as it is open."""
    if not poll.is_open or not poll.post.stands:
        return False
    return leads(member, poll) or may_keep_order(member, poll.post.topic.room)


def may_edit(member: Reader, poll: Poll) -> bool:
    """Ask otherwise, as long as nobody has answered: an answer means what was asked."""
    return not poll.voters and may_change(member, poll)


def may_add(member: Reader, poll: Poll) -> bool:
    """Add an option: those whom the author let, as long as there is room for one."""
    if not may_vote(member, poll) or poll.adds == Poll.Adds.NOBODY:
        return False
    if poll.adds == Poll.Adds.MEMBERS:
        return True
    is_author = poll.post.writer_id == member.pk
    return is_author or (poll.adds == Poll.Adds.TEAM and has(member, "keep_polls"))


def sees_results(member: Reader, poll: Poll, *, has_voted: bool) -> bool:
    """Read what has come of it so far: as the author chose."""
    if poll.names == Poll.Names.TEAM:
        return leads(member, poll)
    if not poll.is_open or poll.results == Poll.Results.ALWAYS:
        return True
    return poll.results == Poll.Results.VOTED and has_voted


def may_take_out(member: Reader, poll: Poll, *, has_voted: bool) -> bool:
    """Take the answers out as a file: who asked and the team, when they may read them here; anonymous ones when all
    are in, so that two files do not tell whose answer came between them."""
    if poll.is_anonymous and (poll.is_open or poll.voters < Poll.FEW):
        return False
    return leads(member, poll) and sees_results(member, poll, has_voted=has_voted)
