"""The team asks everybody to read something, as a block on what it writes."""

from __future__ import annotations

import pytest

from porukka.communities.actions import stewarding
from porukka.communities.models import Community, Deed, Member, Room
from porukka.confirmations import slots
from porukka.confirmations.models import Ask
from porukka.confirmations.tests.conftest import MARKED, ask, at, place_of, reply_asking, words
from porukka.discussions.actions import deleting, hiding, moving, writing
from porukka.discussions.models import Post, Topic

NEW = "/c/writers/new/"
SENT = {"title": "Rules", "text": "Read me.", "once": "once-to-read", **MARKED}


def send(signed_in, who, room):
    return signed_in(who).post(NEW, SENT | {"room": room.pk})


def test_the_team_asks_with_a_discussion_of_its_own(cast, signed_in):
    assert send(signed_in, cast.matti, cast.common).status_code == 302
    asked = Ask.objects.get()
    assert asked.post.number == 0
    assert asked.post.carries == "confirmations"
    assert Deed.objects.get(kind="confirmation.asked").actor == cast.matti


def test_with_a_reply_too(cast, signed_in):
    topic = writing.start_topic(cast.eero, cast.common, title="Keys", text="Where?")
    page = words(signed_in(cast.matti).get(place_of_topic(topic)))
    assert 'name="add" value="read"' in page
    asked = reply_asking(cast.matti, topic)
    assert asked.post.number == 1
    assert "I have read this" in words(signed_in(cast.niilo).get(place_of(asked)))


def place_of_topic(topic: Topic) -> str:
    return f"/c/writers/t/{topic.address}-{topic.slug}/"


def test_a_member_is_not_offered_it_and_asks_nobody(cast, signed_in):
    assert 'name="add" value="read"' not in words(signed_in(cast.eero).get(NEW))
    assert send(signed_in, cast.eero, cast.common).status_code == 302
    assert not Ask.objects.exists()


def test_a_steward_asks_in_her_own_room_and_in_no_other(cast, signed_in):
    stewarding.name(cast.aino, cast.common, cast.eero, months=6)
    other = Room.objects.create(community=cast.community, name="Other", slug="other", kind="open")
    assert 'name="add" value="read"' in words(signed_in(cast.eero).get(NEW))
    page = words(send(signed_in, cast.eero, other), 400)
    assert "Only the team and the room's stewards ask for this." in page
    assert "Read me." in page  # her words are kept
    assert not Topic.objects.exists()
    assert send(signed_in, cast.eero, cast.common).status_code == 302
    assert Ask.objects.get().post.topic.room == cast.common


def test_a_steward_is_offered_it_below_the_discussions_of_her_room(cast, signed_in):
    stewarding.name(cast.aino, cast.common, cast.eero, months=6)
    topic = writing.start_topic(cast.niilo, cast.common, title="Keys", text="Where?")
    assert 'name="add" value="read"' not in words(signed_in(cast.niilo).get(place_of_topic(topic)))
    assert 'name="add" value="read"' in words(signed_in(cast.eero).get(place_of_topic(topic)))


def test_nobody_asks_without_her_name(cast, signed_in):
    Room.objects.filter(pk=cast.common.pk).update(anonymous_allowed=True)
    sent = SENT | {"room": cast.common.pk, "veiled": "on"}
    assert "under your own name" in words(signed_in(cast.matti).post(NEW, sent), 400)
    assert not Post.objects.exists()


def test_a_part_that_is_switched_off_asks_for_nothing(cast, asked, signed_in):
    Community.objects.update(parts_off="confirmations")
    matti = Member.objects.get(pk=cast.matti.pk)
    assert 'name="add" value="read"' not in words(signed_in(matti).get(NEW))
    assert "I have read this" not in words(signed_in(cast.niilo).get(place_of(asked)))
    assert signed_in(cast.niilo).post(at("confirm", asked.pk)).status_code == 404


@pytest.mark.parametrize("how", ["deleted", "hidden"])
def test_what_is_gone_is_asked_of_nobody(cast, asked, signed_in, how):
    writing.reply(cast.eero, asked.post.topic, text="Thank you")
    if how == "deleted":
        deleting.delete(cast.matti, asked.post)
    else:
        hiding.hide(cast.aino, asked.post, "Loud")
    asked.post.topic.refresh_from_db()  # without its title it has another address
    niilo = signed_in(cast.niilo)
    assert "I have read this" not in words(niilo.get(place_of(asked)))
    assert "The new house rules" not in words(niilo.get("/c/writers/waiting/"))
    assert niilo.post(at("confirm", asked.pk)).status_code == 404


def test_among_few_it_is_asked_of_them_alone(cast, asked, signed_in):
    moving.move(cast.mari, asked.post.topic, cast.back)
    assert signed_in(cast.niilo).post(at("confirm", asked.pk)).status_code == 404
    assert "The new house rules" not in words(signed_in(cast.niilo).get("/c/writers/waiting/"))
    assert "0 of 1 has read it" in words(signed_in(cast.mari).get(at("who", asked.pk)))


def test_a_page_without_it_asks_the_database_nothing_more(cast, signed_in, django_assert_num_queries):
    ask(cast.matti, cast.common)
    plain = writing.start_topic(cast.eero, cast.common, title="Keys", text="Where?").posts.get()

    class Row:
        id, carries, stands = plain.pk, (), True

    with django_assert_num_queries(0):
        assert slots.below_posts(cast.niilo, [Row()], "") == {}
