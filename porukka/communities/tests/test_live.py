"""Who may watch a community live, and which deed reaches whom."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.test import RequestFactory
from django.utils import timezone

from porukka.communities import deeds, live
from porukka.communities.actions import belonging, founding, seating
from porukka.communities.live import Group
from porukka.communities.models import Community, Deed, Member, Room
from porukka.communities.tests.doing import at
from porukka.core.live import MOST_FRAMES, RIGHTS, Frame, Watch
from tests.cast import Cast, a_community, signed_in

MEMBER, GUEST = Group("en", "UTC", "member"), Group("en", "UTC", "guest")
WHO = ("aino", "mari", "matti", "eero", "niilo", "gita")


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """A deed of a kind that is shown: by its number, in the reader's language."""
    monkeypatch.setattr(live, "_shows", dict(live._shows))

    @live.shows("thing.done")
    def show(found: Sequence[Deed], group: Group) -> dict[int, tuple[str, dict[str, Any]]]:
        return {deed.pk: ("thing", {"seq": deed.seq, "language": group.language}) for deed in found}


def do(member: Member, room: Room | None, kind: str = "thing.done") -> Deed:
    with transaction.atomic():
        return deeds.record(kind, actor=member, subject=member.pk, room=room)


def told(cast: Cast, group: Group = MEMBER, after: int = 0) -> list[Frame]:
    """What is shown; frames that the hub keeps to itself, about rights, are left out."""
    return [frame for frame in live.frames(cast.community.pk, after, group) if frame.kind != RIGHTS]


def admitted(somebody: Any, path: str = "/c/writers/live") -> Watch | None:
    cookies = signed_in(somebody).cookies.output(header="", sep=";").split(";")[0].strip()
    return live.admit(path, RequestFactory().get(path, HTTP_COOKIE=cookies).environ)


@pytest.mark.parametrize("who", WHO)
def test_members_may_watch(cast: Cast, who: str) -> None:
    member = getattr(cast, who)
    role = "guest" if who == "gita" else "member"
    assert admitted(member) == Watch(
        cast.community.pk, Group("en", "Europe/Helsinki", role), member.person_id
    )


@pytest.mark.parametrize("who", ["lauri", "reija", "sami", "outi", "kaisa", "nobody"])
@pytest.mark.parametrize("visibility", ["members", "public"])
def test_nobody_else_watches_not_even_in_public(cast: Cast, who: str, visibility: str) -> None:
    Community.objects.update(visibility=visibility)
    assert admitted(getattr(cast, who, None)) is None


@pytest.mark.parametrize(
    "path", ["/c/nowhere/live", "/c/writers/live/", "/c/writers/", "/c//live", "/live", "/c/a/b/live"]
)
def test_no_other_address_is_watched(cast: Cast, path: str) -> None:
    assert admitted(cast.aino, path) is None


def test_a_session_that_is_over_watches_nothing(cast: Cast) -> None:
    browser = signed_in(cast.eero)
    cookie = browser.cookies["porukka"].output(header="").split(";")[0].strip()
    environ = RequestFactory().get("/c/writers/live", HTTP_COOKIE=cookie).environ
    assert live.admit("/c/writers/live", environ) is not None
    browser.logout()
    assert live.admit("/c/writers/live", environ) is None


@pytest.mark.usefixtures("shown")
@pytest.mark.parametrize(
    ("room", "group", "reached"),
    [
        ("common", MEMBER, {"aino", "mari", "matti", "eero", "niilo", "gita"}),  # gita is never of this group
        ("common", GUEST, set()),
        ("workshop", MEMBER, {"niilo", "gita"}),
        ("workshop", GUEST, {"niilo", "gita"}),
        ("back", MEMBER, {"mari"}),
        ("back", GUEST, {"mari"}),
    ],
)
def test_what_is_done_in_a_room_reaches_those_inside(
    cast: Cast, room: str, group: Group, reached: set[str]
) -> None:
    do(cast.niilo, getattr(cast, room))
    people = {
        who for who in WHO for frame in told(cast, group) if frame.reaches(getattr(cast, who).person_id)
    }
    assert people == reached


@pytest.mark.usefixtures("shown")
def test_a_guest_who_is_let_into_an_open_room_hears_it(cast: Cast) -> None:
    seating.seat(cast.common, cast.gita)
    do(cast.niilo, cast.common)
    assert [frame.reaches(cast.gita.person_id or 0) for frame in told(cast, GUEST)] == [True]


@pytest.mark.usefixtures("shown")
def test_what_was_done_before_it_came_here_is_not_shown_as_news(cast: Cast) -> None:
    do(cast.eero, cast.common)
    old = Deed(
        community=cast.community, kind="thing.done", actor=cast.eero, room=cast.common, subject=cast.eero.pk
    )
    with transaction.atomic():
        deeds.record_old(cast.community.pk, [old])
    do(cast.eero, cast.common)
    assert [frame.seq for frame in told(cast)] == [1, 3]


