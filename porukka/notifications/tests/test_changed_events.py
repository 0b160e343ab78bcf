"""Whoever comes, may come or waits hears what becomes of an event, each once; nobody else does."""

from __future__ import annotations

from datetime import timedelta

from django.core import mail
from django.utils import timezone

from porukka.communities import deeds
from porukka.discussions.actions import moving
from porukka.discussions.tests.talking import page
from porukka.events.actions import answering, making
from porukka.events.models import Event
from porukka.events.tests.conftest import invite
from porukka.notifications.models import Notification

BELL = "/c/writers/notifications/"


def told() -> list[tuple[str, str]]:
    found = Notification.objects.filter(kind="event").order_by("deed_seq", "member__name")
    return [(line.member.name, line.outcome) for line in found.select_related("member")]


def a_small_one(cast):
    small = invite(cast.eero, cast.common, cap="1", place="Library")
    for member in (cast.niilo, cast.mari):
        answering.answer(member, small, "yes")
    answering.answer(cast.matti, small, "maybe")
    answering.answer(cast.aino, small, "no")
    return small


def test_another_place_is_told_to_those_who_come_may_come_and_wait(cast, signed_in):
    small = a_small_one(cast)
    making.change(cast.eero, small.event, place="Kiosk")
    for _time in range(2):
        deeds.catch_up()
    assert told() == [("Mari", "moved"), ("Matti", "moved"), ("Niilo", "moved")]
    assert "The time or the place of “A book evening” is another now" in page(signed_in(cast.niilo), BELL)


def test_what_concerns_nobody_rings_no_bell(cast):
    small = a_small_one(cast)
    making.change(cast.eero, small.event, paid_note="Nobody is")
    deeds.catch_up()
    assert told() == []


def test_whoever_moves_up_hears_of_her_seat(cast, signed_in):
    small = a_small_one(cast)
    answering.answer(cast.niilo, small, "no")
    for _time in range(2):
        deeds.catch_up()
    assert told() == [("Mari", "seat")]
    assert "You have a seat at “A book evening”" in page(signed_in(cast.mari), BELL)
    line = Notification.objects.get(kind="event")
    assert line.mail_at is not None
    assert line.mail_at - timezone.now() < timedelta(days=1)
    assert line.actor is None


def test_whoever_moved_up_and_said_no_at_once_hears_of_no_seat(cast):
    small = a_small_one(cast)
    answering.answer(cast.niilo, small, "no")
    answering.answer(cast.mari, small, "no")
    deeds.catch_up()
    assert told() == []


def test_that_it_is_off_is_told_once(cast, signed_in):
    small = a_small_one(cast)
    for _time in range(2):
        making.call_off(cast.eero, Event.objects.get(pk=small.event_id))
        deeds.catch_up()
    assert told() == [("Mari", "cancelled"), ("Matti", "cancelled"), ("Niilo", "cancelled")]
    assert "“A book evening” has been called off" in page(signed_in(cast.niilo), BELL)


def test_of_one_time_only_those_hear_who_answered_to_it(cast):
    weekly = invite(cast.eero, cast.common, repeat="weekly")
    second = weekly.event.occurrences.order_by("starts")[1]
    answering.answer(cast.niilo, weekly, "yes")
    answering.answer(cast.mari, second, "yes")
    making.call_off_time(cast.matti, second)
    deeds.catch_up()
    assert told() == [("Mari", "cancelled")]


def test_who_may_not_read_it_any_more_is_told_nothing(cast):
    small = a_small_one(cast)
    moving.move(cast.mari, small.event.post.topic, cast.back)
    making.change(cast.mari, Event.objects.get(pk=small.event_id), place="Cellar")
    deeds.catch_up()
    assert told() == []
    assert mail.outbox == []
