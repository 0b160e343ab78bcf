"""What the tests of this folder say often."""

from __future__ import annotations

from datetime import timedelta
from html import unescape
from typing import Any

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from porukka.communities.models import Member, Room
from porukka.core import blocks
from porukka.discussions.actions import writing
from porukka.discussions.addresses import topic_url
from porukka.ideas.actions import holding, promising
from porukka.ideas.models import Contender, Contest, Idea, Promise
from tests.cast import Cast, signed_in


def at(name: str, *values: Any) -> str:
    """The address of a page of the writers' ideas."""
    return reverse(f"ideas:{name}", args=["writers", *values])


def put_up(author: Member, room: Room, title: str = "A writing weekend") -> Idea:
    """A discussion that is an idea, written as the composer does it."""
    written = blocks.forms_for(author, room, {"idea-is_idea": "on"})
    assert blocks.all_valid(written)
    topic = writing.start_topic(author, room, title=title, text="Two nights by a lake.", written=written)
    return Idea.objects.select_related("post__topic__room").get(post__topic=topic)


def talk_of(idea: Idea) -> str:
    return topic_url("writers", idea.post.topic)


def words(answer: Any, status: int = 200) -> str:
    """The page as its reader sees its source: entities resolved."""
    assert answer.status_code == status, f"it answered {answer.status_code}"
    return unescape(answer.content.decode())


@pytest.fixture
def promise(cast: Cast) -> Promise:
    """At two votes, within seven days."""
    return promising.promise(cast.aino, votes=2, days=7, open_days=90)


@pytest.fixture
def idea(cast: Cast, promise: Promise) -> Idea:
    return put_up(cast.eero, cast.common)


def hold(cast: Cast, **fixed: Any) -> Contest:
    """A contest that is on for two weeks."""
    now = timezone.now()
    facts = {
        "title": "Name the boat",
        "text": "It is red.",
        "rules": "",
        "way": "straight",
        "voters": "members",
    }
    facts |= {"votes_each": 2, "places": 1, "vote_days": 7}
    facts |= {"opens_at": now - timedelta(hours=1), "closes_at": now + timedelta(days=14)}
    return holding.announce(cast.aino, cast.common, **facts | fixed)  # type: ignore[arg-type]


def enter(author: Member, contest: Contest, title: str) -> Contender:
    """A discussion that is entered, as the composer does it."""
    room = contest.post.topic.room
    written = blocks.forms_for(author, room, {"contest-contest": contest.pk})
    assert blocks.all_valid(written)
    topic = writing.start_topic(author, room, title=title, text="Because.", written=written)
    return Contender.objects.select_related("contest", "post__topic").get(post__topic=topic)


def later(contest: Contest, **more: int) -> Any:
    """After its last day for entries."""
    return time_machine.travel(contest.closes_at + timedelta(minutes=1, **more), tick=False)


def page(member: Member | None, contest: Contest) -> str:
    return words(signed_in(member).get(at("contest", contest.pk)))
