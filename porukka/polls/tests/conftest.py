"""Polls of each kind to answer, and the words of the pages around them."""

from __future__ import annotations

from collections.abc import Callable
from html import unescape
from typing import Any

import pytest

from porukka.communities.models import Member, Room
from porukka.core import blocks
from porukka.discussions.actions import writing
from porukka.discussions.addresses import topic_url
from porukka.polls.models import Option, Poll
from tests.cast import Cast
from tests.cast import signed_in as browser_of

OPTIONS = ("Monday", "Tuesday", "Not at all")
TIMES = ("2026-12-01T18:00", "2026-12-02T18:00", "2026-12-03T18:00")


def ask(author: Member, room: Room, question: str = "Which day?", **typed: Any) -> Poll:
    """A topic with a poll, written as the composer does it. typed: further fields of the block."""
    fields: dict[str, Any] = {"question": question, "options": "\n".join(OPTIONS), "days": ""} | typed
    written = blocks.forms_for(author, room, {f"poll-{name}": value for name, value in fields.items()})
    assert blocks.all_valid(written), [one.form.errors for one in written]
    topic = writing.start_topic(author, room, title="When do we meet?", text="Say a day.", written=written)
    return Poll.objects.select_related("post__topic").get(post__topic=topic)


@pytest.fixture
def poll(cast: Cast) -> Poll:
    return ask(cast.aino, cast.common)


def option(poll: Poll, words: str) -> Option:
    return poll.options.get(words=words)


def counts(poll: Poll) -> dict[str, int]:
    """How many votes each option has, as it is kept."""
    poll.refresh_from_db()
    told = poll.tally.get("counts", [0] * poll.options.count())
    return dict(zip(poll.options.order_by("position").values_list("words", flat=True), told, strict=True))


def page_of(poll: Poll) -> str:
    return topic_url("writers", poll.post.topic)


def read(somebody: Any, poll: Poll) -> str:
    """The poll's page as its reader sees its source: entities resolved."""
    answer = browser_of(somebody).get(page_of(poll))
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def drawn(page: str) -> str:
    """Of a page the polls alone: composers have boxes and buttons too."""
    return "".join(part.partition("</section>")[0] for part in page.split('<section class="poll"')[1:])


def at(poll: Poll, what: str) -> str:
    return f"/c/writers/polls/{poll.address}/{what}"


def vote_url(poll: Poll) -> str:
    return at(poll, "vote/")


def answer(somebody: Any, poll: Poll, **fields: Any) -> Any:
    """Send the poll's form. Names with a dash are written with an underscore: rank_0."""
    sent = {name.replace("_", "-"): value for name, value in fields.items()}
    return browser_of(somebody).post(vote_url(poll), sent)


@pytest.fixture
def vote(signed_in: Any) -> Callable[..., Any]:
    """vote(somebody, poll, words): the answer to choosing this option in a browser."""

    def send(somebody: Any, poll: Poll, words: str, **further: Any) -> Any:
        return signed_in(somebody).post(vote_url(poll), {"option": option(poll, words).position}, **further)

    return send
