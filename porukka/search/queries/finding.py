"""Which discussions hold all the words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max, Q
from markupsafe import Markup

from porukka.communities.queries import Face, face_of
from porukka.communities.visitor import Reader
from porukka.core.text import plain
from porukka.discussions.addresses import post_url
from porukka.discussions.models import Post, Topic
from porukka.search.queries.excerpts import around, marked

MOST = 30  # results
# An expression is tried on every row, so it is tried on the newest only, however many there are. A full index
# of words, Finnish ones too, takes this file's place when it comes.
TOPICS_SEARCHED = 2_000
POSTS_SEARCHED = 5_000


@dataclass(frozen=True)
class Result:
    """A discussion and the place in it. author: None if she is erased or the words are gone."""

    title: Markup
    excerpt: Markup
    room: str
    author: Face | None
    at: datetime
    url: str


@dataclass(frozen=True)
class Results:
    rows: list[Result]
    more: bool


def find(reader: Reader, words: Sequence[str]) -> Results:
    """Discussions this reader may see that hold every word, MOST at most, in three queries.

    First those whose title holds them all, which lead to their opening; then those where a post and the title
    together do, which lead to the newest such post. Each discussion once, each part newest first.
    """
    if not words:
        return Results([], more=False)
    titled = _titled(reader, words)
    newest = _newest_posts(reader, words, but=titled)
    posts = _posts(reader, openings_of=titled, others=newest)
    rows = [_result(reader, topic, posts.get((topic.pk, 0)), words) for topic in titled.values()]
    rows += [
        _result(reader, post.topic, post, words)
        for post in sorted(posts.values(), key=lambda post: -post.pk)
        if post.pk in newest
    ]
    return Results(rows[:MOST], more=len(rows) > MOST)


def _holds(column: str, word: str) -> Q:
    # an expression, because on SQLite "contains" does not know that Ä is ä
    return Q(**{f"{column}__iregex": re.escape(word)})


def _titled(reader: Reader, words: Sequence[str]) -> dict[int, Topic]:
    searched = Topic.objects.visible_to(reader).newest().values("pk")[:TOPICS_SEARCHED]
    found = Topic.objects.filter(community_id=reader.community_id, pk__in=searched)
    for word in words:
        found = found.filter(_holds("title", word))
    return {topic.pk: topic for topic in found.newest().select_related("room", "author")[: MOST + 1]}


def _newest_posts(reader: Reader, words: Sequence[str], but: dict[int, Topic]) -> set[int]:
    """Ids of the newest post that holds the words in each further discussion."""
    visible = Post.objects.visible_to(reader).filter(deleted_at=None)
    found = Post.objects.filter(
        community_id=reader.community_id, pk__in=visible.order_by("-id").values("pk")[:POSTS_SEARCHED]
    ).exclude(topic__in=but)
    for word in words:
        found = found.filter(_holds("text", word) | _holds("topic__title", word))
    by_topic = found.values("topic_id").annotate(newest=Max("id")).order_by("-newest")
    return set(by_topic.values_list("newest", flat=True)[: MOST + 1])


def _posts(reader: Reader, openings_of: dict[int, Topic], others: set[int]) -> dict[tuple[int, int], Post]:
    """The posts to show, by (topic, number)."""
    found = (
        Post.objects.visible_to(reader)
        .filter(Q(pk__in=others) | Q(topic__in=openings_of, number=0), deleted_at=None)
        .select_related("author", "topic__room")
    )
    return {(post.topic_id, post.number): post for post in found}


def _result(reader: Reader, topic: Topic, post: Post | None, words: Sequence[str]) -> Result:
    author = post.author if post else None
    return Result(
        title=marked(topic.title, words),
        excerpt=marked(around(plain(post.html), words), words) if post else Markup(),
        room=topic.room.name,
        author=face_of(author) if author else None,
        at=post.made_at if post else topic.made_at,
        url=post_url(reader.community.slug, topic, post.number if post else 0),
    )
