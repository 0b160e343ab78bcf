"""What was deleted is gone for good after thirty days."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine

from porukka.discussions import tasks
from porukka.discussions.actions import deleting
from porukka.discussions.models import Post, Reading, Topic
from porukka.discussions.tests.talking import a_reply, a_topic, address, now, numbers, opening, page


@pytest.fixture
def topic(cast):
    return a_topic(cast.aino, cast.common, text="Canary of the opening")


def later(days):
    return time_machine.travel(now() + timedelta(days=days))


def test_an_unanswered_reply_is_removed_after_thirty_days_and_not_before(cast, topic):
    deleting.delete(cast.eero, a_reply(cast.eero, topic))
    with later(29.9):
        assert deleting.purge() == 0
    with later(30.1):
        assert deleting.purge() == 1
        assert deleting.purge() == 0
    assert list(Post.objects.values_list("number", flat=True)) == [0]


def test_an_answered_post_keeps_its_place_but_no_words(cast, signed_in, topic):
    post = a_reply(cast.eero, topic, "Canary")
    a_reply(cast.matti, topic, to=post)
    deleting.delete(cast.eero, post)
    deleting.delete(cast.aino, opening(topic))
    with later(31):
        assert deleting.purge() == 2
        assert deleting.purge() == 0
        assert numbers(page(signed_in(cast.niilo), address(topic))) == [0, 1, 2]
    assert not Post.objects.filter(text__contains="Canary").exists()
    assert not Post.objects.filter(html__contains="Canary").exists()


def test_a_deleted_discussion_goes_with_everything_in_it(cast, topic):
    a_reply(cast.eero, topic)
    for post in Post.objects.order_by("-number"):
        deleting.delete(cast.aino, post)
    with later(31):
        tasks.purge_deleted.call_local()
    assert not Topic.objects.exists()
    assert not Post.objects.exists()
    assert not Reading.objects.exists()


def test_what_lives_is_not_touched(cast, topic):
    a_reply(cast.eero, topic)
    with later(400):
        assert deleting.purge() == 0
    assert Post.objects.exclude(text="").count() == 2


def test_numbers_go_on_after_a_purge(cast, topic):
    deleting.delete(cast.eero, a_reply(cast.eero, topic))
    deleting.purge(before_days=-1)
    assert a_reply(cast.eero, topic).number == 2
