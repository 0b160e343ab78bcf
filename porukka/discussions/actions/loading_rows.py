"""The rows that old talk becomes, before they are written (see `loading.py`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from porukka.communities.models import Community, Deed
from porukka.communities.slugs import slug_of
from porukka.communities.visitor import Reader
from porukka.core import ids
from porukka.discussions.models import Post, Reading, Topic
from porukka.discussions.rendering import render_post


class OldPost(NamedTuple):
    """A post as it was said.

    author: id of a member, None if she is gone; reply_to: number of an earlier post; lang: its language, where it is
    known, or it is guessed, which takes a third of the time.
    """

    author: int | None
    text: str
    made_at: datetime
    reply_to: int | None = None
    lang: str = ""


class OldTopic(NamedTuple):
    """A topic with all its posts in their order, the opening first. room: its id."""

    room: int
    title: str
    posts: Sequence[OldPost]


def topic_row(community: Community, old: OldTopic, taken: set[int]) -> Topic:
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


def post_rows(
    topic: Topic, old: OldTopic, writers: Mapping[int | None, Reader], taken: set[int]
) -> list[Post]:
    posts: list[Post] = []
    for number, said in enumerate(old.posts):
        rendered = render_post(writers[said.author], said.text, lang=said.lang)
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
                html=rendered.html,
                lang=rendered.lang,
                made_at=said.made_at,
            )
        )
    return posts


def reading_rows(said: list[Post]) -> list[Reading]:
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


def deed_row(topic: Topic, post: Post) -> Deed:
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
