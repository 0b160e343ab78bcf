"""The cards below posts that link to other discussions of their community."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Protocol

from django.db.models import F, QuerySet

from porukka.communities.models import Community, Room
from porukka.discussions.addresses import post_url, topic_url
from porukka.discussions.models import Post


class Linking(Protocol):
    @property
    def id(self) -> int: ...
    @property
    def has_links(self) -> bool: ...


@dataclass(frozen=True)
class InsideCard:
    """A discussion that a post links to. by: who began it; empty without a name, or when she is not here any more."""

    title: str
    url: str
    room: str
    by: str
    replies: int


def cards_of_posts(
    community: Community, posts: Iterable[Linking], rooms: QuerySet[Room]
) -> dict[int, list[InsideCard]]:
    """Cards by post, in the order of the links: of discussions in these rooms, other than the post's own.

    rooms: those whose talk all who will see the cards may read.
    One query, and none if no post has a link.
    """
    linking = [post.id for post in posts if post.has_links]
    if not linking:
        return {}
    found: Iterable[Any] = (
        Post.objects.readable_in(community.pk, rooms)
        .filter(linked_from__community_id=community.pk, linked_from__post__in=linking, deleted_at=None)
        .annotate(
            below=F("linked_from__post_id"),
            below_topic=F("linked_from__post__topic_id"),
            position=F("linked_from__position"),
        )
        .select_related("topic__room", "topic__author")
        .order_by("position")
    )
    cards: dict[int, dict[int, InsideCard]] = {}
    for post in found:
        if post.topic_id == post.below_topic:
            continue
        # two that were linked to may have been merged since
        cards.setdefault(post.below, {}).setdefault(post.topic_id, _card(community.slug, post))
    return {below: list(by_topic.values()) for below, by_topic in cards.items()}


def _card(slug: str, post: Post) -> InsideCard:
    topic = post.topic
    return InsideCard(
        title=topic.title,
        url=topic_url(slug, topic) if post.is_opening else post_url(slug, topic, post.number),
        room=topic.room.name,
        by=topic.author.name if topic.author and not topic.is_veiled else "",
        replies=topic.replies,
    )
