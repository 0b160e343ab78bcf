"""The directory: members by a name, a skill, an interest, a place."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest

from porukka.communities.actions import belonging
from porukka.communities.models import Member
from porukka.profiles.models import Profile, Term
from porukka.profiles.queries import finding
from porukka.profiles.tests.telling import DIRECTORY, found, read, tell
from tests.cast import Cast, a_community, signed_in


@pytest.fixture
def told(cast: Cast) -> Cast:
    tell(cast.eero, offers="proofreading, Ääneen lukeminen", interests="trains", place="Tampere")
    tell(cast.niilo, offers="boats", interests="Trains, night", place="Oulu")
    tell(cast.mari, wishes="proofreading", interests="night")
    return cast


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ["Eero", "Mari", "Niilo"]),
        ("?q=proof", ["Eero", "Mari"]),
        ("?q=ÄÄNEEN", ["Eero"]),
        ("?q=  TRAINS ", ["Eero", "Niilo"]),
        ("?q=tamp", ["Eero"]),
        ("?q=ain", ["Aino", "Eero", "Niilo"]),  # a name, and two interests
        ("?kind=offers&term=proofreading", ["Eero"]),
        ("?kind=wishes&term=PROOFREADING", ["Mari"]),
        ("?kind=interests&term=train", []),
        ("?kind=place&term=oulu", ["Niilo"]),
        ("?kind=nothing&term=oulu", ["Eero", "Mari", "Niilo"]),
        ("?q=%25", []),
        ("?q=%00", ["Eero", "Mari", "Niilo"]),
        ("?q=" + "x" * 300, []),
        ("?after=nonsense", ["Eero", "Mari", "Niilo"]),
        ("?after=Eero|99999999999999999999", ["Eero", "Mari", "Niilo"]),
    ],
)
def test_members_are_found_by_what_they_tell(told: Cast, query: str, names: list[str]) -> None:
    assert found(told.matti, query) == names


def test_the_directory_is_for_members(told: Cast) -> None:
    read(told.gita, DIRECTORY, 404)
    assert signed_in(None).get(DIRECTORY).status_code == 404
    assert signed_in(told.outi).get(DIRECTORY).status_code == 404


def test_who_is_not_here_is_not_found(told: Cast) -> None:
    belonging.leave(told.eero)
    Member.objects.filter(pk=told.niilo.pk).update(state="suspended")
    assert found(told.matti) == ["Mari"]
    assert found(told.matti, "?q=trains") == []


def test_what_several_are_interested_in_is_counted(told: Cast) -> None:
    def tags(member: Member) -> list[tuple[str, int]]:
        page = read(member, DIRECTORY)
        return [
            (words, int(count))
            for words, count in re.findall(r'<a class="chip"[^>]*>(.*?) <span class="count">(\d+)', page)
        ]

    assert sorted(tags(told.matti)) == [("Trains", 2), ("night", 2)]
    tell(told.niilo, interests="Trains, night", interests_for="team")
    assert tags(told.eero) == []
    assert len(tags(told.matti)) == 2, "the team sees his too"


def test_a_long_list_comes_in_pages_that_miss_and_repeat_nobody(
    told: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "A_PAGE", 2)
    first = read(told.matti, DIRECTORY)
    assert found(told.matti) == ["Eero", "Mari"]
    following = re.search(r'href="[^"]*(\?q=&after=[^"]*)"', first)
    assert following
    assert found(told.matti, following[1]) == ["Niilo"]


def test_another_communitys_members_are_not_found(told: Cast) -> None:
    Term.objects.update(community=a_community("gardeners"))
    assert found(told.matti, "?q=trains") == []


def test_a_word_leads_to_those_who_tell_the_same(told: Cast) -> None:
    page = read(told.matti, f"/c/writers/members/{told.eero.address}/")
    assert f"?kind=offers&term={quote('proofreading')}" in page
    assert f"?kind=place&term={quote('Tampere')}" in page


def test_the_list_of_members_says_what_each_helps_with(told: Cast) -> None:
    page = read(told.matti, "/c/writers/members/")
    assert "helps with: proofreading" in page
    assert "Find by skill, interest or place" in page
    Profile.objects.all().delete()
    assert "helps with" not in read(told.matti, "/c/writers/members/")
