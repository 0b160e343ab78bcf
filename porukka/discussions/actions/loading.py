"""Bringing in talk that happened before, by the thousand: what an importer reads, or a made-up community to measure.

Rows are what the single actions would have left, written many at a time. Nobody is asked whether she may and no gate
holds anything back, since it has been said already; nobody is told either (`Deed.is_news`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from django.db import models, transaction

from porukka.communities import deeds
from porukka.communities.models import Community, Deed, Member, Room
from porukka.communities.slugs import slug_of
from porukka.core import ids
from porukka.core.text import render
from porukka.discussions.models import Post, Reading, Topic

BATCH = 2_000  # posts in one transaction, or one topic if it has more: others write in between
ROWS = 500  # in one statement


class OldPost(NamedTuple):
    """A post as it was said. author: id of a member, None if she is gone; reply_to: number of an earlier post."""

    author: int | None
    text: str
    made_at: datetime
    reply_to: int | None = None


class OldTopic(NamedTuple):
    """A topic with all its posts in their order, the opening first. room: its id."""

    room: int
    title: str
    posts: Sequence[OldPost]


def load(
    community: Community,
    topics: Iterable[OldTopic],
    *,
    then: Callable[[list[Post]], None] = lambda posts: None,
) -> int:
    """Write these topics and their posts, in transactions of about BATCH posts; holds no more than that in memory.

    then: called with the posts of each transaction, inside it.
    Returns how many posts there were. Raises ValueError for a room or member of another community, an empty or too
    long title, posts that are not in the order of their times, an answer to what comes later, and what `render`
    raises: nothing of that transaction is kept then, those before it are.
    """
    written = 0
    for batch in _batches(topics):
        written += _load_batch(community, batch, then)
    return written


def _batches(topics: Iterable[OldTopic]) -> Iterator[list[OldTopic]]:
    batch: list[OldTopic] = []
    posts = 0
    for topic in topics:
        batch.append(topic)
        posts += len(topic.posts)
        if posts >= BATCH:
            yield batch
            batch, posts = [], 0
    if batch:
        yield batch


@transaction.atomic
def _load_batch(community: Community, batch: list[OldTopic], then: Callable[[list[Post]], None]) -> int:
    _check(community, batch)
    taken: set[int] = set()
    topics, posts, readings, done = [], [], [], []
    for old in batch:
        topic = _topic(community, old, taken)
        said = _posts(topic, old, taken)
        topics.append(topic)
        posts += said
        readings += _readings(said)
        done += [_deed(topic, post) for post in said]
    Topic.objects.bulk_create(topics, batch_size=ROWS)
    Post.objects.bulk_create(posts, batch_size=ROWS)
    Reading.objects.bulk_create(readings, batch_size=ROWS)
    deeds.record_old(community.pk, sorted(done, key=lambda deed: deed.at))
    then(posts)
    return len(posts)


def _check(community: Community, batch: list[OldTopic]) -> None:
    _all_here(Room.objects.filter(community_id=community.pk), {old.room for old in batch})
    authors = {post.author for old in batch for post in old.posts if post.author is not None}
    _all_here(Member.objects.filter(community_id=community.pk), authors)
    for old in batch:
        if not 0 < len(old.title) <= Topic.TITLE_LENGTH or not old.posts:
            raise ValueError(f"a topic has an opening and a title of at most {Topic.TITLE_LENGTH} characters")
        moments = [post.made_at for post in old.posts]
        if moments != sorted(moments):
            raise ValueError(f"the posts of {old.title!r} are not in the order of their times")
        answers = [(number, post.reply_to) for number, post in enumerate(old.posts)]
        if any(asked is not None and not 0 <= asked < number for number, asked in answers):
            raise ValueError(f"a post of {old.title!r} answers one that comes later")


def _all_here(rows: models.QuerySet[Room] | models.QuerySet[Member], wanted: set[int]) -> None:
    if missing := wanted - set(rows.filter(pk__in=wanted).values_list("pk", flat=True)):
        raise ValueError(f"no such row in this community: {min(missing)}")


def _topic(community: Community, old: OldTopic, taken: set[int]) -> Topic:
    first, last = old.posts[0], old.posts[-1]
    newest = dict.fromkeys(post.author for post in reversed(old.posts))
    return Topic(
        id=ids.id_of(first.made_at, taken),
        community_id=community.pk,
        room_id=old.room,
        author_id=first.author,
        title=old.title,
        slug=slug_of(old.title, most=80, default="topic"),
        made_at=first.made_at,
        last_number=len(old.posts) - 1,
        last_living=len(old.posts) - 1,
        last_at=last.made_at,
        last_by_id=last.author,
        replies=len(old.posts) - 1,
        speakers=len(newest),
        faces=[str(author) for author in newest if author is not None][: Topic.FACES],
        version=len(old.posts),
    )


def _posts(topic: Topic, old: OldTopic, taken: set[int]) -> list[Post]:
    posts: list[Post] = []
    for number, said in enumerate(old.posts):
        asked = posts[said.reply_to] if said.reply_to is not None else None
        if asked is not None:
            asked.is_answered = True
        posts.append(
            Post(
                id=ids.id_of(said.made_at, taken),
                community_id=topic.community_id,
                topic_id=topic.pk,
                number=number,
                author_id=said.author,
                reply_to_id=asked.pk if asked else None,
                text=said.text,
                html=render(said.text).html,
                made_at=said.made_at,
            )
        )
    return posts


def _readings(said: list[Post]) -> list[Reading]:
    """Everybody has read as far as her own last words."""
    last = {post.author_id: post for post in said if post.author_id is not None}
    return [
        Reading(
            community_id=post.community_id,
            member_id=author,
            topic_id=post.topic_id,
            number=post.number,
            at=post.made_at,
        )
        for author, post in last.items()
    ]


def _deed(topic: Topic, post: Post) -> Deed:
    facts = {"community_id": topic.community_id, "actor_id": post.author_id, "room_id": topic.room_id}
    if post.is_opening:
        data: dict[str, object] = {"post": str(post.pk), "veiled": False}
        return Deed(kind="topic.started", subject=topic.pk, at=post.made_at, data=data, **facts)
    data = {
        "topic": str(topic.pk),
        "number": post.number,
        "reply_to": str(post.reply_to_id) if post.reply_to_id else None,
    }
    return Deed(kind="reply.written", subject=post.pk, at=post.made_at, data=data, **facts)
