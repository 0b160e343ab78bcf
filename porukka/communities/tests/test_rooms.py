"""Rooms: who knows of which, who makes and edits them, who lets whom in and out."""

from __future__ import annotations

import pytest
from django.test import Client

from porukka.communities.addresses import room_url
from porukka.communities.models import Member, Room, RoomMember
from porukka.communities.tests.doing import at, page, send, words
from porukka.core.ids import to_text
from tests.cast import Cast, signed_in

# who knows of which room, and who is in it
KNOWN = {
    "aino": {"Common room", "Workshop"},
    "mari": {"Common room", "Workshop", "Back room"},
    "matti": {"Common room", "Workshop"},
    "eero": {"Common room", "Workshop"},
    "niilo": {"Common room", "Workshop"},
    "gita": {"Workshop"},
}


def people(room: Room, do: str, other: Member, by: Client) -> int:
    return by.post(at("room_people", room), {"do": do, "member": to_text(other.pk)}).status_code


def inside(room: Room) -> set[str]:
    return set(RoomMember.objects.filter(room=room).values_list("member__name", flat=True))


def owners(room: Room) -> set[str]:
    return set(RoomMember.objects.filter(room=room, is_owner=True).values_list("member__name", flat=True))


@pytest.mark.parametrize("who", KNOWN)
def test_the_list_names_the_rooms_one_may_know_of(cast: Cast, who: str) -> None:
    shown = page(signed_in(getattr(cast, who)), at("rooms"))
    for room in (cast.common, cast.workshop, cast.back):
        assert (room.name in shown) is (room.name in KNOWN[who]), room.name


def test_visitors_of_a_public_community_know_of_open_rooms_only(cast: Cast) -> None:
    cast.community.visibility = "public"
    cast.community.save()
    shown = page(signed_in(None), at("rooms"))
    assert "Common room" in shown
    assert "Workshop" not in shown
    assert "Back room" not in shown


@pytest.mark.parametrize("who", ["aino", "mari"])
def test_a_leader_makes_a_room_at_the_end_of_the_list(cast: Cast, who: str) -> None:
    leader = signed_in(getattr(cast, who))
    answer = send(leader, at("new_room"), name="Poems", description="In any metre", kind="open")
    room = Room.objects.get(name="Poems")
    assert answer.url == room_url("writers", room)
    assert (room.slug, room.kind, room.position) == ("poems", "open", 3)
    assert inside(room) == set()


@pytest.mark.parametrize("who", ["matti", "eero", "gita"])
def test_nobody_else_makes_one(cast: Cast, who: str) -> None:
    somebody = signed_in(getattr(cast, who))
    assert somebody.get(at("new_room")).status_code == 404
    assert send(somebody, at("new_room"), name="Poems", kind="open").status_code == 404
    assert Room.objects.count() == 3


def test_the_maker_of_a_private_room_owns_it(cast: Cast) -> None:
    send(signed_in(cast.aino), at("new_room"), name="Poems", kind="secret")
    room = Room.objects.get(name="Poems")
    assert owners(room) == inside(room) == {"Aino"}
    assert "Poems" not in page(signed_in(cast.mari), at("rooms"))


def test_the_same_form_sent_twice_makes_one_room(cast: Cast) -> None:
    aino = signed_in(cast.aino)
    answers = [send(aino, at("new_room"), name="Poems", kind="open", once="one-key") for _time in range(2)]
    assert answers[0].url == answers[1].url
    assert Room.objects.filter(name="Poems").count() == 1


@pytest.mark.parametrize(
    "wrong", [{"name": " "}, {"name": "x" * 61}, {"kind": "cosy"}, {"description": "x" * 201}]
)
def test_a_room_that_cannot_be_is_not_made(cast: Cast, wrong: dict[str, str]) -> None:
    answer = send(signed_in(cast.aino), at("new_room"), **({"name": "Poems", "kind": "open"} | wrong))
    assert "summary-of-errors" in words(answer, 400)
    assert Room.objects.count() == 3


