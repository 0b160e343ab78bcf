"""What a member has saved, as her page lists it and as a topic's page shows it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from django.db.models import Q

from porukka.communities.models import Member
from porukka.communities.visitor import Reader
from porukka.core.text import excerpt, plain
from porukka.discussions.addresses import post_url, topic_url
from porukka.discussions.models import Post, Saved, Topic
from porukka.discussions.queries.writers import shown_face

A_PAGE = 60
WORDS = 160  # letters of a saved post
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True)
class SavedHere:
    """What a reader has saved of one topic. topic: the topic itself, or None; posts: by the ids of posts."""

    topic: Saved | None = None
    posts: dict[int, Saved] = field(default_factory=dict)


@dataclass(frozen=True)
class Line:
    """One line of the page. is_seen: whether she may still see it; if not, everything about it is empty.

    name: who wrote a saved post; words: its beginning.
    """

    saved: Saved
    is_seen: bool = False
    title: str = ""
    room: str = ""
    url: str = ""
    name: str = ""
    words: str = ""


@dataclass(frozen=True)
class Lines:
    """after: the key of the next page, "" on the last."""

    rows: list[Line]
    after: str


def saved_here(reader: Reader, topic: Topic) -> SavedHere:
    """What this reader has saved of the topic; no query if she has never saved anything."""
    if not reader.saved_count:
        return SavedHere()
    mine = Saved.objects.of(reader).filter(Q(topic=topic.pk) | Q(post__topic=topic.pk))
    rows = list(mine[: Saved.MOST])
    own = next((row for row in rows if row.topic_id), None)
    return SavedHere(own, {row.post_id: row for row in rows if row.post_id})


def saved_page(member: Member, after: str = "") -> Lines:
    """What the member has saved, the newest first. Five queries at most, however much it is.

    after: the key a former page gave; a broken one means the first page.
    """
    mine = Saved.objects.of(member).order_by("-made_at", "-id")
    micros, _dot, pk = after.partition(".")
    if micros.isdecimal() and pk.isdecimal() and len(micros) <= 17 and len(pk) <= 19:
        moment = EPOCH + int(micros) * MICROSECOND
        mine = mine.filter(Q(made_at__lt=moment) | Q(made_at=moment, id__lt=int(pk)))
    rows = list(mine[: A_PAGE + 1])
    more, rows = len(rows) > A_PAGE, rows[:A_PAGE]
    key = f"{(rows[-1].made_at - EPOCH) // MICROSECOND}.{rows[-1].pk}" if more else ""
    return Lines(_lines(member, rows), key)


def line_of(member: Member, saved: Saved) -> Line:
    """One of the member's own."""
    return _lines(member, [saved])[0]


def _lines(member: Member, rows: list[Saved]) -> list[Line]:
    topic_ids = [row.topic_id for row in rows if row.topic_id]
    post_ids = [row.post_id for row in rows if row.post_id]
    topics: dict[int, Topic] = {}
    posts: dict[int, Post] = {}
    if topic_ids:
        topics = Topic.objects.visible_to(member).select_related("room").in_bulk(topic_ids)
    if post_ids:
        visible = Post.objects.visible_to(member).filter(deleted_at=None)
        posts = visible.select_related("topic__room", "author").in_bulk(post_ids)
    return [_line(member, row, topics, posts) for row in rows]


def _line(member: Member, row: Saved, topics: dict[int, Topic], posts: dict[int, Post]) -> Line:
    slug = member.community.slug
    if topic := topics.get(row.topic_id or 0):
        return Line(row, True, topic.title, topic.room.name, topic_url(slug, topic))
    if post := posts.get(row.post_id or 0):
        topic, url = post.topic, post_url(slug, post.topic, post.number)
        words = "" if post.hidden_at else excerpt(plain(post.html), WORDS)
        return Line(row, True, topic.title, topic.room.name, url, shown_face(post).name, words)
    return Line(row)
