"""Who may tell a story, where, and who may keep one. Seeing is not asked here: what one may not see has not been
found."""

from __future__ import annotations

from django.db.models import QuerySet

from porukka.communities.models import Room
from porukka.communities.visitor import Reader
from porukka.discussions.rules import may_keep_order, may_start_topic
from porukka.stories.models import Story


def may_tell(member: Reader, room: Room | None = None) -> bool:
    """Whoever may open a discussion there, where nobody but members reads."""
    return may_start_topic(member, room) and (room is None or is_among_members(member, room))


def is_among_members(member: Reader, room: Room) -> bool:
    """A story is for members: where others read the open rooms too, it is told in one that they do not."""
    return not (room.is_open and member.community.is_readable_by_all)


def rooms_to_tell_in(member: Reader) -> QuerySet[Room]:
    rooms = Room.objects.open_to_topics_of(member).in_order()
    return rooms.exclude(kind=Room.Kind.OPEN) if member.community.is_readable_by_all else rooms


def may_keep(member: Reader, story: Story) -> bool:
    """Make a highlight of it while it is open: who told it, and those who keep order in its room."""
    if not story.is_open or not member.is_member or member.is_suspended:
        return False
    return story.author_id == member.pk or may_keep_order(member, story.post.topic.room)
