"""What attachments put on the pages of the talk: themselves with their posts, and the way to a room's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.template.loader import render_to_string

from porukka.attachments.queries import attachments_of_posts
from porukka.communities.visitor import Reader
from porukka.core import slots
from porukka.core.ids import Spot
from porukka.core.jinja.drawing import Drawing, drawn, to_draw
from porukka.discussions.models import Post
from porukka.discussions.queries.listed import TopicRow
from porukka.discussions.queries.placed import Placed


@slots.fills("post.attached")
def with_posts(member: Reader, posts: Sequence[Placed]) -> dict[int, str]:
    """The same for every reader: it is sent live too. Nothing is asked where nothing goes with the posts."""
    return _drawn(member, [post.id for post in posts if post.attached and post.stands])


@slots.fills("post.hidden")
def with_hidden_words(member: Reader, posts: Sequence[Post]) -> dict[int, str]:
    """posts: hidden ones whose words this reader may open, and so what goes with them."""
    return _drawn(member, [post.pk for post in posts if post.attached])


def _drawn(member: Reader, posts: list[int]) -> dict[int, str]:
    return {
        post: render_to_string("attachments/attached.html", {"rows": rows, "post": post})
        for post, rows in attachments_of_posts(member, posts).items()
    }


@slots.fills("topic.meta")
def in_lists(member: Reader, topics: Sequence[TopicRow]) -> dict[int, str]:
    """A sign in the lines of those that have something with their opening: their rows say so, nothing is asked."""
    with_files = [topic.id for topic in topics if topic.has_files]
    return dict.fromkeys(with_files, drawn("attachments/clip.html")) if with_files else {}


@slots.fills("topic.scripts")
def viewer(member: Reader, rows: Sequence[Any]) -> dict[None, Drawing]:
    return {None: to_draw("attachments/viewer.html")}


@slots.fills("compose.scripts")
def composer(member: Reader, rows: Sequence[Any]) -> dict[None, Drawing]:
    return {None: to_draw("attachments/scripts.html")}


@slots.fills("talk.links")
def links(member: Reader, rows: Sequence[Any]) -> dict[Any, str]:
    """rows: the room of the list, or None for the whole community's."""
    room = Spot(rows[0].pk, rows[0].slug) if rows[0] else None
    return {rows[0]: drawn("attachments/link.html", slug=member.community.slug, room=room)}
