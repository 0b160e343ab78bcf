"""In a queue members vote for what they want to know, too."""

from __future__ import annotations

import pytest

from porukka.communities.actions import blocking
from porukka.communities.models import Deed
from porukka.communities.tests.doing import together
from porukka.core.refusal import Refused
from porukka.questions import queries
from porukka.questions.actions import answering, asking, closing, hiding, voting
from porukka.questions.models import Question, Vote
from porukka.questions.tests.conftest import at, talk_of, words
from tests.cast import signed_in


def votes_of(question):
    question.refresh_from_db()
    assert question.votes == Vote.objects.filter(question=question).count()
    return question.votes


@pytest.fixture
def question(cast, queue):
    return asking.ask(cast.niilo, queue, "Which comma may go?")


def test_a_member_votes_and_takes_it_back(cast, queue, question):
    browser = signed_in(cast.mari)
    answer = browser.post(at("vote", question.pk))
    assert answer.url == f"{talk_of(queue)}#question-{question.address}"
    browser.post(at("vote", question.pk))
    assert votes_of(question) == 1
    shown = words(browser.get(talk_of(queue)))
    assert 'aria-pressed="true"' in shown
    assert at("end_vote", question.pk) in shown
    assert browser.post(at("end_vote", question.pk), {"back": "box"}).url.startswith(at("box", queue.pk))
    browser.post(at("end_vote", question.pk))
    assert votes_of(question) == 0


def test_nobody_votes_for_her_own_question(cast, question):
    assert signed_in(cast.niilo).post(at("vote", question.pk)).status_code == 403
    assert votes_of(question) == 0


def test_whom_the_asker_has_blocked_does_not_vote(cast, question):
    blocking.block(cast.niilo, cast.mari)
    assert signed_in(cast.mari).post(at("vote", question.pk)).status_code == 403
    assert votes_of(question) == 0


def test_what_waits_no_more_takes_no_votes(cast, queue, question):
    answering.answer(cast.eero, question, how="live")
    with pytest.raises(Refused):
        voting.vote(cast.mari, question)
    other = asking.ask(cast.niilo, queue, "And the other one?")
    hiding.hide(cast.eero, other, "Said twice.")
    with pytest.raises(Refused):
        voting.vote(cast.mari, other)
    third = asking.ask(cast.niilo, queue, "And the third?")
    closing.close(cast.eero, queue)
    with pytest.raises(Refused):
        voting.vote(cast.mari, third)


def test_in_a_private_box_there_is_nothing_to_vote_for(cast, box):
    question = asking.ask(cast.niilo, box, "Which comma may go?")
    assert signed_in(cast.mari).post(at("vote", question.pk)).status_code == 404
    answering.answer(cast.eero, question, how="openly", text="None.")
    assert signed_in(cast.mari).post(at("vote", question.pk)).status_code == 403


def test_who_may_not_act_does_not_vote(cast, question):
    for member, status in ((cast.sami, 403), (cast.outi, 404), (None, 404)):
        assert signed_in(member).post(at("vote", question.pk)).status_code == status
    assert votes_of(question) == 0


def test_most_votes_come_first_then_the_earliest_and_what_is_answered_now_before_all(
    cast, queue, monkeypatch
):
    monkeypatch.setattr(queries, "A_PAGE", 2)
    first, second, third, fourth = (asking.ask(cast.niilo, queue, str(number)) for number in range(4))
    voting.vote(cast.mari, third)
    answering.take_up(cast.eero, fourth)

    def read():
        found, after = [], ""
        while True:
            page = queries.page(cast.mari, queue, after=after)
            found += [row.id for row in page.rows]
            if not (after := page.after):
                return found

    assert read() == [question.pk for question in (fourth, third, first, second)]
    assert [row.id for row in queries.page(cast.mari, queue, after="nonsense").rows] == read()[:2]
    shown = words(signed_in(cast.mari).get(talk_of(queue)))
    places = [shown.index(f"question-{question.address}") for question in (fourth, third, first, second)]
    assert places == sorted(places)


@pytest.mark.django_db(transaction=True)
def test_two_hundred_votes_of_one_person_at_once_are_one(cast, queue, question):
    """F12. Twenty browsers of hers, ten presses each."""
    browsers = [signed_in(cast.mari) for _number in range(20)]

    def press(browser):
        for _number in range(10):
            browser.post(at("vote", question.pk))

    together(*[lambda one=one: press(one) for one in browsers])
    assert votes_of(question) == 1
    assert Deed.objects.filter(kind="question.voted").count() == 1


@pytest.mark.django_db(transaction=True)
def test_who_asks_a_lot_at_once_has_five_waiting(cast, queue):
    browsers = [signed_in(cast.mari) for _number in range(8)]
    together(*[lambda one=one: one.post(at("ask", queue.pk), {"text": "Why?"}) for one in browsers])
    assert Question.objects.count() == 5
