"""Prepared statements that say `visible_to`: each of the cast finds what the queryset would find for her."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.utils import timezone

from porukka.communities.likeness import READER
from porukka.communities.membership import reader_of
from porukka.communities.models import Community, Member, Room, RoomMember
from porukka.core.prepared import MOMENT, prepared
from tests.cast import Cast

WAYS = {
    "rooms she knows of": lambda reader, at: Room.objects.visible_to(reader).in_order(),
    "rooms she reads": lambda reader, at: Room.objects.readable_by(reader).in_order(),
    "rooms she starts in": lambda reader, at: Room.objects.open_to_topics_of(reader).in_order(),
    "members she sees": lambda reader, at: Member.objects.visible_to(reader, at).order_by("pk"),
}


def everybody(cast: Cast) -> list[Any]:
    """Every reader there is of the community as it is now, and somebody who is not signed in."""
    community = Community.objects.get(pk=cast.community.pk)
    people = [
        getattr(one, "person", one)
        for one in vars(cast).values()
        if hasattr(one, "email") or hasattr(one, "role")
    ]
    return [reader_of(person, community) for person in [*people, AnonymousUser()]]


@pytest.mark.parametrize("visibility", Community.Visibility)
@pytest.mark.parametrize("way", WAYS)
def test_each_of_the_cast_finds_what_is_hers_to_see(cast: Cast, way: str, visibility: str) -> None:
    Community.objects.filter(pk=cast.community.pk).update(visibility=visibility)
    Room.objects.create(
        community=cast.community, name="News", slug="news", mode=Room.Mode.ANNOUNCEMENTS, position=7
    )
    ask = prepared(reader=READER, at=MOMENT)(WAYS[way])
    readers = everybody(cast)
    assert {type(reader).__name__ for reader in readers} == {"Member", "Visitor"}
    for _time in range(2):
        for reader in readers:
            now = timezone.now()
            assert ask(reader=reader, at=now) == list(WAYS[way](reader, now)), reader


def test_a_place_given_or_taken_counts_at_the_next_asking(cast: Cast) -> None:
    ask = prepared(reader=READER)(lambda reader: Room.objects.readable_by(reader).in_order())
    assert cast.workshop not in ask(reader=cast.eero)
    place = RoomMember.objects.create(community=cast.community, room=cast.workshop, member=cast.eero)
    assert cast.workshop in ask(reader=cast.eero)
    place.delete()
    assert cast.workshop not in ask(reader=cast.eero)


def test_another_role_is_another_statement(cast: Cast) -> None:
    ask = prepared(reader=READER)(lambda reader: Room.objects.readable_by(reader).in_order())
    assert ask(reader=cast.eero) == [cast.common]
    cast.eero.role = Member.Role.GUEST
    assert ask(reader=cast.eero) == []


def test_what_only_one_reader_has_cannot_be_built_in(cast: Cast) -> None:
    @prepared(reader=READER)
    def with_her_name(reader: Any) -> QuerySet[Member]:
        return Member.objects.visible_to(reader).filter(name=reader.name)

    with pytest.raises(AttributeError):
        with_her_name(reader=cast.eero)
