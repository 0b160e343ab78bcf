"""A member is told of her standing: the role she was given."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from porukka.communities import deeds
from porukka.communities.actions import belonging, seating, stewarding
from porukka.communities.models import Member, Room, RoomMember, Stewardship
from porukka.discussions.tests.talking import page
from porukka.notifications.models import Notification
from tests.cast import Cast

BELL = "/c/writers/notifications/"


def told(member: Member) -> list[tuple[str, str]]:
    deeds.catch_up(["notifications"])
    seen = Notification.objects.visible_to(member).order_by("deed_seq")
    return list(seen.values_list("kind", "outcome"))


def test_who_gets_a_role_hears_of_it_and_nobody_else_does(cast: Cast, signed_in: Any) -> None:
    belonging.give_role(cast.aino, cast.eero, "expert")
    assert told(cast.eero) == told(cast.eero) == [("role", "expert")]
    assert told(cast.aino) == told(cast.niilo) == []
    eero: Client = signed_in(cast.eero)
    assert "Aino gave you a role: Expert" in page(eero, BELL)
    line = Notification.objects.get()
    assert eero.post(f"{BELL}{line.address}/reading/").url == "/c/writers/roles/"


def test_who_lets_people_in_hears_that_somebody_asks_and_who_asked_hears_the_answer(
    cast: Cast, signed_in: Any
) -> None:
    seating.ask_in(cast.eero, cast.workshop, "I carve spoons")
    assert told(cast.niilo) == told(cast.niilo) == [("asked_in", "")]
    assert told(cast.gita) == told(cast.aino) == []
    niilo: Client = signed_in(cast.niilo)
    assert "Eero asks to be let into the room “Workshop”" in page(niilo, BELL)
    line = Notification.objects.get()
    assert niilo.post(f"{BELL}{line.address}/reading/").url.endswith("/people/")
    seating.decline(cast.niilo, cast.workshop, cast.eero)
    assert told(cast.eero) == [("place", "declined")]
    shown = page(signed_in(cast.eero), BELL)
    assert "You were not let into the room “Workshop” this time" in shown
    assert "Niilo" not in shown  # those who look after the room have decided, no one alone


def test_what_was_taken_back_is_told_to_nobody(cast: Cast) -> None:
    seating.ask_in(cast.eero, cast.workshop)
    seating.stop_waiting(cast.eero, cast.workshop)
    assert told(cast.niilo) == []


def test_who_waited_hears_of_her_seat_and_of_one_that_is_offered(cast: Cast, signed_in: Any) -> None:
    Room.objects.filter(pk=cast.workshop.pk).update(entry="free", seats=2)
    cast.workshop.refresh_from_db()
    for who in (cast.eero, cast.matti):
        seating.ask_in(who, cast.workshop)
    seating.start_sibling(cast.niilo, cast.workshop, name="Small workshop")
    assert told(cast.eero) == [("place", "sibling")]
    belonging.leave_room(cast.gita, cast.workshop)
    assert told(cast.eero) == [("place", "sibling"), ("place", "seat")]
    shown = page(signed_in(cast.eero), BELL)
    assert "A seat is offered to you in the new room “Small workshop”" in shown
    assert "you are in the room “Workshop” now" in shown
    assert RoomMember.objects.filter(room=cast.workshop).count() == 2
    assert told(cast.aino) == []


def test_who_names_stewards_hears_of_an_offer_and_the_steward_of_her_term(cast: Cast, signed_in: Any) -> None:
    stewarding.offer(cast.eero, cast.common, "Evenings")
    assert told(cast.aino) == told(cast.mari) == [("asked_in", "offer")]
    assert told(cast.matti) == []
    assert "Eero offers to look after the room “Common room”" in page(signed_in(cast.aino), BELL)
    stewarding.name(cast.aino, cast.common, cast.eero, months=3)
    assert told(cast.eero) == [("place", "steward")]
    Stewardship.objects.update(until=timezone.now() + timedelta(days=3))
    stewarding.keep_terms()
    Stewardship.objects.update(until=timezone.now())
    stewarding.keep_terms()
    assert told(cast.eero) == [("place", "steward"), ("place", "term_soon"), ("place", "term_over")]
    shown = page(signed_in(cast.eero), BELL)
    assert "ends in two weeks" in shown
    assert "Thank you for looking after it!" in shown


def test_a_hand_over_is_told_to_those_who_name_and_to_the_one_who_follows(cast: Cast) -> None:
    stewarding.name(cast.aino, cast.common, cast.eero, months=3)
    stewarding.offer(cast.niilo, cast.common)
    eero = Member.objects.select_related("community").get(pk=cast.eero.pk)
    stewarding.hand_over(eero, Stewardship.objects.get(), cast.niilo)
    assert told(cast.niilo) == [("place", "steward")]
    assert told(cast.mari)[-1] == ("asked_in", "handed")
