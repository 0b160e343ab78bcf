"""A poll to vote in, and the words of the pages around it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from porukka.communities.models import Member, Room
from porukka.core import blocks
from porukka.discussions.actions import writing
from porukka.discussions.addresses import topic_url
from porukka.polls.models import Option, Poll
from tests.cast import Cast

OPTIONS = ("Monday", "Tuesday", "Not at all")


def ask(author: Member, room: Room, question: str = "Which day?", days: str = "") -> Poll:
    """A topic with a poll, written as the composer does it."""
    typed = {"poll-question": question, "poll-options": "\n".join(OPTIONS), "poll-days": days}
    written = blocks.forms_for(author, room, typed)
    assert blocks.all_valid(written)
    topic = writing.start_topic(author, room, title="When do we meet?", text="Say a day.", written=written)
    return Poll.objects.select_related("post__topic").get(post__topic=topic)


@pytest.fixture
def poll(cast: Cast) -> Poll:
    return ask(cast.aino, cast.common)


def option(poll: Poll, words: str) -> Option:
    return poll.options.get(words=words)


def page_of(poll: Poll) -> str:
    return topic_url("writers", poll.post.topic)


def vote_url(poll: Poll) -> str:
    return f"/c/writers/polls/{poll.address}/vote/"


@pytest.fixture
def vote(signed_in: Any) -> Callable[..., Any]:
    """vote(somebody, poll, words): the answer to choosing this option in a browser."""

    def send(somebody: Any, poll: Poll, words: str, **further: Any) -> Any:
        return signed_in(somebody).post(vote_url(poll), {"option": option(poll, words).pk}, **further)

    return send
