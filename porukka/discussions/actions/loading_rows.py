"""The rows that old talk becomes, before they are written (see `loading.py`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from porukka.communities.models import Community, Deed
from porukka.communities.slugs import slug_of
from porukka.communities.visitor import Reader
from porukka.core import ids
from porukka.core.text import LIMIT, BadText
from porukka.discussions.models import Post, Reading, Topic
from porukka.discussions.rendering import Rendered, render_post

_FENCE = "~~~~"


class OldPost(NamedTuple):
    """A post as it was said.

    author: id of a member, None if she is gone; reply_to: place of an earlier post among those that come with it;
    lang: its language, where it is known, or it is guessed, which takes a third of the time; points: it was written
    for here: "@" and "#" mean members and tags; if not, what is too much to be shown is shown as code; named: ids of
    members it names where "@" does not; answers: id of the post it answers, where that is here already.
    """

    author: int | None
    text: str
    made_at: datetime
    reply_to: int | None = None
    lang: str = ""
    points: bool = True
    named: Sequence[int] = ()
    answers: int | None = None


class OldTopic(NamedTuple):
    """A topic with all its posts in their order, the opening first. room: its id; onto: a topic that is here and
    is made longer, whose title and room stay."""

    room: int
    title: str
    posts: Sequence[OldPost]
    onto: int | None = None


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
    topic: Topic,
    old: OldTopic,
    writers: Mapping[int | None, Reader],
    taken: set[int],
    earlier: Mapping[int, Post],
) -> list[Post]:
    """earlier: posts of the topic that are here and are answered, by id."""
    posts: list[Post] = []
    first = 0 if old.onto is None else topic.last_number + 1
    for number, said in enumerate(old.posts, start=first):
        text, rendered = _words(writers[said.author], said)
        asked = posts[said.reply_to] if said.reply_to is not None else earlier.get(said.answers or 0)
        if asked is not None:
            asked.is_answered = True
        post = Post(
            id=ids.id_of(said.made_at, taken),
            community_id=topic.community_id,
            topic_id=topic.pk,
            number=number,
            author_id=said.author,
            reply_to_id=asked.pk if asked else None,
            text=text,
            html=rendered.html,
            lang=rendered.lang,
            made_at=said.made_at,
        )
        posts.append(post)
    return posts


def _words(writer: Reader, said: OldPost) -> tuple[str, Rendered]:
    try:
        return said.text, render_post(writer, said.text, lang=said.lang, points=said.points)
    except BadText:
        if said.points:
            raise
    bare = said.text.replace("~", "-").replace("|", "¦")[: LIMIT - 2 * len(_FENCE)]
    text = f"{_FENCE}\n{bare}\n{_FENCE}"
    return text, render_post(writer, text, lang=said.lang, points=False)


def reading_rows(said: list[Post], writers: Mapping[int | None, Reader]) -> list[Reading]:
    """Everybody who can look has read as far as her own last words."""
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
        if getattr(writers[author], "person_id", None) is not None
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
