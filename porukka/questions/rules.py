"""Who may collect questions, ask, vote and answer. Seeing is not asked here: what one may not see was not found."""

from __future__ import annotations

from porukka.communities.models import Room, have_blocked
from porukka.communities.roles import has
from porukka.communities.visitor import Reader
from porukka.discussions.rules import may_hide_in, may_reply, may_see_writers
from porukka.questions.models import Box, Question


def may_collect(member: Reader, room: Room | None = None) -> bool:
    """Put a box below what one writes: whoever may write at all."""
    return has(member, "reply")


def is_host(member: Reader, box: Box) -> bool:
    """Whether this member wrote the post above it, also without her name."""
    return member.is_member and box.post.writer_id == member.pk


def may_keep(member: Reader, box: Box) -> bool:
    """Read all questions, answer, hide, close, make a draft: the host, and those who keep order in the room."""
    return has(member, "reply") and (is_host(member, box) or may_hide_in(member, box.post.topic.room))


def may_see_askers(member: Reader, box: Box) -> bool:
    """Know who asked without a name: as with posts the team and a private room's owners; not the host."""
    return may_see_writers(member, box.post.topic.room)


def stands(box: Box) -> bool:
    """Its post can be read."""
    return box.post.stands and box.post.topic.deleted_at is None


def may_ask(member: Reader, box: Box) -> bool:
    """Whoever may reply there, as long as it is open; nobody fills a private box of her own."""
    own = not box.is_queue and is_host(member, box)
    return box.is_open and stands(box) and may_reply(member, box.post.topic) and not own


def may_vote(member: Reader, box: Box, question: Question, asker: int | None) -> bool:
    """For what others ask in an open queue, as long as it waits. asker: `question.asker_id`, known to the caller."""
    open_here = box.is_queue and box.is_open and stands(box) and box.post.topic.closed_at is None
    return open_here and question.is_awaited and has(member, "react") and asker != member.pk


def is_kept_away(member: Reader, question: Question) -> bool:
    """Whether who asked has blocked this member, who then does not vote for it. Never so without a name."""
    return question.member_id is not None and bool(have_blocked(member, [question.member_id]))


def may_withdraw(member: Reader, question: Question) -> bool:
    """Take back one's own question, as long as it waits."""
    return has(member, "reply") and question.is_awaited and question.asker_id == member.pk


def may_answer(member: Reader, box: Box, question: Question) -> bool:
    """Say a word to it, or another one, as long as it can be read."""
    return may_keep(member, box) and stands(box) and question.hidden_at is None


def may_hide(member: Reader, box: Box, question: Question) -> bool:
    """Not one's own: those are taken back."""
    return may_keep(member, box) and question.hidden_at is None and question.asker_id != member.pk


def may_unhide(member: Reader, box: Box, question: Question) -> bool:
    """Nobody decides about her own words, whatever her role."""
    return may_keep(member, box) and question.hidden_at is not None and question.asker_id != member.pk
