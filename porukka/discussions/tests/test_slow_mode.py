"""Slow mode, of a room and of one discussion: who waits, how long, and that her words are kept."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from porukka.communities.models import Room
from porukka.core.refusal import Refused
from porukka.discussions.actions import slowing
from porukka.discussions.models import Post, Topic
from porukka.discussions.tests.talking import NEW, a_reply, a_topic, address, opening, page, reply, start

WAIT = "You can write again at"


@pytest.fixture
def topic(cast):
    return a_topic(cast.matti, cast.common)


def slow_room(room, seconds=300):
    Room.objects.filter(pk=room.pk).update(slow_seconds=seconds)
    room.refresh_from_db()


def earlier(post, **ago):
    Post.objects.filter(pk=post.pk).update(made_at=timezone.now() - timedelta(**ago))


def test_in_a_slow_discussion_the_next_reply_waits_and_the_words_are_kept(cast, signed_in, topic):
    slowing.slow_down(cast.matti, topic, seconds=300)
    eero = signed_in(cast.eero)
    assert reply(eero, topic, "My first thought").status_code == 302
    answer = reply(eero, topic, "My second thought")
    assert answer.status_code == 400
    assert WAIT in answer.content.decode()
    assert "My second thought" in answer.content.decode()
    assert Post.objects.filter(topic=topic).count() == 2
    assert WAIT in page(eero, address(topic))
    # it is hers alone, and of this discussion
    niilo = signed_in(cast.niilo)
    assert WAIT not in page(niilo, address(topic))
    assert reply(niilo, topic).status_code == 302
    assert reply(eero, a_topic(cast.matti, cast.common)).status_code == 302


def test_when_the_time_has_passed_she_writes_again(cast, signed_in, topic):
    slowing.slow_down(cast.matti, topic, seconds=300)
    earlier(a_reply(cast.eero, topic), minutes=4, seconds=50)
    assert reply(signed_in(cast.eero), topic).status_code == 400
    earlier(Post.objects.get(topic=topic, number=1), minutes=5, seconds=1)
    assert reply(signed_in(cast.eero), topic).status_code == 302


def test_in_a_slow_room_a_reply_and_a_new_discussion_wait_for_each_other(cast, signed_in, topic):
    slow_room(cast.common)
    eero = signed_in(cast.eero)
    assert start(eero, cast.common, "One").status_code == 302
    assert reply(eero, topic).status_code == 400
    answer = start(eero, cast.common, "Two", text="More of it")
    assert answer.status_code == 400
    assert WAIT in answer.content.decode()
    assert "More of it" in answer.content.decode()
    assert not Topic.objects.filter(title="Two").exists()
    assert "Slow mode: 5 minutes between two posts" in page(
        eero, f"/c/writers/r/{cast.common.address}-{cast.common.slug}/"
    )


def test_what_was_deleted_counts_too(cast, signed_in, topic):
    slowing.slow_down(cast.matti, topic, seconds=300)
    post = a_reply(cast.eero, topic)
    client = signed_in(cast.eero)
    client.post(f"/c/writers/p/{post.address}/deletion/")
    assert reply(client, topic).status_code == 400


@pytest.mark.parametrize("who", ["aino", "mari", "matti"])
def test_the_team_is_not_bound(cast, signed_in, topic, who):
    slow_room(cast.common)
    slowing.slow_down(cast.matti, topic, seconds=3600)
    client = signed_in(getattr(cast, who))
    assert [reply(client, topic, words).status_code for words in ("One", "Two")] == [302, 302]


def test_the_owner_of_a_private_room_is_not_bound_there_and_slows_it_down(cast, signed_in):
    topic = a_topic(cast.gita, cast.workshop)
    owner = signed_in(cast.niilo)
    facts = {"seconds": 60, "hours": 0}
    assert owner.post(address(topic) + "slow/", facts).status_code == 302
    assert [reply(owner, topic, words).status_code for words in ("One", "Two")] == [302, 302]
    assert reply(signed_in(cast.gita), topic).status_code == 400  # she has opened it just now


def test_a_moderator_slows_a_discussion_down_for_an_hour_and_ends_it(cast, signed_in, topic):
    matti, eero = signed_in(cast.matti), signed_in(cast.eero)
    assert "slow/" in page(matti, address(topic))
    assert "slow/" not in page(eero, address(topic))
    assert matti.post(address(topic) + "slow/", {"seconds": 300, "hours": 1}).status_code == 302
    topic.refresh_from_db()
    assert timedelta(minutes=59) < topic.slow_until - timezone.now() <= timedelta(hours=1)
    assert "5 minutes between two posts of the same member" in page(eero, address(topic))
    a_reply(cast.eero, topic)
    Topic.objects.filter(pk=topic.pk).update(slow_until=timezone.now())
    assert "between two posts" not in page(eero, address(topic))
    assert reply(eero, topic).status_code == 302
    assert matti.post(address(topic) + "slow/end/").status_code == 302
    topic.refresh_from_db()
    assert (topic.slow_seconds, topic.slow_until) == (0, None)


@pytest.mark.parametrize(
    "facts", [{}, {"seconds": 7, "hours": 1}, {"seconds": 0, "hours": 1}, {"seconds": 60, "hours": 99}]
)
def test_what_is_no_pace_is_refused(cast, signed_in, topic, facts):
    assert signed_in(cast.matti).post(address(topic) + "slow/", facts).status_code == 400
    topic.refresh_from_db()
    assert topic.slow_seconds == 0


def test_a_member_slows_nothing_down(cast, signed_in, topic):
    client = signed_in(cast.eero)
    assert client.post(address(topic) + "slow/", {"seconds": 60, "hours": 0}).status_code == 404
    with pytest.raises(Refused):
        slowing.slow_down(cast.eero, topic, seconds=60)
    with pytest.raises(Refused):
        slowing.speed_up(cast.eero, topic)


def test_editing_is_never_slow(cast, signed_in, topic):
    slow_room(cast.common)
    mine = a_topic(cast.eero, cast.common)
    client = signed_in(cast.eero)
    edited = {"title": "Better", "text": "Better words"}
    assert client.post(f"/c/writers/p/{opening(mine).address}/edit/", edited).status_code == 302
    assert 'name="title"' in page(client, NEW)
