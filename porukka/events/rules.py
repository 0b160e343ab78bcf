"""Who may invite, answer and keep an event. Seeing is not asked here: what one may not see has not been found."""

from __future__ import annotations

from porukka.communities.models import Room
from porukka.communities.roles import has, has_in
from porukka.communities.visitor import Reader
from porukka.discussions.rules import may_start_topic
from porukka.events.models import Coming, Event, Occurrence
from porukka.events.queries.feedback import is_open, was_there

COMES = Coming.Answer.YES


def may_invite(member: Reader, room: Room | None = None) -> bool:
    """Whoever may open a discussion may invite to an event with it."""
    return may_start_topic(member, room)


def may_keep(member: Reader, event: Event) -> bool:
    """Change it, call it off, mark who was there: whoever invites, and those who keep order in its room."""
    post = event.post
    own = has(member, "change_own") and post.writer_id == member.pk
    stands = post.stands and post.topic.deleted_at is None
    return stands and (own or has_in(member, "keep_order", post.topic.room))


def may_change(member: Reader, event: Event) -> bool:
    return event.cancelled_at is None and may_keep(member, event)


def may_change_time(member: Reader, occurrence: Occurrence) -> bool:
    """Move one time or call it off, as long as it is not over."""
    return not occurrence.is_cancelled and not occurrence.is_over and may_keep(member, occurrence.event)


def may_answer(member: Reader, occurrence: Occurrence) -> bool:
    """Say whether one comes: whoever may react to its words, until it is over."""
    post = occurrence.event.post
    stands = post.stands and post.topic.deleted_at is None
    return has(member, "react") and stands and not occurrence.is_cancelled and not occurrence.is_over


def may_mark(member: Reader, occurrence: Occurrence) -> bool:
    """Say who was there, and what is left of it: from its beginning on."""
    return occurrence.has_begun and not occurrence.is_cancelled and may_keep(member, occurrence.event)


def may_see_link(member: Reader, occurrence: Occurrence, answer: str) -> bool:
    """answer: hers, "" if she has given none."""
    return not occurrence.event.link_for_comers or answer == COMES or may_keep(member, occurrence.event)


def may_see_names(member: Reader) -> bool:
    """Who comes is told inside, not to whoever passes by."""
    return member.is_member


def may_have_feed(member: Reader) -> bool:
    """A secret address at which her calendar reads what she may see."""
    return has(member, "read_own_rooms")


def may_give_feedback(member: Reader, occurrence: Occurrence) -> bool:
    """Whoever was there, for two weeks, where it is asked."""
    return has(member, "react") and is_open(occurrence) and was_there(member, occurrence)


def may_read_feedback(member: Reader, occurrence: Occurrence) -> bool:
    """Whoever invites, and those who keep order in its room."""
    return occurrence.event.wants_feedback and may_keep(member, occurrence.event)
