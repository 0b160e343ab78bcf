"""The cost of a page does not grow with the community: asserted query counts."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext

from porukka.communities.actions import inviting
from porukka.communities.models import Member, Room, RoomMember
from porukka.communities.tests.doing import at
from tests.cast import Cast, signed_in

# what every page of a community asks: session, person, membership with its community, rooms, bell; and for the team,
# until the next deed only once, whether anything was reported
FRAME = 5
# and what each asks for itself
COUNTS = {
    "roles": 0,
    "rooms": 1,
    "members": 1,
    "member": 1,
    "me": 1,
    "settings": 2,  # its own, and what was brought along
    "invitations": 5,
    "room_people": 8,  # one of them: rooms of one family
}


def path_of(cast: Cast, name: str) -> str:
    values: dict[str, list[Any]] = {"member": [cast.eero.pk], "room_people": [cast.back]}
    return at(name, *values.get(name, []))


def queries(client: Any, path: str) -> int:
    client.get(path)  # templates and translations are loaded once
    caches["hot"].clear()
    with CaptureQueriesContext(connection) as seen:
        assert client.get(path).status_code == 200
    return len(seen)


def grow(cast: Cast) -> None:
    """Forty members in forty rooms, and invitations."""
    members = Member.objects.bulk_create(
        Member(community=cast.community, name=f"Writer {number}", invited_by=cast.eero)
        for number in range(40)
    )
    rooms = Room.objects.bulk_create(
        Room(
            community=cast.community, name=f"Room {number}", slug="room", kind=("open", "private")[number % 2]
        )
        for number in range(40)
    )
    RoomMember.objects.bulk_create(
        RoomMember(community=cast.community, room=room, member=member)
        for room in (*rooms[1::2], cast.back)
        for member in members
    )
    for _time in range(10):
        inviting.invite(cast.eero)


@pytest.mark.parametrize("name", COUNTS)
def test_a_page_takes_as_many_queries_in_a_small_community_as_in_a_large_one(cast: Cast, name: str) -> None:
    mari = signed_in(cast.mari)
    path = path_of(cast, name)
    small = queries(mari, path)
    grow(cast)
    assert (small, queries(mari, path)) == (FRAME + COUNTS[name], FRAME + COUNTS[name])
