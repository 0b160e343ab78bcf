"""Accepting the guidelines: at the door, and again when they change in a way that matters."""

from __future__ import annotations

import pytest

from porukka.communities.actions import inviting
from porukka.communities.models import Community, Deed, Member
from porukka.communities.tests.doing import page
from porukka.core import shelf
from porukka.core.models import Letter
from porukka.joining.actions import mailing
from porukka.joining.tests.conftest import at, fresh, rewrite

STRIP = "The guidelines have changed."


def the_door(cast):
    return f"/i/{inviting.token_of(inviting.invite(fresh(cast.aino)))}/"


def opened(cast):
    Community.objects.update(visibility="public", joining="open")
    return "/c/writers/join/"


@pytest.mark.parametrize("door", [the_door, opened])
def test_whoever_comes_in_reads_them_at_the_door_and_accepts_by_the_same_press(
    cast, signed_in, guidelines, door
):
    outi, address = signed_in(cast.outi), door(cast)
    shown = page(outi, address)
    assert "Answer beginners" in shown
    assert (
        "<strong>every</strong>" in shown
    )  # in full, behind a question: whoever is outside has no other page
    assert 'name="guidelines" value="1"' in shown
    assert outi.post(address, {"guidelines": "1"}).status_code == 302
    member = Member.objects.get(person=cast.outi)
    assert member.guidelines_version == 1
    assert member.guidelines_at is not None
    assert "accept them before you write" not in page(outi, "/c/writers/")
    assert Deed.objects.get(kind="member.joined").data["guidelines"] == 1


@pytest.mark.parametrize("sent", ["", "nine", "999", "-1"])
def test_a_form_that_does_not_say_what_it_showed_accepts_no_more_than_there_is(
    cast, signed_in, guidelines, sent
):
    outi = signed_in(cast.outi)
    assert outi.post(the_door(cast), {"guidelines": sent}).status_code == 302
    assert Member.objects.get(person=cast.outi).guidelines_version == (1 if sent == "999" else 0)
    assert ("accept them before you write" in page(outi, "/c/writers/")) is (sent != "999")


def test_who_was_shown_the_former_version_is_asked_inside(cast, signed_in, guidelines):
    door = the_door(cast)
    rewrite(cast.aino, "No links in first posts.")
    outi = signed_in(cast.outi)
    assert outi.post(door, {"guidelines": "1"}).status_code == 302
    assert STRIP in page(outi, "/c/writers/")


def test_where_there_are_none_the_door_asks_for_nothing(cast, signed_in):
    assert 'name="guidelines"' not in page(signed_in(cast.outi), the_door(cast))


def test_a_change_that_matters_is_asked_on_every_page_and_one_press_brings_her_back(
    cast, signed_in, guidelines
):
    rewrite(cast.aino, "We answer every newcomer.", why="Kinder")
    eero = signed_in(cast.eero)
    shown = page(eero, "/c/writers/roles/")
    assert STRIP in shown
    assert at("guidelines_changes") in shown
    changes = page(eero, at("guidelines_changes"))
    assert "Kinder" in changes
    assert "<ins>" in changes
    assert STRIP not in changes  # the press is below the words there
    answer = eero.post(at("accept_guidelines"), {"number": 2, "next": "/c/writers/roles/"})
    assert answer["Location"] == "/c/writers/roles/"
    assert STRIP not in page(eero, "/c/writers/roles/")
    assert fresh(cast.eero).guidelines_version == 2
    eero.post(at("accept_guidelines"), {"number": 2})
    assert Deed.objects.filter(kind="guidelines.accepted").count() == 1


def test_only_the_wording_is_asked_of_nobody(cast, signed_in, guidelines):
    rewrite(cast.aino, "We answer every beginner!", is_asked=False)
    assert STRIP not in page(signed_in(cast.eero), "/c/writers/roles/")


@pytest.mark.parametrize("back", ["https://example.org/", "//example.org/", "/c/other/", "/people/me/", ""])
def test_it_leads_back_nowhere_else(cast, signed_in, guidelines, back):
    answer = signed_in(cast.eero).post(at("accept_guidelines"), {"number": 1, "next": back})
    assert answer["Location"] == at("guidelines")


@pytest.mark.parametrize("number", ["3", "0", "-1", "x", "99999999999"])
def test_nobody_accepts_what_is_not_there(cast, signed_in, guidelines, number):
    rewrite(cast.aino, "New.")
    answer = signed_in(cast.eero).post(at("accept_guidelines"), {"number": number})
    assert answer.status_code in (302, 404)
    assert fresh(cast.eero).guidelines_version == 1


def test_an_older_number_takes_nothing_back(cast, signed_in, guidelines):
    rewrite(cast.aino, "New.")
    for number in (2, 1):
        signed_in(cast.eero).post(at("accept_guidelines"), {"number": number})
    assert fresh(cast.eero).guidelines_version == 2


def test_who_owes_nothing_costs_no_page_a_question(
    cast, signed_in, guidelines, django_assert_num_queries, django_assert_max_num_queries
):
    eero = signed_in(cast.eero)
    page(eero, "/c/writers/roles/")
    shelf.clear_all()  # what is kept until the next deed is asked anew both times
    with django_assert_max_num_queries(30) as without:
        page(eero, "/c/writers/roles/")
    rewrite(cast.aino, "Two.")
    shelf.clear_all()
    with django_assert_num_queries(len(without)):
        assert STRIP in page(eero, "/c/writers/roles/")


def test_a_letter_that_invites_says_them_in_a_few_lines_with_nothing_to_click(cast, guidelines):
    rewrite(cast.aino, "More.", summary="Answer beginners\nNo spam.example.org here")
    mailing.invite_by_mail(fresh(cast.eero), "veera@example.net", language="en")
    text = Letter.objects.get().text
    assert "What we have agreed on:" in text
    assert "– Answer beginners" in text
    assert "spam.example.org" not in text
