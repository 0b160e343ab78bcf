"""Asking to join: the door, waiting, taking it back, and asking once more."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from porukka.communities import deeds
from porukka.communities.actions import inviting
from porukka.communities.models import Community, Member
from porukka.communities.tests.doing import page, words
from porukka.joining.actions import asking
from porukka.joining.models import JoinRequest
from porukka.joining.tests.doing import JOIN, ask_at_the_door, asks, at
from tests.cast import Cast, a_community, a_member, a_person, signed_in

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')


@pytest.fixture(autouse=True)
def _door(cast: Cast) -> None:
    ask_at_the_door(cast)


def counted(cast: Cast) -> int:
    return Community.objects.values_list("asking_count", flat=True).get(pk=cast.community.pk)


def test_the_door_asks_what_the_team_wrote(cast: Cast) -> None:
    asking.write_questions(cast.aino, ["What do you write?", "Who told you of us?"], 7)
    shown = page(signed_in(cast.outi), JOIN)
    assert "What do you write?" in shown
    assert "Who told you of us?" in shown
    assert "Ask to join" in shown


def test_a_community_that_wrote_no_question_asks_one(cast: Cast) -> None:
    assert "What brings you here?" in page(signed_in(cast.outi), JOIN)


def test_who_asks_waits_and_reads_so(cast: Cast) -> None:
    outi = signed_in(cast.outi)
    assert asks(outi).url == at("ask")
    shown = page(outi, JOIN)
    assert "Your request waits for the team" in shown
    assert "I write haiku." in shown
    assert not Member.objects.filter(person=cast.outi).exists()
    assert counted(cast) == 1


def test_asking_twice_is_asking_once(cast: Cast) -> None:
    outi = signed_in(cast.outi)
    asks(outi)
    asks(outi, "Something else.")
    assert JoinRequest.objects.get().answers == [["What brings you here?", "I write haiku."]]


@pytest.mark.parametrize("answer", ["", " ", "x" * 1001])
def test_an_answer_that_is_none_or_too_long_comes_back_with_its_words(cast: Cast, answer: str) -> None:
    came = asks(signed_in(cast.outi), answer)
    assert answer in words(came, 400)
    assert not JoinRequest.objects.exists()


@pytest.mark.parametrize(("button", "way"), [({}, "account_signup"), ({"have": "1"}, "account_login")])
def test_who_has_no_account_answers_first_and_loses_no_word(
    cast: Cast, button: dict[str, Any], way: str
) -> None:
    visitor = signed_in(None)
    came = asks(visitor, "I write haiku.", **button)
    assert came.url == f"{reverse(way)}?next={at('ask').replace('/', '%2F')}"
    assert not JoinRequest.objects.exists()
    visitor.force_login(cast.outi)
    assert "I write haiku." in page(visitor, at("ask"))
    asks(visitor)
    assert "joining_answers" not in visitor.session or not visitor.session["joining_answers"]


def test_she_takes_it_back_and_may_ask_again_at_once(cast: Cast) -> None:
    outi = signed_in(cast.outi)
    asks(outi)
    outi.post(at("take_back"))
    assert counted(cast) == 0
    assert "Ask to join" in page(outi, JOIN)
    asks(outi, "Once more.")
    assert [one.state for one in JoinRequest.objects.order_by("made_at")] == ["taken_back", "waiting"]


def test_nobody_takes_back_what_another_asked(cast: Cast) -> None:
    asks(signed_in(cast.outi))
    for somebody in (None, cast.kaisa):
        signed_in(somebody).post(at("take_back"))
    assert JoinRequest.objects.get().state == "waiting"


def test_who_was_declined_asks_again_after_the_days(cast: Cast) -> None:
    asking.write_questions(cast.aino, ["Why?"], 7)
    outi = signed_in(cast.outi)
    asks(outi)
    asking.decline(cast.matti, JoinRequest.objects.get(), "Not just now.")
    shown = page(outi, JOIN)
    assert "Not this time" in shown
    assert "Not just now." in shown
    assert "You may ask again from" in words(asks(outi), 400)
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        outi.force_login(cast.outi)
        assert asks(outi).status_code == 302
    assert JoinRequest.objects.waiting().count() == 1


def test_somebody_removed_meets_what_others_meet(cast: Cast) -> None:
    reija, outi = signed_in(cast.reija), signed_in(cast.outi)
    assert TOKEN.sub("", page(reija, JOIN)) == TOKEN.sub("", page(outi, JOIN))
    for client in (reija, outi):
        assert asks(client).url == at("ask")
    assert "Your request waits for the team" in page(reija, JOIN)


def test_who_is_inside_asks_nothing(cast: Cast) -> None:
    assert asks(signed_in(cast.eero)).url == "/c/writers/"
    assert words(asks(signed_in(cast.sami)), 403)
    assert not JoinRequest.objects.exists()


@pytest.mark.parametrize("facts", [{"joining": "invitation"}, {"joining": "open"}, {"visibility": "members"}])
def test_where_nobody_is_asked_nothing_is_taken(cast: Cast, facts: dict[str, str]) -> None:
    Community.objects.filter(pk=cast.community.pk).update(**facts)
    came = asks(signed_in(cast.outi))
    assert came.status_code in (302, 404)
    assert not JoinRequest.objects.exists()


def test_asking_in_many_places_has_its_end(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(JoinRequest, "MOST_A_DAY", 1)
    JoinRequest.objects.create(community=a_community("gardeners"), person=cast.outi)
    shown = words(asks(signed_in(cast.outi)), 400)
    assert "Come back tomorrow" in shown
    assert "I write haiku." in shown


def test_a_community_takes_only_so_many(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(JoinRequest, "MOST_WAITING", 1)
    asks(signed_in(cast.outi))
    assert "Try again in a few days" in words(asks(signed_in(a_person("Ulla"))), 400)
    assert counted(cast) == 1


def test_who_came_in_by_another_door_waits_no_more(cast: Cast) -> None:
    asks(signed_in(cast.outi))
    inviting.accept(cast.outi, inviting.invite(cast.eero))
    deeds.catch_up(["joining"])
    assert JoinRequest.objects.get().state == "accepted"
    assert counted(cast) == 0


def test_a_member_of_elsewhere_sees_nothing_of_it(cast: Cast) -> None:
    other = a_member(a_community("gardeners"), "Gunnar", "founder")
    asks(signed_in(cast.outi))
    assert not JoinRequest.objects.visible_to(other).exists()
    path = reverse("joining:decide", args=["gardeners", JoinRequest.objects.get().pk])
    assert signed_in(other).post(path, {"do": "accept"}).status_code == 404


def test_the_front_page_says_where_one_waits(cast: Cast) -> None:
    outi = signed_in(cast.outi)
    asks(outi)
    shown = page(outi, "/")
    assert "You asked to join on" in shown
    assert JOIN in shown
    Community.objects.update(visibility="members")
    assert "Quiet writers" not in page(outi, "/"), "it does not exist for her any more"
