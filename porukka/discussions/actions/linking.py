"""Which other posts of its community a post links to: kept from its stored HTML, for the cards below it."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.conf import settings
from django.db.models import Q

from porukka.discussions.models import InsideLink, Moved, Post
from porukka.discussions.pointing import Place, places

MOST_LOOKED_AT = 10  # links of a post; what comes after them stays a link


def keep_links(post: Post, html: str) -> None:
    """Bring the links of a post in line with its HTML; empty for words that are gone.

    Whether anybody may follow them is not asked here: each reader is shown what she may see.
    """
    # most posts link to nothing here, and what is asked then is nothing
    found = places(html, post.community.slug, settings.PORUKKA_URL)[:MOST_LOOKED_AT] if "/c/" in html else []
    if not found and not post.has_links:
        return
    links = InsideLink.objects.filter(community_id=post.community_id, post=post)
    if post.has_links:
        links.delete()
    targets = _targets(post, found)
    InsideLink.objects.bulk_create(
        InsideLink(community_id=post.community_id, post=post, target_id=pk, position=position)
        for position, pk in enumerate(targets)
    )
    if post.has_links != bool(targets):
        post.has_links = bool(targets)
        Post.objects.filter(pk=post.pk).update(has_links=post.has_links)


def _targets(post: Post, found: Collection[Place]) -> list[int]:
    """Ids of the posts at these places, each once and one in a discussion, as many as are shown."""
    here = Post.objects.filter(community_id=post.community_id)
    at: dict[Place, tuple[int, int]] = {}
    if found:
        rows = here.filter(_any(_is_at(place) for place in found)).values_list("pk", "topic_id", "number")
        for pk, topic, number in rows:
            at[Place(pk)] = at[Place(None, topic, number)] = (pk, topic)
    if lost := [place for place in found if place not in at and place.post is None]:
        moved = Moved.objects.filter(_any(_was_at(place) for place in lost), community_id=post.community_id)
        for old in moved.select_related("post"):
            at[Place(None, old.old_topic, old.old_number)] = (old.post_id, old.post.topic_id)
    by_topic: dict[int, int] = {}
    for place in found:
        if place in at:
            pk, topic = at[place]
            by_topic.setdefault(topic, pk)
    return list(by_topic.values())[: InsideLink.MOST]


def _is_at(place: Place) -> Q:
    return Q(pk=place.post) if place.post is not None else Q(topic=place.topic, number=place.number)


def _was_at(place: Place) -> Q:
    return Q(old_topic=place.topic, old_number=place.number)


def _any(choices: Iterable[Q]) -> Q:
    found = Q()
    for choice in choices:
        found |= choice
    return found
