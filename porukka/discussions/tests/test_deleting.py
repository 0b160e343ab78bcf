"""Taking a post away, and taking that back."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
import time_machine

from porukka.communities.models import RoomMember
from porukka.discussions.models import Post, Topic
from porukka.discussions.tests.talking import (
    TALK,
    a_reply,
    a_topic,
    address,
    deeds_of,
    now,
    numbers,
    opening,
    page,
    post_address,
    reply,
    titles,
)


@pytest.fixture
def topic(cast):
    return a_topic(cast.aino, cast.common)


def delete(client, post):
    return client.post(post_address(post, "deletion/"))


def undo(client, post):
    return client.post(post_address(post, "deletion/end/"))


def test_a_reply_nobody_answered_leaves_no_trace_for_others(cast, signed_in, topic):
    post = a_reply(cast.eero, topic, "Canary")
    answer = delete(signed_in(cast.eero), post)
    assert (answer.status_code, answer["Location"]) == (302, address(topic) + "#p1")
    shown = page(signed_in(cast.matti), address(topic))
    assert numbers(shown) == [0]
    assert "Canary" not in shown
    assert signed_in(cast.matti).get(post_address(post)).status_code == 404
    assert deeds_of(topic)[-1] == "post.deleted"


def test_an_answered_post_leaves_a_tombstone_without_its_words_or_name(cast, signed_in, topic):
    post = a_reply(cast.eero, topic, "Canary")
    a_reply(cast.matti, topic, "Indeed", to=post)
    delete(signed_in(cast.eero), post)
    shown = page(signed_in(cast.niilo), address(topic))
    assert numbers(shown) == [0, 1, 2]
    assert "This post was deleted." in shown
    assert "Canary" not in shown
    assert "Eero" not in shown.split('class="posts"')[1].split('class="ask"')[0]
    assert signed_in(cast.niilo).get(post_address(post))["Location"] == address(topic) + "#p1"


def test_an_answered_opening_leaves_a_tombstone_and_the_talk_goes_on(cast, signed_in, topic):
    a_reply(cast.eero, topic)
    delete(signed_in(cast.aino), opening(topic))
    shown = page(signed_in(cast.eero), address(topic))
    assert numbers(shown) == [0, 1]
    assert "This post was deleted." in shown
    assert signed_in(cast.eero).get(post_address(opening(topic))).status_code == 302
    assert reply(signed_in(cast.matti), topic).status_code == 302


def test_the_deleter_may_take_it_back_for_ten_minutes(cast, signed_in, topic):
    client = signed_in(cast.eero)
    post = a_reply(cast.eero, topic, "Canary")
    with time_machine.travel(now(), tick=False) as clock:
        delete(client, post)
        clock.shift(timedelta(minutes=9, seconds=59))
        assert f"/{post.address}/deletion/end/" in page(client, address(topic))
        assert undo(client, post)["Location"] == address(topic) + "#p1"
    assert "Canary" in page(signed_in(cast.matti), address(topic))
    assert deeds_of(topic)[-1] == "post.restored"


def test_after_ten_minutes_it_is_too_late_and_the_page_says_so(cast, signed_in, topic):
    client = signed_in(cast.eero)
    post = a_reply(cast.eero, topic)
    with time_machine.travel(now(), tick=False) as clock:
        delete(client, post)
        clock.shift(timedelta(minutes=10))
        assert numbers(page(client, address(topic))) == [0]
        answer = undo(client, post)
    assert answer.status_code == 403
    assert b"That time has passed" in answer.content
    assert Post.objects.get(pk=post.pk).deleted_at


def test_only_the_deleter_takes_it_back(cast, signed_in, topic):
    post = a_reply(cast.eero, topic)
    delete(signed_in(cast.matti), post)
    for other in (cast.eero, cast.aino, cast.mari, cast.outi, None):
        assert undo(signed_in(other), post).status_code == 404
    assert "deletion/end" not in page(signed_in(cast.eero), address(topic))
    assert undo(signed_in(cast.matti), post).status_code == 302
    assert undo(signed_in(cast.matti), post).status_code == 404  # it is back already


def test_who_was_shown_out_of_the_room_takes_nothing_back_there(cast, signed_in):
    topic = a_topic(cast.niilo, cast.workshop)
    post = a_reply(cast.gita, topic)
    delete(signed_in(cast.gita), post)
    RoomMember.objects.filter(member=cast.gita).delete()
    assert undo(signed_in(cast.gita), post).status_code == 404
    assert Post.objects.get(pk=post.pk).deleted_at


def test_the_team_deletes_where_it_may_read_and_members_only_their_own(cast, signed_in, topic):
    post = a_reply(cast.eero, topic)
    for other in (cast.niilo, cast.gita, cast.outi, cast.kaisa, cast.lauri, cast.reija, None):
        assert delete(signed_in(other), post).status_code == 404
    assert delete(signed_in(cast.sami), post).status_code == 403
    private = a_reply(cast.gita, a_topic(cast.niilo, cast.workshop))
    for team in (cast.aino, cast.mari, cast.matti):
        assert delete(signed_in(team), private).status_code == 404
    assert not Post.objects.exclude(deleted_at=None).exists()
    assert delete(signed_in(cast.matti), post).status_code == 302
    assert delete(signed_in(cast.matti), post).status_code == 404  # gone already


def test_an_unanswered_opening_takes_the_discussion_along_and_the_list_offers_the_way_back(
    cast, signed_in, topic
):
    client = signed_in(cast.aino)
    post = opening(topic)
    answer = delete(client, post)
    assert answer["Location"] == TALK
    assert client.get(address(topic)).status_code == 404
    shown = page(client, TALK)
    assert titles(shown) == []
    told = shown.split('class="messages"')[1].split("</form>")[0]
    assert "The discussion was deleted." in told
    assert "csrfmiddlewaretoken" in told
    way_back = re.search(r'<form method="post" action="([^"]+)"', told)[1]
    assert client.post(way_back)["Location"] == address(topic) + "#p0"
    assert titles(page(signed_in(cast.eero))) == ["First chapters"]


def test_the_way_back_is_offered_once_and_to_nobody_else(cast, signed_in, topic):
    client = signed_in(cast.aino)
    delete(client, opening(topic))
    assert "deletion/end" not in page(signed_in(cast.eero))
    assert "deletion/end" in page(client)
    assert "deletion/end" not in page(client)


def test_the_discussion_goes_with_its_last_words_and_comes_back_with_them(cast, signed_in, topic):
    post = a_reply(cast.eero, topic)
    delete(signed_in(cast.aino), opening(topic))
    answer = delete(signed_in(cast.eero), post)
    assert answer["Location"] == TALK
    assert not Topic.objects.visible_to(cast.eero).exists()
    undo(signed_in(cast.eero), post)
    assert numbers(page(signed_in(cast.matti), address(topic))) == [0, 1]


def test_counts_follow_a_deletion_and_its_undoing(cast, signed_in, topic):
    a_reply(cast.eero, topic)
    last = a_reply(cast.matti, topic)

    def facts():
        found = Topic.objects.get()
        return found.replies, found.speakers, found.faces, found.last_by, found.last_at, found.last_living

    before = facts()
    delete(signed_in(cast.matti), last)
    aino, eero = str(cast.aino.pk), str(cast.eero.pk)
    assert facts() == (1, 2, [eero, aino], cast.eero, Post.objects.get(number=1).made_at, 1)
    undo(signed_in(cast.matti), last)
    assert facts() == before


def test_a_number_is_not_given_twice(cast, signed_in, topic):
    delete(signed_in(cast.eero), a_reply(cast.eero, topic))
    reply(signed_in(cast.eero), topic)
    assert list(Post.objects.order_by("number").values_list("number", flat=True)) == [0, 1, 2]


def test_deleting_asks_for_a_post(cast, signed_in, topic):
    client = signed_in(cast.aino)
    for what in ("deletion/", "deletion/end/"):
        assert client.get(post_address(opening(topic), what)).status_code == 405
