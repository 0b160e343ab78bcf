"""A community is founded: four answers, and the door is open."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from porukka.communities.models import Community, Deed, Member, Room
from porukka.communities.tests.doing import page, send, together, words
from porukka.guide.models import Guide, Step, Taken
from tests.cast import Cast, signed_in

FOUND = reverse("guide:found")
# what she is asked, and what the page has answered already
ASKED = {
    "name": "Yön kirjoittajat",
    "audience": "Those who cannot sleep.",
    "purpose": "We write at night.",
    "kind": "writing",
}
ANSWERED = {"slug": "", "language": "fi", "time_zone": "Europe/Helsinki", "visibility": "members"}


def found(client: Client, **facts: Any) -> Any:
    return send(client, FOUND, **(ASKED | ANSWERED | facts))


def test_four_answers_open_the_door_and_lead_to_the_guide(cast: Cast) -> None:
    kaisa = signed_in(cast.kaisa)
    answer = found(kaisa)
    assert answer.url == "/c/yon-kirjoittajat/guide/"
    community = Community.objects.get(slug="yon-kirjoittajat")
    facts = (community.name, community.purpose, community.language, community.visibility)
    assert facts == ("Yön kirjoittajat", "We write at night.", "fi", "members")
    founder = community.members.get()
    assert (founder.person, founder.role, community.members_count) == (cast.kaisa, Member.Role.FOUNDER, 1)
    shown = page(kaisa, answer.url)
    assert "2 of 7 steps done" in shown
    assert "Next: Kind and guidelines" in shown
    assert page(kaisa, "/c/yon-kirjoittajat/")


def test_the_rooms_are_those_of_the_kind_in_the_communitys_language(cast: Cast) -> None:
    found(signed_in(cast.kaisa))
    rooms = Room.objects.filter(community__slug="yon-kirjoittajat").in_order()
    assert [(room.name, room.mode, room.kind) for room in rooms] == [
        ("Luettavaksi", "discussion", "open"),
        ("Kirjoituspöytä", "discussion", "open"),
    ]
    taken = Taken.objects.filter(community__slug="yon-kirjoittajat").order_by("pk")
    assert [one.key for one in taken] == ["room-texts", "room-desk"]
    seqs = (
        Deed.objects.filter(community__slug="yon-kirjoittajat").order_by("seq").values_list("seq", flat=True)
    )
    assert list(seqs) == list(range(1, len(seqs) + 1))


def test_an_association_has_a_room_for_its_board_that_only_the_founder_is_in(cast: Cast) -> None:
    found(signed_in(cast.kaisa), kind="association", language="en")
    board = Room.objects.get(community__slug="yon-kirjoittajat", kind="private")
    assert board.name == "Committee"
    assert [place.member.person for place in board.insiders.all()] == [cast.kaisa]


def test_whoever_wants_none_of_the_kinds_begins_with_one_common_room(cast: Cast) -> None:
    found(signed_in(cast.kaisa), kind="own")
    community = Community.objects.get(slug="yon-kirjoittajat")
    assert [room.name for room in community.rooms.all()] == ["Tupa"]
    assert Guide.objects.get(community=community).archetype == ""
    kaisa = signed_in(cast.kaisa)
    for place in ("", "plan/", "parts/", "openings/", "culture/", "channels/", "people/"):
        assert kaisa.get(f"/c/yon-kirjoittajat/guide/{place}").status_code == 200


def test_what_was_asked_stands_in_the_first_two_steps(cast: Cast) -> None:
    found(signed_in(cast.kaisa))
    steps = {step.key: step for step in Step.objects.filter(community__slug="yon-kirjoittajat")}
    assert steps["purpose"].answers == {"why": "We write at night.", "mission": ""}
    assert steps["audience"].answers["who"] == "Those who cannot sleep."
    assert all(step.done_at for step in steps.values())


@pytest.mark.parametrize("who", ["outi", "aino"])
def test_nobody_else_founds_one(cast: Cast, who: str) -> None:
    """Not even a founder elsewhere: the keeper answers for the house."""
    somebody = signed_in(getattr(cast, who))
    assert somebody.get(FOUND).status_code == 404
    assert found(somebody).status_code == 404
    assert Community.objects.count() == 1


def test_a_visitor_is_led_to_sign_in(cast: Cast) -> None:
    assert found(signed_in(None)).url.startswith(reverse("account_login"))


def test_the_same_form_sent_twice_founds_one(cast: Cast) -> None:
    kaisa = signed_in(cast.kaisa)
    answers = [found(kaisa, once="one-key").url for _time in range(2)]
    assert answers == ["/c/yon-kirjoittajat/guide/"] * 2
    assert Community.objects.exclude(pk=cast.community.pk).count() == 1


@pytest.mark.parametrize("slug", ["writers", "WRITERS", "new", "New", "admin"])
def test_an_address_that_is_not_free_is_said_beside_the_field(cast: Cast, slug: str) -> None:
    """Whatever the size of its letters: two addresses that look alike are one."""
    shown = words(found(signed_in(cast.kaisa), slug=slug), 400)
    assert "That address is not free" in shown
    assert "We write at night." in shown  # what she wrote is still there
    assert '<details class="more-about" open>' in shown  # and what is wrong is in view
    assert Community.objects.count() == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""},
        {"name": "x" * 81},
        {"audience": ""},
        {"audience": "x" * 601},
        {"purpose": ""},
        {"purpose": "x" * 301},
        {"kind": ""},
        {"kind": "knitting"},
        {"slug": "a/b"},
        {"slug": "ä"},
        {"language": "sv"},
        {"time_zone": "Mars/Olympus"},
        {"visibility": "everybody"},
        {"once": "not a key"},
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_founded(cast: Cast, wrong: dict[str, Any]) -> None:
    assert "summary-of-errors" in words(found(signed_in(cast.kaisa), **wrong), 400)
    assert Community.objects.count() == 1
    assert not Guide.objects.exists()


def test_a_field_that_is_not_on_the_form_changes_nothing(cast: Cast) -> None:
    """C3: what the form does not ask cannot be set."""
    found(signed_in(cast.kaisa), members_count=999, id=1, made_at="2001-01-01", joining="open")
    community = Community.objects.get(slug="yon-kirjoittajat")
    assert (community.members_count, community.joining) == (1, "invitation")
    assert community.pk != 1


@pytest.mark.django_db(transaction=True)
def test_an_address_is_founded_once(cast: Cast) -> None:
    browsers = [signed_in(cast.kaisa) for _tab in range(3)]
    statuses: list[int] = []
    together(*[lambda one=one: statuses.append(found(one).status_code) for one in browsers])
    assert sorted(statuses) == [302, 400, 400]
    assert Community.objects.filter(slug="yon-kirjoittajat").count() == 1
