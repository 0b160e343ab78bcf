"""Seats of a private room: asked for, taken, waited for; and a sibling of a room that is full."""

from __future__ import annotations

import pytest
from django.test import Client

from porukka.communities.actions import inviting, seating
from porukka.communities.addresses import room_url
from porukka.communities.models import Deed, Member, Room, RoomMember, Waiting
from porukka.communities.tests.doing import at, page, send, words
from porukka.core.ids import to_text
from tests.cast import Cast, a_member, signed_in


def inside(room: Room) -> set[str]:
    return set(RoomMember.objects.filter(room=room).values_list("member__name", flat=True))


def at_the_door(room: Room) -> list[tuple[str, str]]:
    return list(Waiting.objects.filter(room=room).order_by("id").values_list("member__name", "state"))


def decide(by: Client, do: str, room: Room, other: Member) -> int:
    return by.post(at("room_people", room), {"do": do, "member": to_text(other.pk)}).status_code


def full(cast: Cast, entry: str = "free") -> Room:
    """The workshop has five seats, and five are in it."""
    for name in ("Ulla", "Veikko", "Yrjö"):
        RoomMember.objects.create(
            community=cast.community, room=cast.workshop, member=a_member(cast.community, name)
        )
    Room.objects.filter(pk=cast.workshop.pk).update(seats=5, entry=entry)
    cast.workshop.refresh_from_db()
    return cast.workshop


def test_one_asks_at_the_door_and_is_let_in(cast: Cast) -> None:
    eero, niilo = signed_in(cast.eero), signed_in(cast.niilo)
    door = room_url("writers", cast.workshop)
    assert "Ask to be let in" in page(eero, door, 404)
    assert eero.post(at("ask_in", cast.workshop), {"words": "I carve spoons"}).status_code == 302
    assert "You have asked to be let in" in page(eero, door, 404)
    assert "You have asked to be let in" in page(eero, at("rooms"))
    assert at_the_door(cast.workshop) == [("Eero", "asked")]
    assert "I carve spoons" in page(niilo, at("room_people", cast.workshop))
    assert decide(niilo, "let_in", cast.workshop, cast.eero) == 302
    assert inside(cast.workshop) == {"Niilo", "Gita", "Eero"}
    assert at_the_door(cast.workshop) == []
    assert eero.post(at("ask_in", cast.workshop)).status_code == 404  # she is in


def test_who_asks_twice_has_asked_once_and_takes_it_back(cast: Cast) -> None:
    eero = signed_in(cast.eero)
    for _time in range(2):
        assert eero.post(at("ask_in", cast.workshop)).status_code == 302
    assert Deed.objects.filter(kind="room.asked").count() == 1
    assert eero.post(at("stop_waiting", cast.workshop)).status_code == 302
    assert at_the_door(cast.workshop) == []
    assert eero.post(at("stop_waiting", cast.workshop)).status_code == 404


def test_only_who_looks_after_the_room_decides(cast: Cast) -> None:
    signed_in(cast.eero).post(at("ask_in", cast.workshop), {"words": "A quiet word"})
    for who in (cast.gita, cast.aino, cast.eero):
        assert decide(signed_in(who), "decline", cast.workshop, cast.eero) == 404
        assert decide(signed_in(who), "let_in", cast.workshop, cast.eero) == 404
    assert "A quiet word" not in page(signed_in(cast.gita), at("room_people", cast.workshop))
    assert decide(signed_in(cast.niilo), "decline", cast.workshop, cast.eero) == 302
    assert at_the_door(cast.workshop) == []
    assert "Eero" not in inside(cast.workshop)


@pytest.mark.parametrize(("who", "room"), [("eero", "common"), ("eero", "back"), ("sami", "workshop")])
def test_there_is_no_door_to_ask_at(cast: Cast, who: str, room: str) -> None:
    answer = signed_in(getattr(cast, who)).post(at("ask_in", getattr(cast, room)))
    assert answer.status_code in (403, 404)
    assert not Waiting.objects.exists()


def test_a_guest_neither_knows_of_another_room_nor_asks(cast: Cast) -> None:
    other = Room.objects.create(community=cast.community, name="Loft", slug="loft", kind="private")
    gita = signed_in(cast.gita)
    assert gita.get(room_url("writers", other)).status_code == 404
    assert gita.post(at("ask_in", other)).status_code == 404
    assert not Waiting.objects.exists()


