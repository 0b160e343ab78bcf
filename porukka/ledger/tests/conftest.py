"""What the tests of this folder say often."""

from __future__ import annotations

from html import unescape
from typing import Any

import pytest
from django.urls import reverse

from porukka.communities.models import Member, Room
from porukka.discussions.actions import writing
from porukka.discussions.addresses import topic_url
from porukka.discussions.models import Post
from porukka.ledger.actions import filing
from porukka.ledger.models import Entry
from tests.cast import Cast


def at(name: str, *values: Any) -> str:
    """The address of a page of the writers' ledger."""
    return reverse(f"ledger:{name}", args=["writers", *values])


def words(answer: Any, status: int = 200) -> str:
    """The page as its reader sees its source: entities resolved."""
    assert answer.status_code == status, f"it answered {answer.status_code}"
    return unescape(answer.content.decode())


def said(author: Member, room: Room, title: str = "A warmer room") -> Post:
    """A discussion in which somebody asks for something."""
    topic = writing.start_topic(author, room, title=title, text="It is cold by the window.")
    return Post.objects.select_related("topic__room").get(topic=topic, number=0)


def talk_of(post: Post) -> str:
    return topic_url("writers", post.topic)


@pytest.fixture
def entry(cast: Cast) -> Entry:
    """Eero asks for something, and Aino has filed it."""
    return filing.file(cast.aino, said(cast.eero, cast.common))
