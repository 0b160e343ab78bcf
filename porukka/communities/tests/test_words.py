"""Words of a community's own stand wherever a label stands alone, for everybody there and nowhere else."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from porukka.communities.actions import looking
from porukka.communities.models import Community, Deed, Member, Stewardship
from porukka.communities.tests.doing import at, page, words
from porukka.core import labels
from tests.cast import Cast, a_community, signed_in

TUPA = {"room": "tupa", "rooms": "tuvat", "members": "kirjoittajat", "member": "kirjoittaja"}


def send(who: Member, **more: Any) -> Any:
    return signed_in(who).post(at("words"), TUPA | more)


def test_a_leader_gives_words_and_everybody_reads_them(cast: Cast) -> None:
    eero = signed_in(cast.eero)
    assert "<h1>Rooms</h1>" in page(eero, at("rooms"))  # what was drawn before is not kept
    version = cast.community.people_version
    assert send(cast.mari).status_code == 302
    shown = page(eero, at("rooms"))
    assert "<h1>Tuvat</h1>" in shown
    assert ">Kirjoittajat<" in shown
    assert "<h1>Kirjoittajat</h1>" in page(eero, at("members"))
    assert "Kirjoittaja" in page(eero, at("member", cast.eero.pk))
    assert ">Discussions<" in shown  # no word was given for them
    cast.community.refresh_from_db()
    assert cast.community.people_version > version
    assert Deed.objects.filter(kind="community.words_chosen").count() == 1
    send(cast.mari)
    assert Deed.objects.filter(kind="community.words_chosen").count() == 1  # the same again changes nothing


CALLED = {
    "steward": "tuvanvanhin",
    "moderator": "järjestyksenpitäjä",
    "guest": "kyläilijä",
    "owner": "isäntä",
    "board": "johtokunta",
}


def test_roles_have_words_of_their_own_wherever_they_are_printed(cast: Cast) -> None:
    assert ">Moderator<" in page(signed_in(cast.eero), at("member", cast.matti.pk))
    assert send(cast.aino, **CALLED).status_code == 302
    eero = signed_in(cast.eero)
    assert ">Järjestyksenpitäjä<" in page(eero, at("member", cast.matti.pk))
    assert ">Järjestyksenpitäjä<" in page(eero, at("members"))
    roles = page(eero, at("roles"))
    for word in ("Järjestyksenpitäjä", "Tuvanvanhin", "Kyläilijä", "Johtokunta", "Founder", "Kirjoittaja"):
        assert f"<dt>{word}</dt>" in roles
        assert f'<th scope="col">{word}</th>' in roles
    assert "Keeps the talk kind and in order." in roles  # sentences stay
    until = timezone.now() + timedelta(days=90)
    Stewardship.objects.create(
        community=cast.community, room=cast.common, member=cast.niilo, months=3, until=until
    )
    assert ">Tuvanvanhin<" in page(eero, at("stewards", cast.common.pk))
    people = page(signed_in(cast.niilo), at("room_people", cast.workshop.pk))
    assert ">Isäntä<" in people
    choose = page(signed_in(cast.aino), at("member", cast.eero.pk))
    assert 'value="moderator" required> Järjestyksenpitäjä' in choose


def test_nobody_gives_a_role_a_word_that_is_markup_or_too_long(cast: Cast) -> None:
    for wrong in ("<b>isäntä</b>", "isäntä!", "x" * 31):
        answer = send(cast.aino, owner=wrong)
        assert answer.status_code == 400
        assert "<b>isäntä" not in answer.content.decode()
    assert Community.objects.get(pk=cast.community.pk).words == ""
    kept = labels.kept_of({"moderator": "<i>x</i>"})
    Community.objects.filter(pk=cast.community.pk).update(words=kept)
    for path in (at("roles"), at("members"), at("member", cast.matti.pk)):
        assert "<i>x</i>" not in signed_in(cast.aino).get(path).content.decode()


def test_no_other_place_meets_them(cast: Cast) -> None:
    other = a_community("readers", visibility="public", name="Readers")
    send(cast.aino)
    for _twice in range(2):
        assert "<h1>Tuvat</h1>" in page(signed_in(cast.eero), at("rooms"))
        assert "<h1>Rooms</h1>" in page(signed_in(cast.eero), f"/c/{other.slug}/rooms/")
        assert "Tuvat" not in page(signed_in(cast.eero), "/people/me/")


def test_empty_words_are_our_own_again(cast: Cast) -> None:
    send(cast.aino)
    send(cast.aino, rooms="", room="  ", member="", members="")
    assert "<h1>Rooms</h1>" in page(signed_in(cast.eero), at("rooms"))
    assert Community.objects.get(pk=cast.community.pk).words == ""


def test_a_preview_shows_them_and_saves_nothing(cast: Cast) -> None:
    shown = words(send(cast.aino, preview="1"))
    assert ">Tuvat<" in shown
    assert "Nothing is saved yet" in shown
    assert Community.objects.get(pk=cast.community.pk).words == ""
    assert "<h1>Rooms</h1>" in page(signed_in(cast.aino), at("rooms"))


@pytest.mark.parametrize(
    "wrong", ["<b>tupa</b>", "[tupa](x)", "*tupa*", "tu_pa", "#tupa", "x" * 31, "tupa!", "https://x.fi", "-"]
)
def test_a_word_is_letters(cast: Cast, wrong: str) -> None:
    answer = send(cast.aino, rooms=wrong)
    assert answer.status_code == 400
    assert Community.objects.get(pk=cast.community.pk).words == ""


@pytest.mark.parametrize("good", ["Huoneet", "ystävän tuvat", "D’Arcy", "Jäsen-piirit", "Räume 2", "会议室"])
def test_letters_are_those_of_every_language(cast: Cast, good: str) -> None:
    assert send(cast.aino, rooms=good).status_code == 302
    assert good[:1].upper() + good[1:] in page(signed_in(cast.eero), at("rooms"))


@pytest.mark.parametrize("who", ["matti", "eero", "gita"])
def test_nobody_else_gives_words(cast: Cast, who: str) -> None:
    assert signed_in(getattr(cast, who)).get(at("words")).status_code == 404
    assert send(getattr(cast, who)).status_code == 404


def test_words_written_by_hand_stay_words(cast: Cast) -> None:
    """Whatever a table holds, it is escaped where it stands."""
    kept = labels.kept_of({"rooms": "<i>x</i>"})
    Community.objects.filter(pk=cast.community.pk).update(words=kept)
    assert "<i>x</i>" not in signed_in(cast.eero).get(at("rooms")).content.decode()


def test_most_words_that_can_be_fit_their_column(cast: Cast) -> None:
    longest = dict.fromkeys(labels.KEYS, "ä" * 30)
    looking.call(cast.aino, longest)
    column = Community._meta.get_field("words")
    assert len(Community.objects.get(pk=cast.community.pk).words) <= column.max_length
