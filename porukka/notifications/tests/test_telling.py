"""Who is told of what, and who is not."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from porukka.communities import deeds
from porukka.communities.actions import belonging, inviting
from porukka.communities.models import Cursor, Deed, Member, RoomMember
from porukka.discussions.actions import deleting, writing
from porukka.discussions.models import Topic
from porukka.notifications.models import Notification
from porukka.notifications.subscribers import tell
from tests.cast import Cast


def told() -> list[tuple[str, str]]:
    """Who was told what, in the order of the deeds, after the worker has read them."""
    deeds.catch_up(["notifications"])
    rows = Notification.objects.order_by("deed_seq", "member__name").select_related("member")
    return [(row.member.name, row.kind) for row in rows]


@pytest.fixture
def topic(cast: Cast) -> Topic:
    return writing.start_topic(cast.aino, cast.common, title="Hello", text="Words")


def test_a_reply_tells_the_topics_author(cast, topic):
    post = writing.reply(cast.eero, topic, text="Hi")
    assert told() == [("Aino", "first_answer")]
    row = Notification.objects.get()
    assert (row.actor, row.topic, row.post, row.room) == (cast.eero, topic, post, None)
    assert row.made_at == Deed.objects.get(kind="reply.written").at


def test_an_answer_to_a_reply_tells_its_author_and_the_topics(cast, topic):
    first = writing.reply(cast.eero, topic, text="Hi")
    writing.reply(cast.niilo, topic, text="To you", reply_to=first)
    assert told()[1:] == [("Aino", "answer_to_topic"), ("Eero", "reply_to_me")]


def test_only_the_first_answer_of_another_is_the_first(cast, topic):
    writing.reply(cast.aino, topic, text="I go on")
    deleting.delete(cast.eero, writing.reply(cast.eero, topic, text="Oh no"))
    told()  # deleted before anybody was told: the line stays hidden
    writing.reply(cast.niilo, topic, text="Hi")
    writing.reply(cast.mari, topic, text="Hi too")
    assert told() == [("Aino", "first_answer"), ("Aino", "first_answer"), ("Aino", "answer_to_topic")]


def test_whoever_wrote_both_is_told_once(cast, topic):
    writing.reply(cast.eero, topic, text="Hi", reply_to=topic.posts.get())
    assert told() == [("Aino", "reply_to_me")]


def test_nobody_is_told_of_her_own_words(cast, topic):
    mine = writing.reply(cast.aino, topic, text="I go on")
    writing.reply(cast.aino, topic, text="And on", reply_to=mine)
    assert told() == []


def test_who_has_left_or_is_suspended_is_not_told(cast, topic):
    first = writing.reply(cast.eero, topic, text="Hi")
    other = writing.reply(cast.niilo, topic, text="Hi from me")
    belonging.leave(cast.eero)
    Member.objects.filter(pk=cast.niilo.pk).update(state="suspended")
    writing.reply(cast.mari, topic, text="To you", reply_to=first)
    writing.reply(cast.mari, topic, text="And to you", reply_to=other)
    assert {name for name, _kind in told()} == {"Aino"}


def test_whose_suspension_is_over_is_told_again(cast, topic):
    first = writing.reply(cast.eero, topic, text="Hi")
    past = timezone.now() - timedelta(hours=1)
    Member.objects.filter(pk=cast.eero.pk).update(state="suspended", suspended_until=past)
    writing.reply(cast.mari, topic, text="To you", reply_to=first)
    assert ("Eero", "reply_to_me") in told()


def test_who_may_not_see_the_topic_any_more_is_not_told(cast):
    topic = writing.start_topic(cast.niilo, cast.workshop, title="Hello", text="Words")
    first = writing.reply(cast.gita, topic, text="Hi")
    assert told() == [("Niilo", "first_answer")]
    belonging.show_out(cast.niilo, cast.workshop, cast.gita)
    writing.reply(cast.niilo, topic, text="To you", reply_to=first)
    assert told() == [("Niilo", "first_answer")]


def test_a_reply_in_a_deleted_topic_tells_nobody(cast, topic):
    post = writing.reply(cast.eero, topic, text="Hi")
    deleting.delete(cast.eero, post)
    deleting.delete(cast.aino, topic.posts.get(number=0))
    assert not Topic.objects.visible_to(cast.aino).exists()
    assert told() == []


def test_a_reply_that_was_purged_before_the_worker_came_tells_nobody(cast, topic):
    writing.reply(cast.eero, topic, text="Hi").delete()
    assert told() == []


def test_a_member_who_is_let_into_a_room_is_told_and_the_one_who_did_it_is_not(cast):
    belonging.let_in(cast.niilo, cast.workshop, cast.eero)
    assert told() == [("Eero", "let_in")]
    row = Notification.objects.get()
    assert (row.actor, row.room, row.topic) == (cast.niilo, cast.workshop, None)


def test_who_becomes_an_owner_later_is_not_told_again_but_who_comes_back_is(cast):
    belonging.let_in(cast.niilo, cast.workshop, cast.eero)
    belonging.let_in(cast.niilo, cast.workshop, cast.eero, as_owner=True)
    assert told() == [("Eero", "let_in")]
    belonging.show_out(cast.niilo, cast.workshop, cast.eero)
    belonging.let_in(cast.niilo, cast.workshop, cast.eero)
    assert told() == [("Eero", "let_in")] * 2


def test_who_came_in_by_a_link_of_her_own_will_is_not_told(cast):
    invitation = inviting.invite(cast.niilo, room=cast.workshop)
    inviting.accept(cast.eero.person, invitation)
    assert RoomMember.objects.filter(room=cast.workshop, member=cast.eero).exists()
    assert told() == []


def test_who_was_shown_out_again_before_the_worker_came_is_not_told(cast):
    belonging.let_in(cast.niilo, cast.workshop, cast.eero)
    belonging.show_out(cast.niilo, cast.workshop, cast.eero)
    assert told() == []


def test_a_deed_handled_twice_tells_once(cast, topic):
    first = writing.reply(cast.eero, topic, text="Hi")
    writing.reply(cast.niilo, topic, text="To you", reply_to=first)
    belonging.let_in(cast.niilo, cast.workshop, cast.eero)
    once = told()
    assert len(once) == 4
    Cursor.objects.all().delete()  # as if the worker had been killed before its cursor was written
    assert told() == once
    for deed in Deed.objects.filter(kind__in=["reply.written", "room.let_in"]):
        with transaction.atomic():
            tell(deed)
    assert told() == once


def test_who_was_told_keeps_her_mark_when_the_deed_comes_again(cast, topic):
    writing.reply(cast.eero, topic, text="Hi")
    told()
    Notification.objects.update(read_at=topic.made_at)
    Cursor.objects.all().delete()
    told()
    assert Notification.objects.get().read_at == topic.made_at
