"""The forms of the composer, as the pages show them."""

from __future__ import annotations

from typing import Any

from porukka.communities.models import Room
from porukka.communities.visitor import Reader
from porukka.core import blocks
from porukka.discussions.forms import EditForm, ReplyForm, TopicForm
from porukka.discussions.models import Post, Topic


def topic_form(
    reader: Reader, room: Room | None = None, data: Any = None, files: Any = None
) -> tuple[TopicForm, list[blocks.Written]]:
    """The form that starts a topic, and the blocks that may go with it.

    room: where one is, chosen beforehand; data, files: what was posted.
    """
    rooms = Room.objects.open_to_topics_of(reader).in_order()
    chosen = room or next(iter(rooms), None)
    first = {"room": chosen.pk if chosen else None}
    form = TopicForm(data, rooms=rooms, initial=first)
    return form, blocks.forms_for(reader, room, data, files=files)


def reply_form(
    reader: Reader, topic: Topic, to: Post | None = None, data: Any = None, files: Any = None
) -> tuple[ReplyForm, list[blocks.Written]]:
    """The form that answers in a topic, and its blocks. to: the post that is answered."""
    from_whom = {"reply_to": to.address} if to else {}
    form = ReplyForm(data, topic=topic, initial=from_whom)
    return form, blocks.forms_for(reader, topic.room, data, files=files, where=blocks.REPLY)


def edit_form(
    reader: Reader, post: Post, data: Any = None, files: Any = None
) -> tuple[EditForm, list[blocks.Written]]:
    """The form that changes a post, and its blocks with what they hold now."""
    form = EditForm(data, post=post, initial={"title": post.topic.title, "text": post.text})
    room = post.topic.room
    return form, blocks.forms_for(reader, room, data, files=files, where=blocks.EDIT, post=post)