def test_a_free_seat_is_taken_without_asking(cast: Cast) -> None:
    Room.objects.filter(pk=cast.workshop.pk).update(entry="free", seats=5)
    eero = signed_in(cast.eero)
    assert "Take a seat" in page(eero, room_url("writers", cast.workshop), 404)
    eero.post(at("ask_in", cast.workshop))
    assert "Eero" in inside(cast.workshop)


def test_the_waiting_list_moves_up_by_itself_in_the_order_of_coming(cast: Cast) -> None:
    room = full(cast)
    for who in (cast.eero, cast.matti):
        signed_in(who).post(at("ask_in", room))
    assert at_the_door(room) == [("Eero", "queued"), ("Matti", "queued")]
    assert "You are number 2" in page(signed_in(cast.matti), room_url("writers", room), 404)
    gita = signed_in(cast.gita)
    assert gita.post(at("leave_room", room)).status_code == 302
    assert "Eero" in inside(room)
    ulla = Member.objects.get(name="Ulla")
    assert decide(signed_in(cast.niilo), "show_out", room, ulla) == 302
    assert "Matti" in inside(room)
    assert at_the_door(room) == []
    given = Deed.objects.filter(kind="room.seat_given").order_by("seq")
    assert [deed.subject for deed in given] == [cast.eero.pk, cast.matti.pk]


def test_a_seat_is_free_when_somebody_leaves_the_community_or_there_are_more_seats(cast: Cast) -> None:
    room = full(cast)
    for who in (cast.eero, cast.matti, cast.mari):
        signed_in(who).post(at("ask_in", room))
    signed_in(Member.objects.get(name="Yrjö")).post(at("leave"))
    assert "Eero" in inside(room)
    niilo = signed_in(cast.niilo)
    facts = {"name": "Workshop", "mode": "discussion", "seats": 6, "entry": "free"}
    assert niilo.post(at("edit_room", room), facts).status_code == 302
    assert "Matti" in inside(room)
    assert at_the_door(room) == [("Mari", "queued")]


def test_who_is_away_meanwhile_is_passed_over(cast: Cast) -> None:
    room = full(cast)
    for who in (cast.eero, cast.matti):
        signed_in(who).post(at("ask_in", room))
    signed_in(cast.eero).post(at("leave"))
    signed_in(cast.gita).post(at("leave_room", room))
    assert "Matti" in inside(room)
    assert at_the_door(room) == []


def test_who_is_let_into_a_full_room_waits_for_a_seat(cast: Cast) -> None:
    room = full(cast, entry="asked")
    signed_in(cast.eero).post(at("ask_in", room))
    niilo = signed_in(cast.niilo)
    assert decide(niilo, "let_in", room, cast.eero) == 302
    assert at_the_door(room) == [("Eero", "queued")]
    assert decide(niilo, "let_in", room, cast.matti) == 403  # who has not asked is not put on a list
    assert len(inside(room)) == 5


def test_an_invitation_into_a_full_room_leads_to_its_waiting_list(cast: Cast) -> None:
    room = full(cast)
    made = inviting.invite(cast.niilo, room=room)
    inviting.accept(cast.outi, made)
    assert at_the_door(room) == [("Outi", "queued")]


def test_a_secret_room_that_is_full_lets_nobody_in_and_has_no_list(cast: Cast) -> None:
    Room.objects.filter(pk=cast.back.pk).update(seats=1)
    mari = signed_in(cast.mari)
    assert decide(mari, "let_in", cast.back, cast.eero) == 403
    assert "The room is full" in words(
        mari.post(at("room_people", cast.back), {"do": "let_in", "member": to_text(cast.eero.pk)}), 403
    )
    assert not Waiting.objects.exists()
    assert inside(cast.back) == {"Mari"}


