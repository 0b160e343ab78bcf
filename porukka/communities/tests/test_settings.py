"""The settings of a community."""

from __future__ import annotations

import pytest

from porukka.communities.models import Community
from porukka.communities.tests.doing import at, page, words
from tests.cast import Cast, a_community, signed_in

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
