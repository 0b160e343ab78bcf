"""Answering in a discussion."""

from __future__ import annotations

import pytest

from porukka.communities.models import Deed
from porukka.discussions.models import Post, Reading, Topic
from porukka.discussions.tests.talking import a_reply, a_topic, address, numbers, opening, page, reply


@pytest.fixture
def topic(cast):
    return a_topic(cast.aino, cast.common)


def test_a_reply_is_shown_to_everybody_at_its_place(cast, signed_in, topic):
    answer = reply(signed_in(cast.eero), topic, "At the *lighthouse*.")
    assert (answer.status_code, answer["Location"]) == (302, address(topic) + "#p1")
    shown = page(signed_in(cast.matti), address(topic))
    assert numbers(shown) == [0, 1]
    assert "<em>lighthouse</em>" in shown


def test_a_script_is_told_where_the_reply_is(cast, signed_in, topic):
    for _round in range(30):
        a_reply(cast.eero, topic)
    answer = signed_in(cast.eero).post(
        address(topic) + "replies/", {"text": "The 31st"}, headers={"X-Porukka-Script": "compose"}
    )
    assert (answer.status_code, answer["Location"]) == (201, address(topic) + "?at=31#p31")


def test_the_topic_keeps_count_of_who_spoke(cast, signed_in, topic):
    for member in (cast.eero, cast.matti, cast.eero):
        reply(signed_in(member), topic)
    topic = Topic.objects.get()
    assert (topic.replies, topic.speakers, topic.last_number, topic.last_by) == (3, 3, 3, cast.eero)
    assert topic.faces == [str(one.pk) for one in (cast.eero, cast.matti, cast.aino)]
    assert topic.last_at == Post.objects.get(number=3).made_at


def test_a_reply_to_one_post_shows_its_words_and_leaves_a_deed(cast, signed_in, topic):
    first = a_reply(cast.eero, topic, "I never end mine.")
    reply(signed_in(cast.matti), topic, "Why not?", reply_to=first.address)
    assert "Eero: I never end mine." in page(signed_in(cast.aino), address(topic))
    deed = Deed.objects.order_by("seq").last()
    assert (deed.kind, deed.actor) == ("reply.written", cast.matti)
    assert deed.data == {"topic": str(topic.pk), "number": 2, "reply_to": str(first.pk)}
    first.refresh_from_db()
    assert first.is_answered


@pytest.mark.parametrize("strange", ["abc!", "0000", "z" * 13, "z" * 4000, "7zzzzzzzzzzzz", "ääkköset"])
def test_a_quoted_post_that_does_not_exist_is_simply_not_quoted(cast, signed_in, topic, strange):
    assert reply(signed_in(cast.eero), topic, reply_to=strange).status_code == 302
    assert Post.objects.get(number=1).reply_to is None


def test_a_post_of_another_discussion_is_not_quoted(cast, signed_in, topic):
    secret = opening(a_topic(cast.mari, cast.back, text="Canary in the back room"))
    assert reply(signed_in(cast.eero), topic, reply_to=secret.address).status_code == 302
    assert Post.objects.get(topic=topic, number=1).reply_to is None
    secret.refresh_from_db()
    assert not secret.is_answered


def test_a_guest_replies_in_her_own_rooms_and_finds_no_others(cast, signed_in, topic):
    own = a_topic(cast.niilo, cast.workshop)
    assert reply(signed_in(cast.gita), own).status_code == 302
    assert reply(signed_in(cast.gita), topic).status_code == 404


def test_nobody_replies_where_she_may_not_read(cast, signed_in):
    private, secret = a_topic(cast.niilo, cast.workshop), a_topic(cast.mari, cast.back)
    for member in (cast.aino, cast.eero):
        assert reply(signed_in(member), private).status_code == 404
        assert reply(signed_in(member), secret).status_code == 404
    assert Post.objects.count() == 2


def test_who_is_not_a_member_replies_nowhere(cast, signed_in, topic):
    for outsider in (cast.outi, cast.kaisa, cast.lauri, cast.reija, None):
        assert reply(signed_in(outsider), topic).status_code == 404
    assert reply(signed_in(cast.sami), topic).status_code == 403
    assert Post.objects.count() == 1


def test_a_visitor_reads_a_public_discussion_and_is_shown_the_way_in(cast, signed_in, topic):
    cast.community.visibility = "public"
    cast.community.save()
    shown = page(signed_in(cast.outi), address(topic))
    assert "Members reply here." in shown
    assert "<textarea" not in shown
    assert "/join/" in reply(signed_in(cast.outi), topic)["Location"]
    assert Post.objects.count() == 1


def test_replying_asks_for_a_post(cast, signed_in, topic):
    assert signed_in(cast.eero).get(address(topic) + "replies/").status_code == 405


def test_a_deleted_discussion_takes_no_reply(cast, signed_in, topic):
    signed_in(cast.aino).post(f"/c/writers/p/{opening(topic).address}/deletion/")
    assert reply(signed_in(cast.eero), topic).status_code == 404


def test_ones_own_reply_is_read(cast, signed_in, topic):
    reply(signed_in(cast.eero), topic)
    assert Reading.objects.get(member=cast.eero).number == 1


def test_the_composer_names_the_opener_but_not_to_herself(cast, signed_in, topic):
    assert "Reply to Aino and the others" in page(signed_in(cast.eero), address(topic))
    assert "Reply to Aino" not in page(signed_in(cast.aino), address(topic))
