"""The posts of a window as plain rows: what is drawn of them, and nothing else."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.db.models import QuerySet

from porukka.core.prepared import NUMBER, prepared
from porukka.discussions.addresses import WINDOW
from porukka.discussions.models import Post


class Author(NamedTuple):
    """Of a member what her face shows."""

    pk: int
    name: str
    tagline: str
    picture_id: int | None
    role: str


def posts_of(topic: int, community: int, start: int) -> list[Any]:
    """The rows of a window, those too that nobody or hardly anybody sees, each with its columns by name."""
    return _window(community=community, topic=topic, first=start, last=start + WINDOW - 1)


def author_of(post: Any) -> Author | None:
    """post: one of `posts_of`."""
    if post.author is None:
        return None
    return Author(post.author, post.author__name, post.author__tagline, post.author__picture, "")


@prepared(community=NUMBER, topic=NUMBER, first=NUMBER, last=NUMBER)
def _window(community: int, topic: int, first: int, last: int) -> QuerySet[Post, Any]:
    posts = Post.objects.filter(community_id=community, topic=topic, number__gte=first, number__lte=last)
    return posts.order_by("number").values_list(
        *("pk", "number", "alias", "html", "lang", "made_at", "edited_at", "versions", "is_first"),
        *("is_answered", "attached", "carries", "has_links"),
        *("deleted_at", "deleted_by", "hidden_at", "hidden_why"),
        *("author", "author__name", "author__tagline", "author__picture"),
        *("reply_to", "reply_to__topic", "reply_to__number", "reply_to__html", "reply_to__alias"),
        *("reply_to__deleted_at", "reply_to__hidden_at", "reply_to__author", "reply_to__author__name"),
        named=True,
    )
