"""What the tests of this folder say often."""

from __future__ import annotations

from html import unescape
from typing import Any

import pytest
from django.urls import reverse

from porukka.communities.models import Member, Room
from porukka.core import blocks
from porukka.discussions.actions import writing
from porukka.discussions.addresses import topic_url
from porukka.questions.models import Box
from tests.cast import Cast

PROMPT = "Ask me about editing"


def at(name: str, *values: Any) -> str:
    """The address of a page of the writers' questions."""
    return reverse(f"questions:{name}", args=["writers", *values])


def collect(
    author: Member, room: Room, kind: str = "private", *, title: str = "I edit books", **facts: Any
) -> Box:
    """A discussion that collects questions, written as the composer does it."""
    fields = {"questions-kind": kind, "questions-prompt": PROMPT, "questions-days": ""}
    written = blocks.forms_for(author, room, fields)
    assert blocks.all_valid(written)
    topic = writing.start_topic(
        author, room, title=title, text="Thirty years of commas.", written=written, **facts
    )
    return Box.objects.select_related("post__topic__room").get(post__topic=topic)


def talk_of(box: Box) -> str:
    return topic_url("writers", box.post.topic)


def words(answer: Any, status: int = 200) -> str:
    """The page as its reader sees its source: entities resolved."""
    assert answer.status_code == status, f"it answered {answer.status_code}"
    return unescape(answer.content.decode())


@pytest.fixture
def box(cast: Cast) -> Box:
    """Eero's private box in the open room."""
    return collect(cast.eero, cast.common)


@pytest.fixture
def queue(cast: Cast) -> Box:
    """Eero's queue in the open room."""
    return collect(cast.eero, cast.common, "queue", title="Live on Thursday")
