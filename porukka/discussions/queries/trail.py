"""What a topic tells of how it was put in order, as far as its reader may see the other side; and old links."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef

from porukka.communities.models import Room
from porukka.communities.visitor import Reader
from porukka.discussions.addresses import post_url, topic_url
from porukka.discussions.models import Moved, Post, Topic, Trail


@dataclass(frozen=True)
class TrailRow:
    """who: empty if she is not known any more; place: the name of the room or the discussion at the other end and
    url its address, both empty where this reader may not see it."""

    kind: str
    who: str
    count: int
    place: str
    url: str
    at: datetime


def trail_of(reader: Reader, topic: Topic) -> list[TrailRow]:
    """The newest lines, the oldest of them first, in one query."""
    found = (
        Trail.objects.filter(community_id=topic.community_id, topic=topic)
        .select_related("actor", "room", "other", "post")
        .annotate(
            sees_room=Exists(Room.objects.visible_to(reader).filter(pk=OuterRef("room"))),
            sees_other=Exists(Topic.objects.visible_to(reader).filter(pk=OuterRef("other"))),
        )
    )
    return [_row(reader, topic, line) for line in reversed(found.order_by("-id")[: Trail.MOST_SHOWN])]


def _row(reader: Reader, topic: Topic, line: Trail) -> TrailRow:
    place, url = "", ""
    if line.kind == Trail.Kind.MERGED:
        place, url = _merged(reader, topic, line)
    elif line.kind == Trail.Kind.MOVED and line.room and line.sees_room:  # type: ignore[attr-defined]
        place = line.room.name
    elif line.other and line.sees_other:  # type: ignore[attr-defined]
        place, url = line.other.title, topic_url(reader.community.slug, line.other)
    return TrailRow(line.kind, line.actor.name if line.actor else "", line.count, place, url, line.at)


def _merged(reader: Reader, topic: Topic, line: Trail) -> tuple[str, str]:
    """What it was called goes with its opening: where that was hidden, deleted or brought on, nothing is told."""
    post = line.post
    if post is None or post.topic_id != topic.pk or post.deleted_at or post.hidden_at:
        return "", ""
    return line.title, post_url(reader.community.slug, topic, post.number)


def old_post(reader: Reader, topic: int, number: int, *, or_opening: bool = False) -> Post | None:
    """The post that once had this number in a topic, wherever it is now, with its topic; None if there was none, or
    this reader may not see it.

    or_opening: where there is none, what was the topic's opening.
    """
    numbers = {number, 0} if or_opening else {number}
    moved = Moved.objects.filter(community_id=reader.community_id, old_topic=topic, old_number__in=numbers)
    was = dict(moved.values_list("post", "old_number"))
    if not was:
        return None
    posts = Post.objects.visible_to(reader).filter(pk__in=was)
    found = posts.select_related("topic__room", "topic__author", "topic__closed_by")
    return max(found, key=lambda post: was[post.pk], default=None)


def old_place(reader: Reader, topic: int, number: int, *, or_opening: bool = False) -> str:
    """The address of `old_post`, or ""."""
    post = old_post(reader, topic, number, or_opening=or_opening)
    return post_url(reader.community.slug, post.topic, post.number) if post else ""
