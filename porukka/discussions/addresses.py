"""Addresses of topics and posts. A topic's window of posts is fixed by their numbers, so links never move."""

from __future__ import annotations

from typing import Any

from porukka.core.ids import to_text

WINDOW = 30  # posts on one page of a topic


def topic_url(slug: str, topic: Any) -> str:
    """slug: the community's; topic: anything with `pk` and `slug`."""
    return f"/c/{slug}/t/{to_text(topic.pk)}-{topic.slug}/"


def replies_url(slug: str, topic: Any) -> str:
    """Where an answer is sent to: `discussions:reply`, without looking it up for every page."""
    return f"{topic_url(slug, topic)}replies/"


def post_url(slug: str, topic: Any, number: int) -> str:
    """The page of the topic that has the post, and the place on it."""
    return place_at(topic_url(slug, topic), number)


def answer_url(slug: str, topic: Any, number: int) -> str:
    """The page of the topic where one writes an answer to the post."""
    return answer_at(topic_url(slug, topic), number)


def place_at(topic_url: str, number: int) -> str:
    """`post_url`, where the topic's address is known."""
    return f"{topic_url}?at={number}#p{number}" if number >= WINDOW else f"{topic_url}#p{number}"


def answer_at(topic_url: str, number: int) -> str:
    """`answer_url`, where the topic's address is known."""
    return f"{topic_url}?at={number}&to={number}#write"
