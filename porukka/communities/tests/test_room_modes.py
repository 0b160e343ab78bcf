"""How one talks in a room: discussion, announcements, questions; and what a founder is told who makes an audience."""

from __future__ import annotations

from django.test import Client

from porukka.communities.models import Room
from porukka.communities.tests.doing import at, page
from tests.cast import Cast, signed_in


def edit(by: Client, room: Room, **fields: object) -> int:
    facts = {"name": room.name, "description": "", "mode": "discussion", "slow_seconds": 0} | fields
    return by.post(at("edit_room", room), facts).status_code


def test_a_founder_makes_a_room_for_announcements_beside_one_where_everybody_starts(cast: Cast) -> None:
    another = Room.objects.create(community=cast.community, name="News", slug="news", position=9)
    founder = signed_in(cast.aino)
    assert edit(founder, another, mode="announcements") == 302
    another.refresh_from_db()
    assert another.is_for_announcements
    assert "Announcements" in page(signed_in(cast.eero), at("rooms"))


def test_who_leaves_no_open_room_to_start_in_is_told_what_that_makes_and_asked(cast: Cast) -> None:
    founder = signed_in(cast.aino)
    answer = founder.post(
        at("edit_room", cast.common), {"name": "Hall", "description": "All news", "mode": "announcements"}
    )
    assert answer.status_code == 400
    shown = answer.content.decode()
    assert "that makes an audience, not a community" in shown
    assert 'type="checkbox" name="sure"' in shown
    assert "All news" in shown  # her words are kept
    cast.common.refresh_from_db()
    assert (cast.common.mode, cast.common.name) == ("discussion", "Common room")
    assert edit(founder, cast.common, mode="announcements", sure="on") == 302
    cast.common.refresh_from_db()
    assert cast.common.is_for_announcements
    # what is so already is not asked about again
    assert edit(founder, cast.common, mode="announcements", name="News") == 302


def test_the_first_open_room_of_announcements_only_is_asked_about_when_it_is_made(cast: Cast) -> None:
    Room.objects.filter(kind="open").delete()
    founder = signed_in(cast.aino)
    facts = {"name": "News", "kind": "open", "mode": "announcements"}
    assert founder.post(at("new_room"), facts).status_code == 400
    assert founder.post(at("new_room"), facts | {"kind": "private"}).status_code == 302
    assert founder.post(at("new_room"), facts | {"sure": "on"}).status_code == 302
    assert set(Room.objects.filter(name="News").values_list("kind", "mode")) == {
        ("private", "announcements"),
        ("open", "announcements"),
    }


def test_an_owner_makes_a_private_room_for_announcements_and_nobody_is_warned(cast: Cast) -> None:
    assert edit(signed_in(cast.niilo), cast.workshop, mode="announcements") == 302
    assert edit(signed_in(cast.aino), cast.workshop, mode="discussion") == 404
    cast.workshop.refresh_from_db()
    assert cast.workshop.is_for_announcements


def test_what_is_no_mode_is_refused(cast: Cast) -> None:
    founder = signed_in(cast.aino)
    assert edit(founder, cast.common, mode="shouting") == 400
    assert edit(founder, cast.common, slow_seconds=7) == 400
    cast.common.refresh_from_db()
    assert (cast.common.mode, cast.common.slow_seconds) == ("discussion", 0)