def test_a_community_has_only_so_many_rooms(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    aino = signed_in(cast.aino)
    monkeypatch.setattr(Room, "MOST", 4)
    assert send(aino, at("new_room"), name="Poems", kind="open").status_code == 302
    assert "as many rooms as" in words(send(aino, at("new_room"), name="Prose", kind="open"), 403)
    assert Room.objects.count() == 4


def test_a_rooms_name_changes_and_its_kind_never(cast: Cast) -> None:
    """What was said in private stays so (C1)."""
    niilo = signed_in(cast.niilo)
    answer = niilo.post(
        at("edit_room", cast.workshop), {"name": "Joinery", "description": "", "kind": "open"}
    )
    cast.workshop.refresh_from_db()
    assert (cast.workshop.name, cast.workshop.kind) == ("Joinery", "private")
    assert answer.url == room_url("writers", cast.workshop)


@pytest.mark.parametrize(("who", "status"), [("aino", 404), ("mari", 404), ("eero", 404), ("gita", 404)])
def test_a_private_room_is_its_owners_to_edit_whatever_the_role(cast: Cast, who: str, status: int) -> None:
    somebody = signed_in(getattr(cast, who))
    for method in (somebody.get, somebody.post):
        answer = method(at("edit_room", cast.workshop), {"name": "Mine"})
        assert answer.status_code == status
    cast.workshop.refresh_from_db()
    assert cast.workshop.name == "Workshop"


@pytest.mark.parametrize("who", ["aino", "mari", "matti", "eero"])
def test_managing_a_community_opens_no_private_room(cast: Cast, who: str) -> None:
    """Who has no place inside reads that the room is private, and not who is in it."""
    somebody = signed_in(getattr(cast, who))
    shown = page(somebody, room_url("writers", cast.workshop), 404)
    assert "Only those inside see the talk here" in shown
    assert "Gita" not in shown
    assert somebody.get(at("room_people", cast.workshop)).status_code == 404
    assert people(cast.workshop, "let_in", getattr(cast, who), somebody) == 404
    assert inside(cast.workshop) == {"Niilo", "Gita"}


def test_an_owner_lets_somebody_in_and_shows_her_out(cast: Cast) -> None:
    niilo, eero = signed_in(cast.niilo), signed_in(cast.eero)
    assert eero.get(room_url("writers", cast.workshop)).status_code == 404
    assert people(cast.workshop, "let_in", cast.eero, niilo) == 302
    assert "Workshop" in page(eero, room_url("writers", cast.workshop))
    assert people(cast.workshop, "show_out", cast.eero, niilo) == 302
    assert eero.get(room_url("writers", cast.workshop)).status_code == 404


def test_somebody_inside_who_owns_nothing_lets_nobody_in(cast: Cast) -> None:
    gita = signed_in(cast.gita)
    assert people(cast.workshop, "let_in", cast.eero, gita) == 404
    assert people(cast.workshop, "show_out", cast.niilo, gita) == 404
    assert people(cast.workshop, "make_owner", cast.gita, gita) == 404
    assert inside(cast.workshop) == {"Niilo", "Gita"}


@pytest.mark.parametrize("who", ["lauri", "reija", "sami"])
def test_who_is_not_here_is_not_let_in(cast: Cast, who: str) -> None:
    assert people(cast.workshop, "let_in", getattr(cast, who), signed_in(cast.niilo)) == 404
    assert inside(cast.workshop) == {"Niilo", "Gita"}


@pytest.mark.parametrize(
    "form", [{}, {"do": "let_in"}, {"do": "burn", "member": "1"}, {"do": "let_in", "member": "ä"}]
)
def test_a_form_of_nobodys_making_changes_nothing(cast: Cast, form: dict[str, str]) -> None:
    assert signed_in(cast.niilo).post(at("room_people", cast.workshop), form).status_code == 404
    assert inside(cast.workshop) == {"Niilo", "Gita"}


def test_an_open_room_has_no_door_to_let_anybody_through(cast: Cast) -> None:
    aino = signed_in(cast.aino)
    assert aino.get(at("room_people", cast.common)).status_code == 404
    assert people(cast.common, "let_in", cast.eero, aino) == 404
    assert aino.post(at("leave_room", cast.common)).status_code == 404


def test_the_only_owner_leaves_after_making_another(cast: Cast) -> None:
    niilo = signed_in(cast.niilo)
    assert "only owner" in words(niilo.post(at("leave_room", cast.workshop)), 403)
    assert people(cast.workshop, "make_owner", cast.gita, niilo) == 302
    assert owners(cast.workshop) == {"Niilo", "Gita"}
    assert niilo.post(at("leave_room", cast.workshop)).status_code == 302
    assert inside(cast.workshop) == {"Gita"}


def test_an_owner_who_is_alone_may_leave(cast: Cast) -> None:
    assert signed_in(cast.mari).post(at("leave_room", cast.back)).status_code == 302
    assert inside(cast.back) == set()


def test_a_room_whose_only_owner_leaves_the_community_keeps_a_key(cast: Cast) -> None:
    """Else nobody could ever let anybody in again."""
    signed_in(cast.niilo).post(at("leave"))
    assert owners(cast.workshop) == {"Gita"}


def test_an_owner_finds_by_name_whom_to_let_in(cast: Cast) -> None:
    shown = page(signed_in(cast.niilo), at("room_people", cast.workshop) + "?name=eer")
    assert "Let in: Eero" in shown
    assert "Let in: Matti" not in shown
    assert 'value="show_out"' in shown


def test_who_is_in_the_room_is_shown_to_those_inside(cast: Cast) -> None:
    shown = page(signed_in(cast.gita), at("room_people", cast.workshop))
    assert "Niilo" in shown
    assert 'value="show_out"' not in shown
