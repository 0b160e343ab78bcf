"""A post says itself that a poll, questions or an idea hang below it, those of before too; other pages ask nobody."""

from __future__ import annotations

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from porukka.core import slots
from porukka.discussions.actions import carried
from porukka.discussions.actions.writing import reply, start_topic
from porukka.discussions.models import Post
from porukka.discussions.queries.placed import placed
from porukka.polls.actions.asking import CODE, ask
from porukka.polls.models import Poll
from tests.cast import Cast


@pytest.fixture
def posts(cast: Cast) -> list[Post]:
    """Without anything, with a poll, and with a poll and something else."""
    topic = start_topic(cast.eero, cast.common, title="Which?", text="Well?")
    posts = [reply(cast.eero, topic, text=f"Reply {number}") for number in range(3)]
    carried.note(posts[2], "stories")
    for post in posts[1:]:
        ask(post, question="Which?", options=["A", "B"])
    return posts


def carries(posts: list[Post]) -> list[str]:
    return [Post.objects.get(pk=post.pk).carries for post in posts]


def test_a_post_with_a_poll_says_so(posts: list[Post]) -> None:
    assert carries(posts) == ["", CODE, f"stories {CODE}"]


def test_posts_of_before_say_it_too_and_only_once(posts: list[Post]) -> None:
    Post.objects.filter(pk=posts[1].pk).update(carries="")
    Post.objects.filter(pk=posts[2].pk).update(carries="stories")
    note = import_module("porukka.polls.migrations.0002_carried").note
    for _turn in range(2):
        note(apps, None)
        assert carries(posts) == ["", CODE, f"stories {CODE}"]


def test_nobody_is_asked_where_nothing_hangs_below(cast: Cast, posts: list[Post]) -> None:
    rows = [placed(Post.objects.get(pk=post.pk)) for post in posts]
    slots.fill("post.below", cast.eero, rows[:1])  # what is kept of the community is kept from here on
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert slots.fill("post.below", cast.eero, rows[:1]) == {}
    assert len(asked) == 0
    below = slots.fill("post.below", cast.eero, rows)
    assert set(below) == {posts[1].pk, posts[2].pk}
    assert Poll.objects.count() == 2


@pytest.mark.parametrize(("folder", "migration"), [("questions", "0002_carried"), ("ideas", "0003_carried")])
def test_where_there_is_none_nothing_is_noted(posts: list[Post], folder: str, migration: str) -> None:
    import_module(f"porukka.{folder}.migrations.{migration}").note(apps, None)
    assert carries(posts) == ["", CODE, f"stories {CODE}"]
