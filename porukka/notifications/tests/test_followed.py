"""What one follows is told, and what one has muted is not: on the page, at the bell and by mail alike."""

from __future__ import annotations

from datetime import timedelta

import pytest

from porukka.communities.actions import belonging
from porukka.discussions.actions import reading
from porukka.discussions.actions.following import choose
from porukka.discussions.models import Tag, Topic
from porukka.discussions.tests.talking import a_reply, a_topic, page, titles
from porukka.notifications.models import Notification
from porukka.notifications.queries import unread_count
from porukka.notifications.tests.mailing import MORNING, chooses, letters, worker
from tests.cast import Cast

BELL = "/c/writers/notifications/"


@pytest.fixture
def topic(cast: Cast) -> Topic:
    return a_topic(cast.aino, cast.common)


def told(member) -> list[str]:
    return list(Notification.objects.visible_to(member).order_by("deed_seq").values_list("kind", flat=True))


def test_a_reply_is_told_to_whoever_follows_the_discussion(cast, signed_in, topic):
    choose(cast.eero, "topic", topic.pk, "follow")
    a_reply(cast.niilo, topic)
    worker()
    assert told(cast.eero) == ["followed"]
    assert told(cast.mari) == []
    assert "Niilo replied in “First chapters”, which you follow" in page(signed_in(cast.eero), BELL)


def test_one_line_is_enough_until_she_has_read_it(cast, topic):
    choose(cast.eero, "topic", topic.pk, "follow")
    a_reply(cast.niilo, topic)
    second = a_reply(cast.niilo, topic)
    worker()
    assert told(cast.eero) == ["followed"]
    topic.refresh_from_db()
    reading.mark_read(cast.eero, topic, second.number)
    a_reply(cast.niilo, topic)
    worker()
    assert told(cast.eero) == ["followed", "followed"]


def test_what_is_said_to_her_is_told_as_that(cast, topic):
    mine = a_reply(cast.eero, topic)
    choose(cast.eero, "topic", topic.pk, "follow")
    a_reply(cast.niilo, topic, to=mine)
    worker()
    assert told(cast.eero) == ["reply_to_me"]


@pytest.mark.parametrize("kind", ["room", "person"])
def test_new_discussions_are_told_to_whoever_follows_the_room_or_the_person(cast, signed_in, kind):
    subject = cast.common.pk if kind == "room" else cast.niilo.pk
    choose(cast.eero, kind, subject, "follow")
    choose(cast.niilo, "room", cast.common.pk, "follow")
    topic = a_topic(cast.niilo, cast.common, "A walk")
    a_reply(cast.aino, topic)
    worker()
    assert told(cast.eero) == ["followed"]
    assert told(cast.niilo) == ["first_answer"]  # nobody is told of her own discussion
    assert "Niilo started “A walk”" in page(signed_in(cast.eero), BELL)


def test_new_discussions_are_told_to_whoever_follows_a_tag_of_theirs(cast, signed_in):
    a_topic(cast.aino, cast.common, "First", "About #rivers")
    worker()
    tag = Tag.objects.get()
    eeros = signed_in(cast.eero)
    path = f"/c/writers/tag/{tag.address}-rivers/"
    assert eeros.post(path + "following/", {"state": "follow"})["Location"] == path
    assert "#rivers" in page(eeros, "/c/writers/following/")
    topic = a_topic(cast.niilo, cast.common, "Alders", "They stand by #Rivers and #lakes")
    a_topic(cast.niilo, cast.common, "Other", "No water")
    a_topic(cast.niilo, cast.workshop, "Behind the door", "A #rivers of words")
    worker()
    assert told(cast.eero) == ["followed"]
    assert Notification.objects.get(member=cast.eero).topic_id == topic.pk
    assert titles(page(eeros, "/c/writers/?show=following")) == ["Alders", "First"]


