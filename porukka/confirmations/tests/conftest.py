"""What the tests of this folder say often."""

from __future__ import annotations

from html import unescape
from typing import Any

import pytest
from django.urls import reverse

from porukka.communities.models import Member, Room
from porukka.confirmations.models import Ask
from porukka.core import blocks
from porukka.discussions.actions import writing
from porukka.discussions.addresses import post_url
from porukka.discussions.models import Topic
from tests.cast import Cast

MARKED = {"read-asks": "on"}


def at(name: str, *values: Any) -> str:
    """The address of a page of the writers' confirmations."""
    return reverse(f"confirmations:{name}", args=["writers", *values])


def ask(author: Member, room: Room, title: str = "The new house rules") -> Ask:
    """A discussion that everybody is asked to read, written as the composer does it."""
    written = blocks.forms_for(author, room, MARKED)
    assert blocks.all_valid(written)
    topic = writing.start_topic(author, room, title=title, text="Read me.", written=written)
    return Ask.objects.select_related("post__topic__room").get(post__topic=topic)


def reply_asking(author: Member, topic: Topic) -> Ask:
    """A reply that everybody is asked to read."""
    written = blocks.forms_for(author, topic.room, MARKED, where=blocks.REPLY)
    post = writing.reply(
        author, topic, text="And this, please.", written=written if blocks.all_valid(written) else ()
    )
    return Ask.objects.select_related("post__topic__room").get(post=post)


def place_of(found: Ask) -> str:
    return post_url("writers", found.post.topic, found.post.number)


def words(answer: Any, status: int = 200) -> str:
    """The page as its reader sees its source: entities resolved."""
    assert answer.status_code == status, f"it answered {answer.status_code}"
    return unescape(answer.content.decode())


@pytest.fixture
def asked(cast: Cast) -> Ask:
    return ask(cast.matti, cast.common)
