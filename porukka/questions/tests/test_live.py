"""What changes in a box reaches whoever watches, and nothing of a private one that is not told openly."""

from __future__ import annotations

from porukka.communities.live import Group
from porukka.communities.models import Deed
from porukka.questions.actions import answering, asking, closing, hiding, voting
from porukka.questions.subscribers import show
from porukka.questions.tests.conftest import collect

GROUP = Group("en", "UTC", "member")


def shown(*kinds):
    found = list(Deed.objects.filter(kind__in=kinds or ["none"]).order_by("seq"))
    return [data for _kind, data in show(found, GROUP).values()] if found else []


def test_a_new_question_and_its_votes_are_sent_as_everybody_sees_them(cast, queue):
    question = asking.ask(cast.niilo, queue, "Which comma?")
    voting.vote(cast.mari, question)
    (frame,) = shown("question.asked", "question.voted")  # once, with the latest
    assert frame["box"] == queue.address
    assert frame["topic"] == str(queue.post.topic_id)
    assert f'id="question-{question.address}"' in frame["html"]
    assert 'data-votes="1"' in frame["html"]
    assert "<form" not in frame["html"]
    assert "data-own" not in frame["html"]


def test_what_is_put_into_a_private_box_is_sent_to_nobody(cast):
    box = collect(cast.matti, cast.common)
    question = asking.ask(cast.niilo, box, "Between us?")
    answering.answer(cast.matti, question, how="private", text="Between us.")
    hiding.hide(cast.matti, question, "No")
    hiding.unhide(cast.matti, question)
    asking.take_back(cast.niilo, asking.ask(cast.niilo, box, "Or not?"))
    assert Deed.objects.filter(kind__startswith="question.").count() == 6
    assert shown("question.asked", "question.answered", "question.hidden", "question.taken_back") == []


def test_an_open_answer_is_sent_and_taken_away_again(cast):
    box = collect(cast.matti, cast.common)
    question = asking.ask(cast.niilo, box, "Between us?")
    answering.answer(cast.matti, question, how="openly", text="For all.")
    (frame,) = shown("question.answered")
    assert "For all." in frame["html"]
    assert "Niilo" not in frame["html"]
    answering.answer(cast.matti, question, how="private", text="For one.")
    (frame,) = shown("question.answered")
    assert "For one." not in frame["html"]
    assert frame["gone"] == [question.address]


def test_hidden_words_are_not_sent(cast, queue):
    question = asking.ask(cast.niilo, queue, "Which comma?")
    hiding.hide(cast.eero, question, "Said twice.")
    (frame,) = shown("question.asked", "question.hidden")
    assert "Which comma?" not in frame["html"]
    assert "Said twice." in frame["html"]


def test_what_was_taken_back_goes(cast, queue):
    question = asking.ask(cast.niilo, queue, "Which comma?")
    asking.take_back(cast.niilo, question)
    (frame,) = shown("question.asked", "question.taken_back")
    assert frame["gone"] == [question.address]


def test_the_question_before_waits_again_when_the_next_is_taken_up(cast, queue):
    first, second = (asking.ask(cast.niilo, queue, text) for text in ("One?", "Two?"))
    answering.take_up(cast.eero, first)
    answering.take_up(cast.eero, second)
    (frame,) = shown("question.taken_up")
    assert frame["html"].count('data-state="now"') == 1
    assert frame["html"].count('data-state="waiting"') == 1


def test_watchers_are_told_that_it_is_closed(cast, queue):
    closing.close(cast.eero, queue)
    (frame,) = shown("questions.closed")
    assert "Takes no more questions" in frame["html"]
    assert f"box-head-{queue.address}" in frame["html"]