def test_discussions_with_a_muted_tag_are_neither_told_nor_unread(cast, signed_in):
    a_topic(cast.aino, cast.common, "First", "About #rivers")
    choose(cast.eero, "tag", Tag.objects.get().pk, "mute")
    choose(cast.eero, "room", cast.common.pk, "follow")
    topic = a_topic(cast.niilo, cast.common, "Alders", "They stand by #rivers")
    a_topic(cast.niilo, cast.common, "Other", "No water")
    mine = a_reply(cast.eero, topic)
    worker()
    assert told(cast.eero) == ["followed"]
    assert titles(page(signed_in(cast.eero), "/c/writers/?show=unread")) == ["Other"]
    a_reply(cast.aino, topic, to=mine)  # what is said to her still comes
    worker()
    assert told(cast.eero) == ["followed", "reply_to_me"]
    choose(cast.eero, "topic", topic.pk, "follow")  # the closest choice wins
    assert "Alders" in titles(page(signed_in(cast.eero), "/c/writers/?show=unread"))


def test_nobody_is_told_of_what_she_may_not_see(cast):
    choose(cast.eero, "person", cast.niilo.pk, "follow")
    choose(cast.gita, "room", cast.workshop.pk, "follow")
    belonging.show_out(cast.niilo, cast.workshop, cast.gita)
    a_topic(cast.niilo, cast.workshop)
    worker()
    assert not Notification.objects.filter(kind="followed").exists()


def test_from_a_muted_discussion_nothing_comes(cast, topic):
    mine = a_reply(cast.eero, topic)
    choose(cast.eero, "topic", topic.pk, "mute")
    a_reply(cast.niilo, topic, to=mine)
    worker()
    assert told(cast.eero) == []
    assert unread_count(cast.eero) == 0


def test_from_a_muted_room_comes_what_is_said_to_her_and_no_more(cast, topic):
    mine = a_reply(cast.eero, topic)
    choose(cast.eero, "person", cast.niilo.pk, "follow")
    choose(cast.eero, "room", cast.common.pk, "mute")
    a_topic(cast.niilo, cast.common, "A walk")
    worker()
    assert told(cast.eero) == []
    a_reply(cast.niilo, topic, to=mine)
    worker()
    assert told(cast.eero) == ["reply_to_me"]


def test_ones_own_discussion_is_told_of_in_a_muted_room_too(cast):
    own = a_topic(cast.eero, cast.common, "My own")
    choose(cast.eero, "room", cast.common.pk, "mute")
    a_reply(cast.niilo, own)
    worker()
    assert told(cast.eero) == ["first_answer"]


def test_of_somebody_muted_one_is_told_nothing_whatever_she_does(cast, topic):
    mine = a_reply(cast.eero, topic)
    worker()
    choose(cast.eero, "room", cast.common.pk, "follow")
    choose(cast.eero, "person", cast.niilo.pk, "mute")
    a_reply(cast.niilo, topic, to=mine)
    a_topic(cast.niilo, cast.common, "A walk")
    worker()
    assert told(cast.eero) == []
    a_topic(cast.mari, cast.common, "Another")
    worker()
    assert told(cast.eero) == ["followed"]


def test_lines_that_are_there_go_with_a_mute_and_come_back_with_its_end(cast, topic):
    a_reply(cast.niilo, topic, to=a_reply(cast.eero, topic))
    worker()
    assert unread_count(cast.eero) == 1
    choose(cast.eero, "topic", topic.pk, "mute")
    assert (unread_count(cast.eero), told(cast.eero)) == (0, [])
    choose(cast.eero, "topic", topic.pk, "")
    assert unread_count(cast.eero) == 1


def test_a_letter_that_waits_does_not_tell_of_what_is_muted_meanwhile(cast, topic):
    chooses(cast.eero, reply_to_me="now")
    a_reply(cast.niilo, topic, to=a_reply(cast.eero, topic))
    worker()
    choose(cast.eero, "topic", topic.pk, "mute")
    Notification.objects.update(mail_at=MORNING - timedelta(days=365 * 5))
    worker()
    assert letters(cast.eero) == []


def test_what_is_followed_is_in_the_daily_summary(cast, topic):
    choose(cast.eero, "topic", topic.pk, "follow")
    choose(cast.mari, "room", cast.common.pk, "follow")
    a_reply(cast.niilo, topic)
    a_topic(cast.niilo, cast.common, "A walk")
    worker()
    assert letters(cast.eero) == []
    Notification.objects.update(mail_at=MORNING - timedelta(days=365 * 5))
    worker()
    (summary,) = letters(cast.eero)
    assert "Niilo replied in “First chapters”, which you follow (Common room)" in summary.text
    (summary,) = letters(cast.mari)
    assert "Niilo started “A walk” (Common room)" in summary.text
