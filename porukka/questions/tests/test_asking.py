"""Members ask: within limits, once, and without a name where the room allows it."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from porukka.communities.actions import blocking
from porukka.communities.models import Deed
from porukka.communities.tests.doing import send
from porukka.core.refusal import Refused
from porukka.discussions.actions import ordering
from porukka.questions.actions import answering, asking, closing
from porukka.questions.models import Asker, Box, Question
from porukka.questions.tests.conftest import at, collect, talk_of, words
from tests.cast import signed_in

WORDS = "Which comma may go?"


def test_a_question_in_a_private_box_is_read_by_the_host_the_team_and_whoever_asked(cast, box):
    answer = send(signed_in(cast.niilo), at("ask", box.pk), text=WORDS)
    question = Question.objects.get()
    assert answer.url == f"{talk_of(box)}#question-{question.address}"
    for member in (cast.niilo, cast.eero, cast.aino, cast.matti):
        assert WORDS in words(signed_in(member).get(talk_of(box)))
        assert WORDS in words(signed_in(member).get(at("box", box.pk)))
    other = collect(cast.matti, cast.common)  # where Niilo is no host, and Eero neither
    asking.ask(cast.niilo, other, "Only for Matti")
    for page in (talk_of(other), at("box", other.pk)):
        shown = words(signed_in(cast.eero).get(page))
        assert "Only for Matti" not in shown
        assert "question-" + Question.objects.get(box=other).address not in shown
    assert "Niilo" in words(signed_in(cast.eero).get(at("box", box.pk)))  # the host knows who asks


def test_a_question_in_a_queue_is_read_by_everybody(cast, queue):
    asking.ask(cast.niilo, queue, WORDS)
    shown = words(signed_in(cast.mari).get(talk_of(queue)))
    assert WORDS in shown
    assert "Niilo" in shown


def test_a_form_sent_twice_asks_once(cast, queue):
    browser = signed_in(cast.niilo)
    for _time in range(2):
        browser.post(at("ask", queue.pk), {"text": WORDS, "once": "a-key-of-its-own"})
    assert Question.objects.count() == 1


@pytest.mark.parametrize("text", ["", "   \n ", "x" * 1001, "x" * 1_000_000, "\u200b\u200b"])
def test_no_words_and_too_many_are_refused(cast, queue, text):
    shown = words(send(signed_in(cast.niilo), at("ask", queue.pk), text=text), 400)
    assert "Please look at these once more" in shown
    assert not Question.objects.exists()


def test_five_of_mine_may_wait_and_the_words_of_the_sixth_are_kept(cast, queue):
    asked = [asking.ask(cast.niilo, queue, f"{WORDS} {number}") for number in range(Box.MOST_EACH)]
    shown = words(send(signed_in(cast.niilo), at("ask", queue.pk), text="And the sixth?"), 400)
    assert "Five questions of yours wait here already" in shown
    assert "And the sixth?" in shown
    answering.answer(cast.eero, asked[0], how="live")
    send(signed_in(cast.niilo), at("ask", queue.pk), text="And the sixth?")
    assert Question.objects.count() == Box.MOST_EACH + 1


def test_a_day_and_a_box_have_room_for_so_many(cast, queue, monkeypatch):
    monkeypatch.setattr(Question, "MOST_A_DAY", 1)
    asking.ask(cast.niilo, queue, WORDS)
    with pytest.raises(Refused, match="tomorrow"):
        asking.ask(cast.niilo, collect(cast.eero, cast.common), WORDS)
    with time_machine.travel(timezone.now() + timedelta(hours=25)):
        asking.ask(cast.niilo, queue, WORDS)
        monkeypatch.setattr(Box, "MOST", 2)
        with pytest.raises(Refused, match="as many"):
            asking.ask(cast.mari, queue, WORDS)


def test_a_closed_box_takes_no_questions(cast, queue):
    closing.close(cast.eero, queue)
    shown = words(send(signed_in(cast.niilo), at("ask", queue.pk), text=WORDS), 400)
    assert "takes no questions any more" in shown
    assert WORDS in shown
    assert "Takes no more questions" in words(signed_in(cast.niilo).get(talk_of(queue)))
    closing.reopen(cast.eero, queue)
    send(signed_in(cast.niilo), at("ask", queue.pk), text=WORDS)
    assert Question.objects.count() == 1


def test_it_closes_at_its_time_without_a_job(cast, queue):
    Box.objects.update(closes_at=timezone.now() + timedelta(hours=1))
    asking.ask(cast.niilo, queue, WORDS)
    with time_machine.travel(timezone.now() + timedelta(hours=2)), pytest.raises(Refused):
        asking.ask(cast.niilo, queue, WORDS)


def test_only_those_who_keep_it_close_it(cast, queue):
    assert signed_in(cast.niilo).post(at("close", queue.pk)).status_code == 404
    assert signed_in(cast.eero).post(at("close", queue.pk)).status_code == 302
    assert signed_in(cast.matti).post(at("reopen", queue.pk)).status_code == 302
    queue.refresh_from_db()
    assert queue.is_open


def test_in_a_closed_discussion_nobody_asks(cast, queue):
    ordering.close(cast.aino, queue.post.topic, "Enough")
    assert send(signed_in(cast.niilo), at("ask", queue.pk), text=WORDS).status_code == 400
    assert not Question.objects.exists()


def test_who_may_not_act_does_not_ask(cast, queue):
    for member, status in ((cast.sami, 403), (cast.outi, 404), (None, 404)):
        assert send(signed_in(member), at("ask", queue.pk), text=WORDS).status_code == status
    assert not Question.objects.exists()


def test_the_host_asks_in_her_queue_but_not_in_her_box(cast, queue, box):
    asking.ask(cast.eero, queue, "What everybody asks me")
    with pytest.raises(Refused):
        asking.ask(cast.eero, box, "To myself")


def test_whom_the_host_has_blocked_asks_only_without_a_name(cast, queue):
    cast.common.anonymous_allowed = True
    cast.common.save()
    blocking.block(cast.eero, cast.niilo)
    with pytest.raises(Refused):
        asking.ask(cast.niilo, queue, WORDS)
    asking.ask(cast.niilo, queue, WORDS, veiled=True)


def test_the_questions_of_somebody_i_have_blocked_are_folded(cast, queue):
    asking.ask(cast.niilo, queue, WORDS)
    blocking.block(cast.mari, cast.niilo)
    assert "data-folded" in words(signed_in(cast.mari).get(at("box", queue.pk)))
    assert "data-folded" not in words(signed_in(cast.matti).get(at("box", queue.pk)))


def test_without_a_name_nobody_but_the_team_learns_who_asks(cast, queue):
    cast.common.anonymous_allowed = True
    cast.common.save()
    send(signed_in(cast.niilo), at("ask", queue.pk), text=WORDS, veiled="on")
    question = Question.objects.get()
    assert (question.member, Asker.objects.get().member) == (None, cast.niilo)
    deed = Deed.objects.get(kind="question.asked")
    assert (deed.actor, deed.data["veiled"]) == (None, True)
    assert str(cast.niilo.pk) not in str(deed.data)
    for member in (cast.mari, cast.aino, cast.matti):
        assert "Niilo asks this. Only those who keep order here see that." in words(
            signed_in(member).get(at("box", queue.pk))
        )
    host = words(signed_in(cast.eero).get(at("box", queue.pk)))
    assert "Without a name" in host
    assert "Niilo" not in host
    assert "The others do not see that it was you." in words(signed_in(cast.niilo).get(at("box", queue.pk)))


def test_where_everybody_has_a_name_nobody_asks_without_one(cast, queue):
    shown = words(send(signed_in(cast.niilo), at("ask", queue.pk), text=WORDS, veiled="on"), 400)
    assert "under her own name" in shown
    assert not Question.objects.exists()


def test_a_question_that_waits_may_be_taken_back_by_whoever_asked(cast, queue):
    question = asking.ask(cast.niilo, queue, WORDS)
    assert signed_in(cast.mari).post(at("take_back", question.pk)).status_code == 404
    assert signed_in(cast.eero).post(at("take_back", question.pk)).status_code == 404
    assert Question.objects.count() == 1
    assert signed_in(cast.niilo).post(at("take_back", question.pk)).status_code == 302
    assert not Question.objects.exists()


def test_what_was_answered_is_not_taken_back(cast, queue):
    question = asking.ask(cast.niilo, queue, WORDS)
    answering.answer(cast.eero, question, how="openly", text="None.")
    assert signed_in(cast.niilo).post(at("take_back", question.pk)).status_code == 403
    assert Question.objects.count() == 1


def test_a_new_member_does_not_advertise_in_a_question(cast, queue):
    cast.niilo.joined_at = timezone.now()
    cast.niilo.save()
    links = " ".join(f"https://shop{number}.example/" for number in range(3))
    assert "links to other sites" in words(send(signed_in(cast.niilo), at("ask", queue.pk), text=links), 400)
