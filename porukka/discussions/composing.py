"""The forms of the composer, as the pages show them."""

from __future__ import annotations

from typing import Any

from porukka.communities.models import Room
from porukka.communities.visitor import Reader
from porukka.core import blocks
from porukka.discussions.forms import ReplyForm, TopicForm
from porukka.discussions.models import Post, Topic


def topic_form(
    reader: Reader, room: Room | None = None, data: Any = None
) -> tuple[TopicForm, list[blocks.Written]]:
    """The form that starts a topic, and the blocks that may go with it.

    room: where one is, chosen beforehand; data: what was posted.
    """
    rooms = Room.objects.readable_by(reader).in_order()
    chosen = room or next(iter(rooms), None)
    first = {"room": chosen.pk if chosen else None}
    form = TopicForm(data, rooms=rooms, initial=first)
    return form, blocks.forms_for(reader, room, data)


def reply_form(reader: Reader, topic: Topic, to: Post | None = None, data: Any = None) -> ReplyForm:
    from_whom = {"reply_to": to.address} if to else {}
    return ReplyForm(data, topic=topic, initial=from_whom)
