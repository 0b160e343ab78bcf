"""Who invited whom: for the team, in pages, and unbroken when somebody leaves."""

from __future__ import annotations

import pytest

from porukka.communities.actions import belonging, inviting
from porukka.communities.models import Community, Member
from porukka.communities.tests.doing import page
from porukka.joining.queries import tree
from porukka.joining.tests.doing import at
from tests.cast import Cast, a_community, a_member, a_person, signed_in


@pytest.fixture
def outi(cast: Cast) -> Member:
    """Outi came by Eero, and Eero once by Aino."""
    Member.objects.filter(pk=cast.eero.pk).update(invited_by=cast.aino)
    return inviting.accept(cast.outi, inviting.invite(cast.eero))


def test_the_team_sees_who_brought_whom_and_others_do_not(cast: Cast, outi: Member) -> None:
    shown = page(signed_in(cast.matti), at("tree"))
    for one in (cast.aino, cast.eero, outi):
        assert f"?of={one.address}" in shown
    assert at("tree") in page(signed_in(cast.matti), "/c/writers/members/")
    assert signed_in(cast.niilo).get(at("tree")).status_code == 404
    assert at("tree") not in page(signed_in(cast.niilo), "/c/writers/members/")


def test_a_branch_leads_up_to_whom_it_began_with(cast: Cast, outi: Member) -> None:
    shown = page(signed_in(cast.matti), f"{at('tree')}?of={outi.address}")
    assert shown.index(f"?of={cast.aino.address}") < shown.index(f"?of={cast.eero.address}")
    assert outi.address in page(signed_in(cast.matti), f"{at('tree')}?of={cast.eero.address}")


def test_nothing_breaks_when_somebody_leaves(cast: Cast, outi: Member) -> None:
    belonging.leave(cast.eero)
    shown = page(signed_in(cast.matti), at("tree"))
    assert "Eero" in shown
    assert "has left" in shown
    assert tree.branch(cast.matti, outi).above == [cast.aino, cast.eero]


def test_who_comes_back_by_herself_stays_the_guest_she_was(cast: Cast, outi: Member) -> None:
    belonging.leave(outi)
    Community.objects.update(visibility="public", joining="open")
    cast.community.refresh_from_db()
    assert belonging.join(cast.outi, cast.community).invited_by == cast.eero


def test_a_circle_of_guests_ends(cast: Cast, outi: Member) -> None:
    """Aino's own guest's guest let her in again."""
    Member.objects.filter(pk=cast.aino.pk).update(invited_by=outi)
    assert tree.branch(cast.matti, outi).above == [cast.aino, cast.eero]


def test_it_is_searched_by_either_name(cast: Cast, outi: Member) -> None:
    inviting.accept(a_person("Ulla"), inviting.invite(cast.niilo))
    assert [one.member for one in tree.inviters(cast.matti, "outi")[0]] == [cast.eero]
    assert [one.member for one in tree.inviters(cast.matti, "niil")[0]] == [cast.niilo]
    assert "Nobody of that name" in page(signed_in(cast.matti), f"{at('tree')}?name=xyz")


def test_it_comes_in_pages(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tree, "INVITERS_A_PAGE", 1)
    monkeypatch.setattr(tree, "GUESTS_SHOWN", 1)
    monkeypatch.setattr(tree, "GUESTS_A_PAGE", 1)
    for maker, names in ((cast.eero, ("Ulla", "Veikko")), (cast.niilo, ("Yrjö",))):
        for name in names:
            inviting.accept(a_person(name), inviting.invite(maker))
    first, after = tree.inviters(cast.matti)
    second, end = tree.inviters(cast.matti, after=after)
    assert [(one.member, one.count, len(one.guests)) for one in first + second] == [
        (cast.eero, 2, 1),
        (cast.niilo, 1, 1),
    ]
    assert end == ""
    eeros = tree.branch(cast.matti, cast.eero)
    further = tree.branch(cast.matti, cast.eero, eeros.after)
    assert {one.name for one in eeros.guests + further.guests} == {"Ulla", "Veikko"}
    assert further.after == ""


@pytest.mark.parametrize("of", ["zzz", "0", "öö", "-1"])
def test_whoever_is_not_there_has_no_branch(cast: Cast, of: str) -> None:
    assert signed_in(cast.matti).get(f"{at('tree')}?of={of}").status_code == 404
    other = a_member(a_community("gardeners"), "Gunnar")
    assert signed_in(cast.matti).get(f"{at('tree')}?of={other.address}").status_code == 404


def test_the_guest_sees_who_invited_her(cast: Cast, outi: Member) -> None:
    shown = page(signed_in(outi), "/c/writers/me/")
    assert "You came by the invitation of Eero." in shown
    assert "You came by" not in page(signed_in(cast.niilo), "/c/writers/me/")


def test_its_cost_does_not_grow(cast: Cast, outi: Member, django_assert_num_queries: object) -> None:
    with django_assert_num_queries(3):  # type: ignore[operator]
        tree.inviters(cast.matti)