def test_a_member_starts_a_sibling_and_those_who_wait_are_offered_its_seats(cast: Cast) -> None:
    room = full(cast)
    eero, gita = signed_in(cast.eero), signed_in(cast.gita)
    for who in (cast.eero, cast.matti, cast.aino):
        signed_in(who).post(at("ask_in", room))
    assert gita.get(at("start_sibling", room)).status_code == 404  # a guest does not
    assert (
        signed_in(cast.mari).get(at("start_sibling", room)).status_code == 404
    )  # nor who neither is in nor waits
    assert "2 members wait" in page(eero, at("start_sibling", room))
    answer = send(eero, at("start_sibling", room), name="Small workshop")
    sibling = Room.objects.get(name="Small workshop")
    assert answer.url == room_url("writers", sibling)
    assert (sibling.kind, sibling.seats, sibling.entry, sibling.sibling_of_id) == (
        "private",
        5,
        "free",
        room.pk,
    )
    assert inside(sibling) == {"Eero"}
    assert sorted(at_the_door(sibling)) == [("Aino", "offered"), ("Matti", "offered")]
    assert at_the_door(room) == [("Matti", "queued"), ("Aino", "queued")]
    # who takes the seat waits no more; who declines still does
    assert "is offered to you" in page(signed_in(cast.matti), room_url("writers", sibling), 404)
    signed_in(cast.matti).post(at("ask_in", sibling))
    signed_in(cast.aino).post(at("stop_waiting", sibling))
    assert inside(sibling) == {"Eero", "Matti"}
    assert at_the_door(room) == [("Aino", "queued")]
    assert f">{room.name}</a>" in page(eero, at("room_people", sibling))
    assert ">Small workshop</a>" in page(signed_in(cast.niilo), at("room_people", room))
    # as long as a sibling has seats, there is no other one
    assert signed_in(cast.niilo).get(at("start_sibling", room)).status_code == 404
    assert "Small workshop" in page(signed_in(cast.mari), room_url("writers", room), 404)


@pytest.mark.parametrize("room", ["common", "workshop", "back"])
def test_a_room_that_is_not_full_gets_no_sibling(cast: Cast, room: str) -> None:
    for who in (cast.niilo, cast.mari):
        assert send(signed_in(who), at("start_sibling", getattr(cast, room)), name="x").status_code == 404
    assert Room.objects.count() == 3


@pytest.mark.parametrize("seats", ["4", "151", "-1", "many", "9" * 30])
def test_a_number_of_seats_that_cannot_be_is_refused(cast: Cast, seats: str) -> None:
    aino = signed_in(cast.aino)
    facts = {"name": "Poems", "kind": "private", "seats": seats, "description": "Kept words"}
    assert "Kept words" in words(send(aino, at("new_room"), **facts), 400)
    assert Room.objects.count() == 3


def test_an_open_room_has_no_seats_and_a_private_one_may(cast: Cast) -> None:
    aino = signed_in(cast.aino)
    assert "it has no seats" in words(send(aino, at("new_room"), name="Poems", kind="open", seats="12"), 400)
    assert (
        send(aino, at("new_room"), name="Poems", kind="private", seats="12", entry="free").status_code == 302
    )
    assert Room.objects.filter(name="Poems", seats=12, entry="free").exists()


def test_a_room_one_is_let_into_never_opens_its_seats_and_the_other_way_it_may(cast: Cast) -> None:
    """What was said among those let in stays with those let in (C1)."""
    niilo = signed_in(cast.niilo)
    facts = {"name": "Workshop", "mode": "discussion", "entry": "free"}
    niilo.post(at("edit_room", cast.workshop), facts)
    cast.workshop.refresh_from_db()
    assert cast.workshop.entry == "asked"
    Room.objects.filter(pk=cast.workshop.pk).update(entry="free")
    niilo.post(at("edit_room", cast.workshop), facts | {"entry": "asked"})
    cast.workshop.refresh_from_db()
    assert cast.workshop.entry == "asked"


def test_a_long_word_at_the_door_is_cut(cast: Cast) -> None:
    signed_in(cast.eero).post(at("ask_in", cast.workshop), {"words": "x" * 900 + "\0"})
    assert len(Waiting.objects.get().words) == Waiting.WORDS_LENGTH


def test_who_is_made_an_owner_has_a_seat(cast: Cast) -> None:
    assert seating.let_in(cast.niilo, cast.workshop, cast.gita, as_owner=True)
    assert RoomMember.objects.filter(room=cast.workshop, is_owner=True).count() == 2
