"""The team reads who asks, lets in or not, and everybody is told."""

from __future__ import annotations

import pytest

from porukka.communities.models import Community, Deed, Member
from porukka.communities.tests.doing import page, together, words
from porukka.joining.actions import asking
from porukka.joining.models import JoinRequest, Questions
from porukka.joining.tests.doing import ask_at_the_door, asks, at, letters_to
from tests.cast import Cast, a_person, signed_in

OUTI = "outi@example.org"


@pytest.fixture(autouse=True)
def _asked(cast: Cast) -> None:
    ask_at_the_door(cast)
    asks(signed_in(cast.outi))


def the_request() -> JoinRequest:
    return JoinRequest.objects.select_related("person", "community").get()


def decides(member: Member, do: str, word: str = "") -> object:
    return signed_in(member).post(at("decide", the_request().pk), {"do": do, "word": word})


def test_the_team_reads_the_answers_and_nobody_else(cast: Cast) -> None:
    for member in (cast.aino, cast.mari, cast.matti):
        assert "I write haiku." in page(signed_in(member), at("requests"))
    for member in (cast.eero, cast.gita):
        assert signed_in(member).get(at("requests")).status_code == 404
        assert decides(member, "accept").status_code == 404
    assert the_request().state == "waiting"


def test_a_line_leads_there_only_while_somebody_waits(cast: Cast) -> None:
    aino = signed_in(cast.aino)
    assert at("requests") in page(aino, "/c/writers/members/")
    assert at("requests") in page(aino, "/c/writers/me/")
    assert at("requests") not in page(signed_in(cast.eero), "/c/writers/members/")
    asking.take_back(cast.outi, cast.community)
    assert at("requests") not in page(aino, "/c/writers/members/")


def test_who_is_let_in_is_a_member_and_told_by_mail(cast: Cast) -> None:
    decides(cast.matti, "accept", "Bring www.evil.example along!")
    outi = Member.objects.get(person=cast.outi)
    assert (outi.state, outi.role) == ("active", "member")
    assert JoinRequest.objects.get().decided_by == cast.matti
    assert Community.objects.get(pk=cast.community.pk).asking_count == 0
    (letter,) = letters_to(OUTI)
    assert letter.subject == "Welcome to Quiet writers"
    assert "/c/writers/" in letter.text
    assert "www." not in letter.text


def test_who_is_not_let_in_reads_why_and_when_to_ask_again(cast: Cast) -> None:
    decides(cast.mari, "decline", "We are full this spring.")
    assert not Member.objects.filter(person=cast.outi).exists()
    (letter,) = letters_to(OUTI)
    assert "We are full this spring." in letter.text
    assert "You may ask again from" in letter.text
    assert the_request().again_at is not None


def test_the_letter_is_in_the_language_of_who_asked(cast: Cast) -> None:
    type(cast.outi).objects.filter(pk=cast.outi.pk).update(language="fi")
    decides(cast.mari, "accept")
    assert letters_to(OUTI)[0].subject == "Tervetuloa: Quiet writers"


def test_only_the_first_decision_counts(cast: Cast) -> None:
    decides(cast.mari, "decline")
    answer = signed_in(cast.matti).post(at("decide", the_request().pk), {"do": "accept"}, follow=True)
    assert "answered already" in words(answer)
    assert the_request().state == "declined"
    assert not Member.objects.filter(person=cast.outi).exists()
    assert len(letters_to(OUTI)) == 1


def test_somebody_removed_is_not_let_in_by_mistake(cast: Cast) -> None:
    asking.take_back(cast.outi, cast.community)
    asks(signed_in(cast.reija))
    found = JoinRequest.objects.waiting().get()
    matti = signed_in(cast.matti)
    assert "Was removed from here" in page(matti, at("requests"))
    answer = matti.post(at("decide", found.pk), {"do": "accept"}, follow=True)
    assert "removed from here once" in words(answer)
    found.refresh_from_db()
    assert found.state == "waiting"
    matti.post(at("decide", found.pk), {"do": "decline"})
    found.refresh_from_db()
    assert found.state == "declined"


@pytest.mark.parametrize("wrong", [{"do": "maybe"}, {"do": ""}, {"do": "accept", "word": "x" * 301}])
def test_a_decision_that_is_none_changes_nothing(cast: Cast, wrong: dict[str, str]) -> None:
    answer = signed_in(cast.matti).post(at("decide", the_request().pk), wrong)
    assert wrong.get("word", "") in words(answer, 400)
    assert the_request().state == "waiting"


def test_the_leaders_write_the_questions(cast: Cast) -> None:
    facts = {"question0": "What do you write?", "question1": "", "question2": "Since when?", "wait_days": 7}
    assert signed_in(cast.matti).post(at("questions"), facts).status_code == 404
    assert not Questions.objects.exists()
    assert signed_in(cast.mari).post(at("questions"), facts).status_code == 302
    written = Questions.objects.get()
    assert (written.words, written.wait_days) == (["What do you write?", "Since when?"], 7)
    assert the_request().answers[0][0] == "What brings you here?", "she answered what was asked then"


@pytest.mark.parametrize("wrong", [{"question0": ""}, {"question1": "x" * 201}, {"wait_days": 10_000}])
def test_questions_that_do_not_fit_are_not_kept(cast: Cast, wrong: dict[str, object]) -> None:
    facts = {"question0": "Why?", "wait_days": 7} | wrong
    words(signed_in(cast.mari).post(at("questions"), facts), 400)
    assert not Questions.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_all_of_the_team_press_at_once_and_one_decides(cast: Cast) -> None:
    browsers = [signed_in(one) for one in (cast.aino, cast.mari, cast.matti)]
    path = at("decide", the_request().pk)
    together(*[lambda one=one: one.post(path, {"do": "accept"}) for one in browsers])
    assert Deed.objects.filter(kind="member.joined").count() == 1
    assert len(letters_to(OUTI)) == 1
    assert Community.objects.get(pk=cast.community.pk).asking_count == 0


@pytest.mark.django_db(transaction=True)
def test_pressing_many_times_at_once_is_asking_once(cast: Cast) -> None:
    ulla = a_person("Ulla")
    browsers = [signed_in(ulla) for _tab in range(4)]
    together(*[lambda one=one: asks(one) for one in browsers])
    assert JoinRequest.objects.filter(person=ulla).count() == 1
    assert Community.objects.get(pk=cast.community.pk).asking_count == 2
