"""How one talks in a room: discussion, announcements, questions; and what a founder is told who makes an audience."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.test import Client
from django.utils import timezone

from porukka.communities import deeds
from porukka.communities.models import Deed, Member, Room
from porukka.communities.tests.doing import at, page, words
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


def started(by: Member | None, room: Room, days: int = 1) -> None:
    with transaction.atomic():
        deed = deeds.record("topic.started", actor=by, subject=1, room=room)
    Deed.objects.filter(pk=deed.pk).update(at=timezone.now() - timedelta(days=days))


def test_who_closes_a_room_in_which_members_start_is_told_who_would_fall_silent(cast: Cast) -> None:
    hall = Room.objects.create(community=cast.community, name="Hall", slug="hall", position=9)
    founder = signed_in(cast.aino)
    for by, days in ((cast.eero, 1), (cast.eero, 2), (None, 3), (cast.aino, 4), (cast.niilo, 31)):
        started(by, hall, days)
    answer = founder.post(at("edit_room", hall), {"name": "Hall", "mode": "announcements"})
    shown = words(answer, 400)
    assert "they become its audience here" in shown
    assert "4 discussions were started; 3 of them by members" in shown
    assert "2 different people" in shown
    assert edit(founder, hall, mode="announcements", sure="on") == 302


def test_a_room_in_which_only_the_team_has_started_is_closed_without_a_question(cast: Cast) -> None:
    hall = Room.objects.create(community=cast.community, name="Hall", slug="hall", position=9)
    started(cast.aino, hall)
    assert edit(signed_in(cast.aino), hall, mode="announcements") == 302


def test_a_content_editor_announces_and_a_member_does_not(cast: Cast) -> None:
    Room.objects.filter(pk=cast.common.pk).update(mode="announcements")
    for role, may in (("editor", True), ("ambassador", False), ("expert", False), ("member", False)):
        Member.objects.filter(pk=cast.eero.pk).update(role=role)
        reader = Member.objects.get(pk=cast.eero.pk)
        assert Room.objects.open_to_topics_of(reader).filter(pk=cast.common.pk).exists() is may
