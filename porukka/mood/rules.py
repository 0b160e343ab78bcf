"""Who may do what about mood and themes."""

from __future__ import annotations

from porukka.communities.models import Room
from porukka.communities.roles import has
from porukka.communities.visitor import Reader
from porukka.discussions.models import Post


def may_read_mood(reader: Reader) -> bool:
    return has(reader, "read_insights")


def may_correct(reader: Reader, post: Post) -> bool:
    """The team says what it hears, in a post that stands."""
    return has(reader, "read_insights") and post.stands


def may_choose_rooms(reader: Reader) -> bool:
    return has(reader, "edit_community")


def may_choose(reader: Reader, room: Room) -> bool:
    """A secret room's mood is never heard, so there is nothing to choose."""
    return may_choose_rooms(reader) and room.kind != Room.Kind.SECRET


def may_edit_alerts(reader: Reader) -> bool:
    return has(reader, "edit_community")
