"""The privacy notice: proposed with gaps, named for its controller, read by anybody who may see the community."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from django.utils import translation

from porukka.communities.actions import inviting
from porukka.communities.models import Community, Deed
from porukka.communities.tests.doing import page, words
from porukka.joining.actions.privacy import write_notice
from porukka.joining.forms.privacy import GAP
from porukka.joining.models import PrivacyNotice
from porukka.joining.queries.privacy import proposal
from tests.cast import Cast, signed_in

FACTS = {
    "controller": "Writers r.y.",
    "contact": "board@example.org\nPL 1, Raahe",
    "text": "We keep **little**.",
}


def at(name: str) -> str:
    return reverse(f"joining:{name}", args=["writers"])


def send(cast: Cast, who: str = "aino", version: int = 0, **more: Any) -> Any:
    return signed_in(getattr(cast, who)).post(at("edit_privacy"), FACTS | {"version": version} | more)


def opened(cast: Cast) -> Community:
    Community.objects.update(visibility="public", joining="open")
    cast.community.refresh_from_db()
    return cast.community


@pytest.mark.parametrize("who", ["aino", "mari"])
def test_a_leader_names_the_controller_and_anybody_reads_it(cast: Cast, who: str) -> None:
    assert "No privacy notice yet" in page(signed_in(cast.eero), at("privacy"))
    assert send(cast, who).status_code == 302
    shown = page(signed_in(cast.gita), at("privacy"))
    assert "Writers r.y." in shown
    assert "PL 1, Raahe" in shown
    assert "<strong>little</strong>" in shown
    assert Deed.objects.filter(kind="privacy.written").count() == 1
    assert signed_in(None).get(at("privacy")).status_code == 404  # nobody else knows of the community
    opened(cast)
    assert "Writers r.y." in page(signed_in(None), at("privacy"))


@pytest.mark.parametrize("who", ["matti", "eero", "gita"])
def test_nobody_else_writes_it(cast: Cast, who: str) -> None:
    assert signed_in(getattr(cast, who)).get(at("edit_privacy")).status_code == 404
    assert send(cast, who).status_code == 404
    assert not PrivacyNotice.objects.exists()


@pytest.mark.parametrize("language", ["fi", "en"])
def test_what_is_proposed_says_what_it_must(cast: Cast, language: str) -> None:
    cast.community.language = language
    with translation.override("en" if language == "fi" else "fi"):  # whatever its reader speaks
        text = proposal(cast.community)
    assert text.count("## ") == 5
    assert "tietosuoja.fi" in text
    assert GAP in text
    assert "hdistyslaki" not in text
    assert "Associations Act" not in text
    assert ("valvontaviranomais" in text) is (language == "fi")
    cast.community.parts_off = "+register"
    with_register = proposal(cast.community)
    assert len(with_register) > len(text)
    assert ("Associations Act" if language == "en" else "yhdistyslaki") in with_register


def test_gaps_are_to_be_filled_before_it_is_saved(cast: Cast) -> None:
    shown = page(signed_in(cast.aino), at("edit_privacy"))
    assert GAP in shown
    refused = words(send(cast, text=f"The machine stands in {GAP}."), 400)
    assert "There is still a gap" in refused
    assert "The machine stands in" in refused
    assert not PrivacyNotice.objects.exists()


@pytest.mark.parametrize(
    "wrong", [{"controller": ""}, {"contact": " "}, {"text": ""}, {"text": "x" * 10_001}]
)
def test_a_notice_without_a_controller_is_none(cast: Cast, wrong: dict[str, str]) -> None:
    assert send(cast, **wrong).status_code == 400
    assert not PrivacyNotice.objects.exists()


def test_versions_are_kept_and_who_was_slower_keeps_her_words(cast: Cast) -> None:
    send(cast)
    assert send(cast, version=1, text="We keep less.", why="We looked again").status_code == 302
    assert "Somebody else has changed the notice" in words(send(cast, "mari", version=1, text="More."), 400)
    assert send(cast, version=2, text="We keep less.").status_code == 302  # the same again is no version
    assert PrivacyNotice.objects.count() == 2
    shown = page(signed_in(cast.eero), at("privacy_history"))
    assert "We looked again" in shown
    assert page(signed_in(cast.aino), at("privacy")).count("Version 2") == 1
    assert signed_in(cast.aino).get(f"{at('privacy_history')}?before=x").status_code == 200


def test_it_is_linked_from_the_foot_and_from_the_door(cast: Cast) -> None:
    assert at("privacy") not in page(signed_in(cast.eero), "/c/writers/rooms/")
    write_notice(cast.aino, **FACTS)
    assert at("privacy") in page(signed_in(cast.eero), "/c/writers/rooms/")
    assert at("privacy") in page(signed_in(opened(cast) and cast.outi), "/c/writers/join/")


def test_whoever_is_invited_into_a_closed_community_reads_it_at_the_door(cast: Cast) -> None:
    """There the page itself is not hers to open yet."""
    write_notice(cast.aino, **FACTS)
    path = reverse("communities:invitation", args=[inviting.token_of(inviting.invite(cast.aino))])
    assert "Writers r.y." in page(signed_in(cast.outi), path)


def test_a_preview_saves_nothing(cast: Cast) -> None:
    shown = words(send(cast, preview="1"))
    assert "<strong>little</strong>" in shown
    assert not PrivacyNotice.objects.exists()
