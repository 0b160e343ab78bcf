"""Several people press a button at the same moment; threads, on both databases."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse

from porukka.communities.actions import inviting
from porukka.communities.models import Community, Deed, Invitation, Member, Room, RoomMember, Waiting
from porukka.communities.tests.doing import at, together
from tests.cast import Cast, a_member, a_person, signed_in

pytestmark = pytest.mark.django_db(transaction=True)


def statuses(*acts: Callable[[], Any]) -> list[int]:
    """What came back, in order of size."""
    found: list[int] = []
    together(*[lambda act=act: found.append(act().status_code) for act in acts])
    return sorted(found)


def test_the_last_use_of_an_invitation_goes_to_exactly_one(cast: Cast) -> None:
    made = inviting.invite(cast.eero)
    path = reverse("communities:invitation", args=[inviting.token_of(made)])
    people = [cast.outi, *(a_person(name) for name in ("Ulla", "Veikko", "Yrjö"))]
    browsers = [signed_in(person) for person in people]
    assert statuses(*[lambda one=one: one.post(path) for one in browsers]) == [302, 404, 404, 404]
    assert Invitation.objects.get().uses == 1
    assert Member.objects.filter(person__in=people).count() == 1
    cast.community.refresh_from_db()
    assert cast.community.members_count == 7


@pytest.mark.parametrize("by", ["join", "invitation"])
def test_one_person_comes_in_once_however_often_she_presses(cast: Cast, by: str) -> None:
    Community.objects.update(visibility="public", joining="open")
    path = at("join")
    if by == "invitation":
        made = inviting.invite(cast.eero, most_uses=10)
        path = reverse("communities:invitation", args=[inviting.token_of(made)])
    browsers = [signed_in(cast.outi) for _tab in range(4)]
    assert 302 in statuses(*[lambda one=one: one.post(path) for one in browsers])
    assert Deed.objects.filter(kind="member.joined").count() == 1
    cast.community.refresh_from_db()
    assert cast.community.members_count == 7


def test_somebody_comes_back_once_too(cast: Cast) -> None:
    Community.objects.update(visibility="public", joining="open")
    browsers = [signed_in(cast.lauri) for _tab in range(4)]
    assert 302 in statuses(*[lambda one=one: one.post(at("join")) for one in browsers])
    assert Deed.objects.filter(kind="member.joined").count() == 1
    cast.community.refresh_from_db()
    assert cast.community.members_count == 7


def test_two_founders_do_not_both_leave(cast: Cast) -> None:
    Member.objects.filter(pk=cast.mari.pk).update(role="founder")
    browsers = [signed_in(cast.aino), signed_in(cast.mari)]
    statuses(*[lambda one=one: one.post(at("leave")) for one in browsers])
    assert Member.objects.active().filter(role="founder").count() == 1
    cast.community.refresh_from_db()
    assert cast.community.members_count == 5


def test_two_founders_do_not_take_the_role_from_each_other(cast: Cast) -> None:
    Member.objects.filter(pk=cast.mari.pk).update(role="founder")
    pairs = [(cast.aino, cast.mari), (cast.mari, cast.aino)]
    acts = [
        lambda by=by, other=other: signed_in(by).post(at("give_role", other.pk), {"role": "member"})
        for by, other in pairs
    ]
    assert statuses(*acts) == [302, 404]
    assert Member.objects.active().filter(role="founder").count() == 1


def test_the_last_seat_goes_to_exactly_one_and_the_others_wait_in_line(cast: Cast) -> None:
    room, seats = cast.workshop, 5
    Room.objects.filter(pk=room.pk).update(seats=seats, entry="free")
    for name in ("Aili", "Aarne"):
        RoomMember.objects.create(community=cast.community, room=room, member=a_member(cast.community, name))
    members = [a_member(cast.community, name) for name in ("Ulla", "Veikko", "Yrjö", "Åke", "Öllö", "Zaida")]
    browsers = [signed_in(member) for member in members]
    path = at("ask_in", room)
    assert statuses(*[lambda one=one: one.post(path) for one in browsers]) == [302] * len(browsers)
    assert RoomMember.objects.filter(room=room).count() == seats
    assert Waiting.objects.filter(room=room, state="queued").count() == len(browsers) - 1


def test_two_who_leave_give_their_seats_to_two_who_wait(cast: Cast) -> None:
    room = cast.workshop
    ulla, veikko = (a_member(cast.community, name) for name in ("Ulla", "Veikko"))
    for member in (ulla, veikko):
        RoomMember.objects.create(community=cast.community, room=room, member=member)
    Room.objects.filter(pk=room.pk).update(seats=4, entry="free")
    for who in (cast.eero, cast.matti, cast.aino):
        signed_in(who).post(at("ask_in", room))
    acts = [signed_in(who) for who in (ulla, veikko)]
    statuses(*[lambda one=one: one.post(at("leave_room", room)) for one in acts])
    assert RoomMember.objects.filter(room=room).count() == 4
    assert Waiting.objects.filter(room=room).count() == 1


CROWD, HANDS = (
    200,
    40,
)  # people, and how many of them press at the very same moment (a database has 100 lines)


def crowd_presses(path: str, people: list[Any]) -> list[int]:
    """All of them press the button at this address; what came back, in order of size."""
    browsers = [signed_in(one) for one in people]

    def press(mine: list[Any]) -> None:
        found.extend(one.post(path).status_code for one in mine)

    found: list[int] = []
    together(*[lambda mine=browsers[hand::HANDS]: press(mine) for hand in range(HANDS)])
    return sorted(found)


@pytest.mark.slow
def test_two_hundred_take_a_rooms_last_seat_and_exactly_one_gets_it(cast: Cast) -> None:
    room, taken = cast.workshop, 2
    Room.objects.filter(pk=room.pk).update(seats=taken + 1, entry="free")
    members = [a_member(cast.community, f"Member{number}") for number in range(CROWD)]
    assert crowd_presses(at("ask_in", room), members) == [302] * CROWD
    assert RoomMember.objects.filter(room=room).count() == taken + 1
    assert RoomMember.objects.filter(room=room, member__in=members).count() == 1
    assert Waiting.objects.filter(room=room, state="queued").count() == CROWD - 1


@pytest.mark.slow
def test_two_hundred_take_an_invitations_last_use_and_exactly_one_comes_in(cast: Cast) -> None:
    path = reverse("communities:invitation", args=[inviting.token_of(inviting.invite(cast.eero))])
    people = [a_person(f"Person{number}") for number in range(CROWD)]
    assert crowd_presses(path, people) == [302] + [404] * (CROWD - 1)
    assert Member.objects.filter(person__in=people).count() == 1
    cast.community.refresh_from_db()
    assert cast.community.members_count == 7
