"""Founding a community, and its settings."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from porukka.communities.models import Community, Deed, Member, Room
from porukka.communities.tests.doing import at, page, send, words
from tests.cast import Cast, a_community, signed_in

FOUND = reverse("communities:found")
FACTS = {
    "name": "Yön kirjoittajat",
    "purpose": "We write at night.",
    "slug": "",
    "language": "fi",
    "time_zone": "Europe/Helsinki",
    "visibility": "members",
}


def found(client: Client, **facts: Any) -> Any:
    return send(client, FOUND, **(FACTS | facts))


def test_the_keeper_founds_a_community_and_is_its_founder(cast: Cast) -> None:
    answer = found(signed_in(cast.kaisa))
    assert answer.url == "/c/yon-kirjoittajat/"
    community = Community.objects.get(slug="yon-kirjoittajat")
    facts = (community.name, community.language, community.visibility, community.members_count)
    assert facts == ("Yön kirjoittajat", "fi", "members", 1)
    founder = community.members.get()
    assert (founder.person, founder.role) == (cast.kaisa, Member.Role.FOUNDER)
    assert [room.kind for room in community.rooms.all()] == [Room.Kind.OPEN]
    assert sorted(Deed.objects.filter(community=community).values_list("seq", flat=True)) == [1, 2]


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
    assert [found(kaisa, once="one-key").url for _time in range(2)] == ["/c/yon-kirjoittajat/"] * 2
    assert Community.objects.exclude(pk=cast.community.pk).count() == 1


@pytest.mark.parametrize("slug", ["writers", "WRITERS", "new", "New", "admin"])
def test_an_address_that_is_not_free_is_said_beside_the_field(cast: Cast, slug: str) -> None:
    """Whatever the size of its letters: two addresses that look alike are one."""
    shown = words(found(signed_in(cast.kaisa), slug=slug), 400)
    assert "That address is not free" in shown
    assert "We write at night." in shown  # what she wrote is still there
    assert Community.objects.count() == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""},
        {"name": "x" * 81},
        {"purpose": "x" * 301},
        {"slug": "a/b"},
        {"slug": "ä"},
        {"language": "sv"},
        {"time_zone": "Mars/Olympus"},
        {"visibility": "everybody"},
        {"name": "a\x00b"},
        {"once": "not a key"},
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_founded(cast: Cast, wrong: dict[str, Any]) -> None:
    assert "summary-of-errors" in words(found(signed_in(cast.kaisa), **wrong), 400)
    assert Community.objects.count() == 1


def test_a_field_that_is_not_on_the_form_changes_nothing(cast: Cast) -> None:
    """C3: what the form does not ask cannot be set."""
    found(signed_in(cast.kaisa), members_count=999, id=1, made_at="2001-01-01", joining="open")
    community = Community.objects.get(slug="yon-kirjoittajat")
    assert (community.members_count, community.joining) == (1, "invitation")
    assert community.pk != 1


SETTINGS = {
    "name": "Louder writers",
    "purpose": "We read aloud.",
    "visibility": "members",
    "joining": "invitation",
    "reactions": "👍 ❤️",
    "counts_shown": "on",
}


def test_a_manager_changes_what_it_is_called_and_for(cast: Cast) -> None:
    mari = signed_in(cast.mari)
    assert mari.post(at("settings"), SETTINGS).url == at("settings")
    assert "Louder writers" in page(mari, at("settings"))


@pytest.mark.parametrize("who", ["matti", "eero", "gita"])
def test_nobody_below_a_manager_does(cast: Cast, who: str) -> None:
    somebody = signed_in(getattr(cast, who))
    assert somebody.get(at("settings")).status_code == 404
    assert somebody.post(at("settings"), SETTINGS).status_code == 404
    cast.community.refresh_from_db()
    assert cast.community.name == "Quiet writers"


@pytest.mark.parametrize("wider", ["unlisted", "public"])
def test_only_a_founder_shows_it_to_more_people(cast: Cast, wider: str) -> None:
    """Old words become readable with it (C1)."""
    refused = signed_in(cast.mari).post(at("settings"), SETTINGS | {"visibility": wider})
    assert "Only a founder" in words(refused, 400)
    cast.community.refresh_from_db()
    assert (cast.community.visibility, cast.community.name) == ("members", "Quiet writers")
    signed_in(cast.aino).post(at("settings"), SETTINGS | {"visibility": wider})
    cast.community.refresh_from_db()
    assert cast.community.visibility == wider


def test_a_manager_may_show_it_to_fewer(cast: Cast) -> None:
    Community.objects.update(visibility="public")
    signed_in(cast.mari).post(at("settings"), SETTINGS | {"visibility": "unlisted"})
    cast.community.refresh_from_db()
    assert cast.community.visibility == "unlisted"


def test_settings_that_cannot_be_change_nothing(cast: Cast) -> None:
    answer = signed_in(cast.aino).post(at("settings"), SETTINGS | {"name": "", "visibility": "everybody"})
    shown = words(answer, 400)
    assert shown.count("errorlist") >= 2
    assert "Quiet writers" in shown  # the page around it goes on calling it by its name


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("👍❤ 👍 🦭", "👍 ❤️ 🦭"), ("", ""), ("😀😁😂😃😄😅😆😇😈😉😊😋", "😀 😁 😂 😃 😄 😅 😆 😇 😈 😉 😊 😋")],
)
def test_reactions_are_chosen(cast: Cast, typed: str, kept: str) -> None:
    mari = signed_in(cast.mari)
    assert "👍 ❤️ 😄 🎉 🙏" in page(mari, at("settings"))
    assert mari.post(at("settings"), SETTINGS | {"reactions": typed}).status_code == 302
    cast.community.refresh_from_db()
    assert cast.community.reactions == kept


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("👍 yes", "“yes” is not an emoji"),
        ("<b>👍", "“<b>👍” is not an emoji"),
        ("x" * 320, "is not an emoji"),
        ("👍" * 321, "at most 320"),
        ("😀😁😂😃😄😅😆😇😈😉😊😋😌", "more than 12"),
    ],
)
def test_what_is_no_reaction_is_said_so(cast: Cast, typed: str, says: str) -> None:
    assert says in words(signed_in(cast.aino).post(at("settings"), SETTINGS | {"reactions": typed}), 400)
    cast.community.refresh_from_db()
    assert cast.community.reactions == "👍 ❤️ 😄 🎉 🙏"


def test_numbers_beside_reactions_can_be_turned_off(cast: Cast) -> None:
    without = {key: value for key, value in SETTINGS.items() if key != "counts_shown"}
    signed_in(cast.aino).post(at("settings"), without)
    cast.community.refresh_from_db()
    assert not cast.community.counts_shown


@pytest.mark.parametrize(
    ("visibility", "reads", "is_listed"),
    [("public", 200, True), ("unlisted", 200, False), ("members", 404, False)],
)
def test_who_reads_and_where_it_is_listed(cast: Cast, visibility: str, reads: int, is_listed: bool) -> None:
    a_community("gardeners", name="Gardeners", visibility=visibility)
    for reader in (signed_in(None), signed_in(cast.outi)):
        assert reader.get("/c/gardeners/").status_code == reads
        assert ("Gardeners" in page(reader, "/")) is is_listed
