"""A member tells about herself, on one page, and changes it."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone

from porukka.communities import deeds
from porukka.communities.actions import belonging
from porukka.communities.models import Deed, Member
from porukka.profiles.models import Made, Profile, Term
from porukka.profiles.tests.telling import EDIT, a_picture, found, member_url, read, send, tell
from tests.cast import Cast, signed_in


def test_what_a_member_tells_stands_on_her_page(cast: Cast) -> None:
    tell(
        cast.eero,
        about="Writes at night.",
        offers="Proofreading, poems\nPOEMS",
        wishes="courage",
        interests="trains",
        place="Tampere",
        links="https://www.example.org/eero",
        birthday_day="3",
        birthday_month="5",
        birthday_for="members",
    )
    shown = read(cast.niilo, member_url(cast.eero))
    for words in (
        "Writes at night.",
        ">Proofreading<",
        ">poems<",
        ">courage<",
        ">trains<",
        ">Tampere<",
        "3 May",
    ):
        assert words in shown
    assert 'href="https://www.example.org/eero" rel="nofollow ugc noopener me">example.org/eero<' in shown
    assert "POEMS" not in shown, "the same word is one word"
    assert Deed.objects.get(kind="profile.described").actor_id == cast.eero.pk
    assert Member.objects.get(pk=cast.eero.pk).birthday == 503


def test_what_is_told_anew_stands_instead_of_what_was_told_before(cast: Cast) -> None:
    tell(cast.eero, offers="poems", place="Tampere")
    tell(cast.eero, offers="stories")
    shown = read(cast.niilo, member_url(cast.eero))
    assert "stories" in shown
    assert "poems" not in shown
    assert "Tampere" not in shown
    assert found(cast.niilo, "?q=poems") == []
    assert "stories" in read(cast.eero, EDIT)


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("links", "javascript:alert(1)", "is no web address"),
        ("links", "https://bank.example@elsewhere.example/", "is no web address"),
        ("links", " ".join(f"https://example.org/{n}" for n in range(7)), "At most 6"),
        ("links", "https://example.org/" + "a" * 300, "is no web address"),
        ("offers", ", ".join(f"skill {n}" for n in range(13)), "At most 12"),
        ("interests", "x" * 61, "in a few words"),
        ("about", "x" * 601, "at most 600"),
        ("place", "x" * 61, "at most 60"),
        ("place_for", "nobody", "nobody"),
        ("birthday_day", "3", "a day and a month"),
        ("made-0-url", "https://example.org/", "Give it a title"),
        ("made-0-picture", a_picture, "Give it a title"),
    ],
)
def test_what_cannot_be_kept_is_said_beside_its_field_and_the_words_stay(
    cast: Cast, field: str, typed: object, said: str
) -> None:
    value = typed() if callable(typed) else typed
    answer = send(signed_in(cast.eero), **({"interests": "trains"} | {field: value}))
    assert answer.status_code == 400
    body = answer.content.decode()
    assert said in body
    assert "trains" in body or field == "interests"
    assert not Profile.objects.exists()


def test_a_day_that_its_month_does_not_have_is_not_taken(cast: Cast) -> None:
    eero = signed_in(cast.eero)
    assert b"no such day" in send(eero, birthday_day="31", birthday_month="6").content
    assert send(eero, birthday_day="29", birthday_month="2").status_code == 302


def test_everyone_is_offered_where_everyone_may_read(cast: Cast) -> None:
    assert 'value="everyone"' not in read(cast.eero, EDIT)
    assert send(signed_in(cast.eero), place="Tampere", place_for="everyone").status_code == 400
    cast.community.visibility = "public"
    cast.community.save()
    assert 'value="everyone"' in read(cast.eero, EDIT)
    tell(cast.eero, "everyone", place="Tampere")


def test_a_preview_shows_and_keeps_nothing(cast: Cast) -> None:
    answer = send(signed_in(cast.eero), preview="yes", about="Nearly.", place="Oulu", place_for="team")
    body = answer.content.decode()
    assert answer.status_code == 200
    assert "Nothing is saved yet" in body
    members, team = body.split("Members see")[1].split("The team sees")[:2]
    assert "Nearly." in members
    assert "Oulu" not in members
    assert "Oulu" in team.split("</details>")[0]
    assert not Profile.objects.exists()


def test_what_she_has_made_has_a_picture_until_she_takes_it_away(cast: Cast) -> None:
    made = {"made-0-title": "A chair", "made-0-words": "Of birch.", "made-0-picture": a_picture()}
    tell(cast.eero, **made)
    picture = Made.objects.get()
    path = Path(settings.MEDIA_ROOT) / picture.path
    address = f"/c/writers/portfolio/{picture.address}"
    assert path.exists()
    assert f'src="{address}"' in read(cast.niilo, member_url(cast.eero))
    answer = signed_in(cast.niilo).get(address)
    assert (answer.status_code, answer["X-Porukka-File"]) == (200, picture.path)

    kept = {"made-INITIAL_FORMS": "1", "made-0-kept": picture.address}
    tell(cast.eero, "team", **(kept | {"made-0-title": "The chair"}))
    assert Made.objects.get().pk == picture.pk
    assert signed_in(cast.niilo).get(address).status_code == 404
    assert signed_in(cast.matti).get(address).status_code == 200
    assert signed_in(cast.eero).get(address).status_code == 200


@pytest.mark.django_db(transaction=True)
def test_a_picture_taken_away_is_off_the_disk(cast: Cast) -> None:
    tell(cast.eero, **{"made-0-title": "A chair", "made-0-picture": a_picture()})
    picture = Made.objects.get()
    kept = {"made-INITIAL_FORMS": "1", "made-0-kept": picture.address, "made-0-away": "on"}
    tell(cast.eero, **(kept | {"made-0-title": "A chair"}))
    assert not Made.objects.exists()
    assert not (Path(settings.MEDIA_ROOT) / picture.path).exists()
    assert "A chair" in read(cast.niilo, member_url(cast.eero))


def test_nobody_takes_another_ones_picture_for_her_own(cast: Cast) -> None:
    tell(cast.niilo, **{"made-0-title": "A boat", "made-0-picture": a_picture()})
    theirs = Made.objects.get()
    tell(cast.eero, **{"made-0-title": "A chair", "made-0-kept": theirs.address})
    assert Profile.objects.get(member=cast.eero).items[0]["picture"] == ""
    assert Made.objects.get().profile.member_id == cast.niilo.pk


def test_a_newcomer_advertises_no_links_on_her_first_day(cast: Cast) -> None:
    Member.objects.filter(pk=cast.eero.pk).update(joined_at=timezone.now())
    links = "https://a.example https://b.example https://c.example"
    refused = send(signed_in(cast.eero), links=links)
    assert refused.status_code == 400
    assert b"New members may put 2 links" in refused.content
    assert not Profile.objects.exists()


def test_what_she_told_is_hers_to_take_along(cast: Cast) -> None:
    tell(cast.eero, "me", offers="poems", place="Tampere")
    told = signed_in(cast.eero).get(EDIT + "export/").json()
    assert (told["name"], told["offers"], told["place"]) == ("Eero", ["poems"], "Tampere")
    assert signed_in(cast.niilo).get(EDIT + "export/").status_code == 404


def test_it_goes_when_she_leaves_and_with_her_account(cast: Cast) -> None:
    tell(cast.eero, offers="poems", birthday_day="3", birthday_month="5", birthday_for="members")
    tell(cast.niilo, offers="boats")
    belonging.leave(cast.eero)
    deeds.catch_up(["profiles"])
    assert list(Profile.objects.values_list("member__name", flat=True)) == ["Niilo"]
    assert Member.objects.get(pk=cast.eero.pk).birthday is None
    cast.niilo.person.delete()
    assert not Profile.objects.exists()
    assert not Term.objects.exists()
