"""Who may ask, who confirms, who sees how many did. Seeing the post is not asked here: what one may not see has not
been found."""

from __future__ import annotations

from porukka.communities.models import Room
from porukka.communities.roles import has, has_in
from porukka.communities.visitor import Reader
from porukka.confirmations.models import Ask


def may_ask(member: Reader, room: Room | None = None) -> bool:
    """The team, and a steward in her room; before a room is chosen, whoever looks after any."""
    if room is None:
        return has(member, "ask_to_confirm") or bool(member.stewarded)
    return has_in(member, "ask_to_confirm", room)


def may_confirm(member: Reader, ask: Ask) -> bool:
    """Whoever reads there and did not write it herself; in a closed discussion too."""
    stands = ask.post.stands and ask.post.topic.deleted_at is None
    return has(member, "read_own_rooms") and stands and ask.post.author_id != member.pk


def may_see_who(member: Reader, ask: Ask) -> bool:
    """Who has not yet, and remind them: those who may ask there."""
    return may_ask(member, ask.post.topic.room)


def may_see_how_many(member: Reader, ask: Ask) -> bool:
    """They, and whoever wrote the post."""
    return may_see_who(member, ask) or (member.is_member and ask.post.author_id == member.pk)