@pytest.mark.usefixtures("shown")
def test_what_belongs_to_no_room_or_to_one_that_is_gone_reaches_nobody(cast: Cast) -> None:
    """A null parent is no open door (C7)."""
    do(cast.aino, None)
    gone = founding.make_room(cast.aino, name="Attic", kind="secret")
    do(cast.aino, gone)
    assert len(told(cast)) == 1
    gone.delete()
    assert told(cast) == []


@pytest.mark.usefixtures("shown")
def test_who_is_shown_out_hears_nothing_more_at_once(cast: Cast) -> None:
    """Also nothing of what was said while she was away from the line (C6)."""
    do(cast.niilo, cast.workshop)
    assert [frame.reaches(cast.gita.person_id or 0) for frame in told(cast)] == [True]
    belonging.show_out(cast.niilo, cast.workshop, cast.gita)
    assert [frame.reaches(cast.gita.person_id or 0) for frame in told(cast)] == [False]


@pytest.mark.parametrize("deed", ["removed", "suspended", "left", "role"])
def test_whose_right_changes_is_asked_again(cast: Cast, deed: str) -> None:
    """The hub gets a frame about her, and then `admit` says what she may now."""
    match deed:
        case "removed":
            belonging.remove(cast.aino, cast.eero)
        case "suspended":
            belonging.suspend(cast.aino, cast.eero, until=timezone.now() + timedelta(days=1), why="x")
        case "left":
            belonging.leave(cast.eero)
        case "role":
            belonging.give_role(cast.aino, cast.eero, "guest")
    (frame,) = [one for one in live.frames(cast.community.pk, 0, MEMBER) if one.kind == RIGHTS]
    assert frame.audience == {cast.eero.person_id}
    watch = admitted(cast.eero)
    assert watch is None if deed != "role" else watch is not None and watch.key.role == "guest"


def test_when_the_community_changes_everybody_is_asked_again(cast: Cast) -> None:
    facts = {"visibility": "members", "joining": "invitation", "reactions": "👍", "counts_shown": True}
    founding.edit_community(cast.aino, name="Writers", purpose="", **facts)
    frames = live.frames(cast.community.pk, 0, MEMBER)
    assert [(frame.kind, frame.audience) for frame in frames] == [(RIGHTS, None)]


@pytest.mark.usefixtures("shown")
def test_polling_brings_what_came_after_and_only_what_is_hers(cast: Cast) -> None:
    for room in (cast.common, cast.workshop, cast.back):
        do(cast.niilo, room)
    belonging.give_role(cast.aino, cast.matti, "member")

    def numbers(who: Any, after: int) -> list[int]:
        answer = signed_in(who).get(at("live"), {"after": after}).json()
        assert answer["seq"] == 4
        assert {frame["kind"] for frame in answer["frames"]} <= {"thing"}  # nothing about others' rights
        return [frame["data"]["seq"] for frame in answer["frames"]]

    assert numbers(cast.eero, 0) == [1]
    assert numbers(cast.niilo, 0) == [1, 2]
    assert numbers(cast.niilo, 1) == [2]
    assert numbers(cast.mari, 0) == [1, 3]
    assert numbers(cast.gita, 0) == [2]
    assert numbers(cast.niilo, 99) == []


@pytest.mark.usefixtures("shown")
@pytest.mark.parametrize("after", ["", "x", "-1", "²", "1.5", "9" * 40, "\x00"])
def test_a_number_that_is_none_brings_only_where_to_begin(cast: Cast, after: str) -> None:
    do(cast.niilo, cast.common)
    assert signed_in(cast.eero).get(at("live"), {"after": after}).json() == {"seq": 1, "frames": []}


@pytest.mark.usefixtures("shown")
def test_whoever_missed_too_much_is_told_to_load_the_page(cast: Cast) -> None:
    for _time in range(MOST_FRAMES + 1):
        do(cast.niilo, cast.common)
    frames = signed_in(cast.eero).get(at("live"), {"after": 0}).json()["frames"]
    assert [frame["kind"] for frame in frames] == ["reload"]


@pytest.mark.usefixtures("shown")
def test_it_is_shown_in_the_watchers_language(cast: Cast) -> None:
    do(cast.niilo, cast.common)
    (frame,) = told(cast, Group("fi", "Europe/Helsinki", "member"))
    assert frame.data["language"] == "fi"


@pytest.mark.usefixtures("shown")
def test_other_communities_are_not_heard(cast: Cast) -> None:
    other = a_community("gardeners")
    do(cast.aino, cast.common)
    assert live.frames(other.pk, 0, MEMBER) == []
    assert live.heads([other.pk, cast.community.pk]) == {other.pk: 0, cast.community.pk: 1}
