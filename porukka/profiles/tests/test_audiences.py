"""Each field is for everyone, for members, for the team or for nobody else: nothing shows it to others (C2, C5)."""

from __future__ import annotations

from typing import Any

import pytest

from porukka.profiles.tests.telling import DIRECTORY, EDIT, found, member_url, read, tell
from tests.cast import Cast

SEEN_BY = {
    "everyone": {"outi", "nobody", "gita", "niilo", "matti", "aino"},
    "members": {"niilo", "matti", "aino"},
    "team": {"matti", "aino"},
    "me": set(),
}
ROLES = ["nobody", "outi", "gita", "niilo", "matti", "aino"]
WORD = "kanarialintu"


def a_reader(cast: Cast, name: str) -> Any:
    return None if name == "nobody" else getattr(cast, name)


@pytest.mark.parametrize("audience", SEEN_BY)
@pytest.mark.parametrize(
    "field", ["about", "offers", "wishes", "interests", "place", "links", "made-0-title"]
)
def test_a_field_is_met_by_those_it_is_for_and_nobody_else(cast: Cast, audience: str, field: str) -> None:
    cast.community.visibility = "public"
    cast.community.save()
    word = f"https://{WORD}.example" if field == "links" else WORD
    tell(cast.niilo, audience, **{field: word})  # Gita shares a room with him
    for name in ROLES:
        reader = a_reader(cast, name)
        if reader is cast.niilo:
            continue
        inside = name not in ("nobody", "outi")
        sees = name in SEEN_BY[audience]
        page = read(
            reader, member_url(cast.niilo) + ("" if inside else "profile/"), 200 if inside or sees else 404
        )
        assert (WORD in page) == sees, f"{name} meets what is for {audience}"
        if name in ("matti", "aino"):
            for query in ("", f"?q={WORD}"):
                assert (WORD in read(reader, DIRECTORY + query).replace(f'value="{WORD}"', "")) <= sees
    assert WORD in read(cast.niilo, member_url(cast.niilo)), "her own page shows it all"
    assert WORD in read(cast.niilo, EDIT)


@pytest.mark.parametrize("audience", ["team", "me"])
@pytest.mark.parametrize("kind", ["offers", "wishes", "interests", "place"])
def test_a_hidden_field_makes_no_hit(cast: Cast, audience: str, kind: str) -> None:
    tell(cast.niilo, **{kind: WORD, f"{kind}_for": audience, "about": "Hello."})
    for query in (f"?q={WORD}", f"?q={WORD[:4].upper()}", f"?kind={kind}&term={WORD}"):
        assert found(cast.eero, query) == []
        assert found(cast.niilo, query) == [], "not even hers: nobody could tell what others find"
        assert found(cast.matti, query) == (["Niilo"] if audience == "team" else [])


def test_what_was_for_everyone_is_for_members_once_the_community_is_closed(cast: Cast) -> None:
    cast.community.visibility = "public"
    cast.community.save()
    tell(cast.niilo, "everyone", place="Oulu")
    assert "Oulu" in read(None, member_url(cast.niilo) + "profile/")
    cast.community.visibility = "members"
    cast.community.save()
    assert read(None, member_url(cast.niilo) + "profile/", 404)
    assert "Oulu" in read(cast.eero, member_url(cast.niilo))
    assert "Oulu" not in read(cast.gita, member_url(cast.niilo))


def test_who_has_told_everyone_nothing_has_no_page_for_everyone(cast: Cast) -> None:
    cast.community.visibility = "public"
    cast.community.save()
    tell(cast.niilo, "members", place="Oulu")
    assert "Niilo" not in read(None, member_url(cast.niilo) + "profile/", 404)
    assert "Niilo" not in read(None, member_url(cast.eero) + "profile/", 404)


def test_a_birthday_is_told_to_nobody_until_she_says_so(cast: Cast) -> None:
    tell(cast.niilo, birthday_day="3", birthday_month="5", place="Oulu")
    assert "3 May" not in read(cast.aino, member_url(cast.niilo))
    cast.niilo.refresh_from_db()
    assert cast.niilo.birthday is None


def test_her_own_page_says_who_else_sees_what(cast: Cast) -> None:
    tell(cast.niilo, place="Oulu", place_for="team", offers="boats")
    mine = read(cast.niilo, member_url(cast.niilo))
    assert '>Oulu</a> <span class="who-sees">The team</span>' in mine
    assert mine.count("who-sees") == 1
    assert "who-sees" not in read(cast.matti, member_url(cast.niilo))
