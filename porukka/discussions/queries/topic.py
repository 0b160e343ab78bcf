"""One topic and a window of its posts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.http import Http404

from porukka.communities.queries import Face, face_of
from porukka.communities.visitor import Reader
from porukka.core.text import excerpt, plain
from porukka.discussions import rules
from porukka.discussions.addresses import WINDOW, post_url, topic_url
from porukka.discussions.models import Post, Reading, Topic

QUOTE = 120  # letters of the post that is answered, shown above the answer


@dataclass(frozen=True)
class Said:
    """What a post answers to."""

    name: str
    words: str
    url: str


@dataclass(frozen=True)
class PostRow:
    """A post as every reader sees it, and what this one may do about it."""

    id: int
    number: int
    author: Face
    html: str
    made_at: datetime
    edited_at: datetime | None
    url: str
    said: Said | None
    is_deleted: bool
    may_edit: bool = False
    may_delete: bool = False
    may_undo: bool = False

    @property
    def pk(self) -> int:
        return self.id


@dataclass(frozen=True)
class TopicPage:
    """first_unread: number of the first post the reader has not read, None if she has read all or is a visitor;
    before, after: numbers to ask for with ?at=, None at the ends; read_to: what reading this window means."""

    topic: Topic
    url: str
    posts: list[PostRow]
    people: list[Face]
    first_unread: int | None
    before: int | None
    after: int | None
    last: int
    read_to: int


def find_topic(reader: Reader, pk: int) -> Topic:
    """The topic with its room and community, or Http404."""
    topic = Topic.objects.visible_to(reader).select_related("room", "author").filter(pk=pk).first()
    if topic is None:
        raise Http404
    return topic


def topic_page(reader: Reader, topic: Topic, at: int = 0) -> TopicPage:
    """The window of posts that has number `at`. Four queries, however long the topic is."""
    start = max(0, min(at, topic.last_number)) // WINDOW * WINDOW
    posts = _posts(reader, topic, Q(number__gte=start, number__lt=start + WINDOW))
    end = start + WINDOW - 1
    return TopicPage(
        topic=topic,
        url=topic_url(reader.community.slug, topic),
        posts=posts,
        people=list({row.author.id: row.author for row in posts if not row.is_deleted}.values()),
        first_unread=_first_unread(reader, topic),
        before=start - WINDOW if start else None,
        after=start + WINDOW if topic.last_number > end else None,
        last=topic.last_number,
        read_to=min(end, topic.last_number),
    )


def one_post(reader: Reader, topic: Topic, pk: int) -> PostRow | None:
    """One post of the topic as the page shows it; None if it is gone without a trace."""
    found = _posts(reader, topic, Q(pk=pk))
    return found[0] if found else None


def _posts(reader: Reader, topic: Topic, which: Q) -> list[PostRow]:
    shown = Q(deleted_at=None) | Q(is_answered=True) | Q(number=0)
    if reader.is_member:
        shown |= Q(deleted_by=reader.pk)
    posts = (
        Post.objects.filter(shown, which, community_id=topic.community_id, topic=topic)
        .select_related("author", "reply_to__author")
        .order_by("number")
    )
    rows = [_row(reader, topic, post) for post in posts]
    # a deleted post that nobody answered stays in sight only while its deletion can be undone
    return [row for row, post in zip(rows, posts, strict=True) if _stays(row, post)]


def _stays(row: PostRow, post: Post) -> bool:
    return not row.is_deleted or post.is_answered or post.is_opening or row.may_undo


def _row(reader: Reader, topic: Topic, post: Post) -> PostRow:
    post.topic = topic
    gone = post.deleted_at is not None
    return PostRow(
        id=post.pk,
        number=post.number,
        author=face_of(None if gone else post.author),
        html="" if gone else post.html,
        made_at=post.made_at,
        edited_at=post.edited_at,
        url=post_url(reader.community.slug, topic, post.number),
        said=_said(reader, topic, post.reply_to) if post.reply_to_id and not gone else None,
        is_deleted=gone,
        may_edit=rules.may_edit(reader, post),
        may_delete=rules.may_delete(reader, post),
        may_undo=rules.may_undo_deletion(reader, post),
    )


def _said(reader: Reader, topic: Topic, post: Any) -> Said | None:
    if post is None or post.deleted_at is not None:
        return None
    words = excerpt(plain(post.html), QUOTE)
    name = post.author.name if post.author else ""
    return Said(name, words, post_url(reader.community.slug, topic, post.number))


def _first_unread(reader: Reader, topic: Topic) -> int | None:
    if not reader.is_member or topic.last_at <= Reading.horizon(reader):  # type: ignore[arg-type]
        return None
    read = Reading.objects.filter(
        community_id=topic.community_id, member_id=reader.pk, topic=topic
    ).values_list("number", flat=True)
    number = next(iter(read), -1) + 1
    return number if number <= topic.last_number else None
