"""Discussions that something of a community leads to, as far as each reader may see them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.conf import settings
from django.utils.html import escape

from porukka.communities.visitor import Reader
from porukka.discussions.addresses import post_url, topic_url
from porukka.discussions.models import Post, Topic
from porukka.discussions.pointing import Place, places
from porukka.discussions.queries.trail import old_post

LONGEST_ADDRESS = 500


@dataclass(frozen=True)
class Lead:
    """post: id of the opening that is held on to."""

    post: int
    title: str
    url: str
    room: str


def leads(reader: Reader, posts: Collection[int]) -> dict[int, Lead]:
    """Where these openings are now, by their ids, without those this reader may not see. One query, none
    for nothing."""
    if not posts:
        return {}
    found = Post.objects.visible_to(reader).filter(pk__in=posts, deleted_at=None, hidden_at=None)
    slug = reader.community.slug
    return {
        post.pk: Lead(
            post.pk,
            post.topic.title,
            topic_url(slug, post.topic) if post.is_opening else post_url(slug, post.topic, post.number),
            post.topic.room.name,
        )
        for post in found.select_related("topic__room")
    }


def topic_at(reader: Reader, address: str) -> Topic | None:
    """The discussion that an address leads to, as far as this reader may see it: of a topic or of a post of it."""
    place = _place(reader, address)
    if place is None:
        return None
    topics = Topic.objects.visible_to(reader).select_related("room")
    if place.post is not None:
        post = Post.objects.visible_to(reader).filter(pk=place.post).first()
        return topics.filter(pk=post.topic_id).first() if post else None
    topic = topics.filter(pk=place.topic or 0).first()
    if topic is None and (opening := old_post(reader, place.topic or 0, 0)):  # merged into another
        return opening.topic
    return topic


def post_at(reader: Reader, address: str) -> Post | None:
    """The post that an address leads to, as far as this reader may see it; of a topic its opening."""
    place = _place(reader, address)
    if place is None:
        return None
    posts = Post.objects.visible_to(reader).select_related("topic__room")
    if place.post is not None:
        return posts.filter(pk=place.post).first()
    found = posts.filter(topic=place.topic or 0, number=place.number).first()
    return found or old_post(reader, place.topic or 0, place.number)


def _place(reader: Reader, address: str) -> Place | None:
    link = f'<a href="{escape(address[:LONGEST_ADDRESS])}">'
    found = places(link, reader.community.slug, settings.PORUKKA_URL)
    return found[0] if found else None
