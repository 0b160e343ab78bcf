"""The team hears when somebody writes a word it wants to hear of."""

from __future__ import annotations

from porukka.communities import deeds
from porukka.communities.models import Member
from porukka.discussions.tests.talking import a_reply, a_topic, page
from porukka.mood.actions import choosing
from porukka.notifications.models import Notification
from tests.cast import signed_in

TOLD = "A word the team wants to hear of was written in “Plants”"


def heard() -> None:
    """The word is heard in one round of the worker, and told in the next; a third one finds nothing to do."""
    for _round in range(3):
        deeds.catch_up()


def told(member: Member) -> bool:
    return TOLD in page(signed_in(member), "/c/writers/notifications/")


def test_the_team_is_told_once_and_whoever_wrote_it_and_other_members_are_not(cast):
    choosing.add_alert(cast.aino, "tomato")
    topic = a_topic(cast.matti, cast.common, "Plants", "I grow tomatoes.")
    heard()
    assert [told(one) for one in (cast.aino, cast.mari, cast.matti, cast.eero)] == [True, True, False, False]
    assert Notification.objects.filter(kind="word_heard", topic=topic).count() == 2


def test_of_a_private_room_only_those_of_the_team_are_told_who_read_there(cast):
    choosing.add_alert(cast.aino, "tomato")
    choosing.choose_room(cast.aino, cast.workshop, is_on=True)
    a_topic(cast.niilo, cast.workshop, "Plants", "I grow tomatoes.")
    heard()
    assert not Notification.objects.filter(kind="word_heard").exists()
    assert not told(cast.aino)


def test_who_is_not_of_the_team_any_more_does_not_read_it(cast):
    choosing.add_alert(cast.aino, "tomato")
    a_reply(cast.eero, a_topic(cast.niilo, cast.common, "Plants", "Look:"), "TOMATO")
    heard()
    assert told(cast.matti)
    Member.objects.filter(pk=cast.matti.pk).update(role="member")
    assert not told(cast.matti)
