"""The host answers: openly, to the asker alone, or live; and hides, with a reason."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from porukka.communities.models import Deed
from porukka.core.refusal import Refused
from porukka.questions import queries
from porukka.questions.actions import answering, asking, hiding, voting
from porukka.questions.models import Question
from porukka.questions.tests.conftest import at, collect, talk_of, words
from tests.cast import signed_in

ASKED, SAID = "Which comma may go?", "The one before and."


def pages(box, member):
    """All of it that a member reads: below the post, and on the box's own page."""
    browser = signed_in(member)
    addresses = (talk_of(box), at("box", box.pk), at("box", box.pk) + "?show=answered")
    return "".join(words(browser.get(address)) for address in addresses)


def test_a_private_answer_is_read_by_the_asker_and_the_team_alone(cast, box):
    question = asking.ask(cast.niilo, box, ASKED)
    answer = signed_in(cast.eero).post(at("answer", question.pk), {"text": SAID, "how": "private"})
    assert answer.url == f"{talk_of(box)}#question-{question.address}"
    for member in (cast.niilo, cast.eero, cast.aino):
        assert SAID in pages(box, member)
    assert "Only you and the team read this answer." in pages(box, cast.niilo)
    other = collect(cast.matti, cast.common)
    hers = asking.ask(cast.niilo, other, "Between us?")
    answering.answer(cast.matti, hers, how="private", text="Between us.")
    shown = pages(other, cast.eero)
    assert "Between us" not in shown
    assert hers.address not in shown


def test_an_open_answer_is_read_by_everybody_without_the_askers_name(cast):
    box = collect(cast.matti, cast.common)
    question = asking.ask(cast.niilo, box, ASKED)
    answering.answer(cast.matti, question, how="openly", text=SAID)
    shown = pages(box, cast.eero)
    assert ASKED in shown
    assert SAID in shown
    assert "Niilo" not in shown
    assert "Niilo" in pages(box, cast.matti)


def test_an_open_answer_becomes_a_private_one_again(cast):
    box = collect(cast.matti, cast.common)
    question = asking.ask(cast.niilo, box, ASKED)
    answering.answer(cast.matti, question, how="openly", text=SAID)
    answering.answer(cast.matti, question, how="private", text=SAID)
    assert ASKED not in pages(box, cast.eero)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"how": "openly", "text": ""}, "Write the answer first."),
        ({"how": "live", "text": "x" * 4001}, "4000"),
        ({"how": "private", "text": SAID}, "private"),
        ({"text": SAID}, "required"),
    ],
)
def test_half_an_answer_is_refused_and_its_words_kept(cast, queue, fields, said):
    question = asking.ask(cast.niilo, queue, ASKED)
    shown = words(signed_in(cast.eero).post(at("answer", question.pk), fields), 400)
    assert said in shown
    assert fields.get("text", "")[:100] in shown
    question.refresh_from_db()
    assert question.state == "waiting"


def test_a_box_is_not_answered_live_and_a_queue_not_in_private(cast, queue, box):
    with pytest.raises(Refused):
        answering.answer(cast.eero, asking.ask(cast.niilo, box, ASKED), how="live")
    with pytest.raises(Refused):
        answering.answer(cast.eero, asking.ask(cast.niilo, queue, ASKED), how="private", text=SAID)


def test_one_question_is_answered_at_a_time_and_then_done(cast, queue):
    first, second = (asking.ask(cast.niilo, queue, text) for text in (ASKED, "And the next?"))
    host = signed_in(cast.eero)
    for question in (first, second):
        assert host.post(at("take_up", question.pk)).status_code == 302
    states = Question.objects.order_by("pk").values_list("state", flat=True)
    assert list(states) == ["waiting", "now"]
    assert Deed.objects.filter(kind="question.taken_up").latest("seq").data["questions"] == [str(first.pk)]
    assert "Being answered now" in pages(queue, cast.mari)
    host.post(at("answer", second.pk), {"how": "live"})
    assert "Answered live" in pages(queue, cast.mari)
    host.post(at("put_down", second.pk))
    assert list(states.all()) == ["waiting", "waiting"]


def test_only_the_host_and_the_team_answer_and_hide(cast, queue):
    question = asking.ask(cast.niilo, queue, ASKED)
    for member, status in ((cast.niilo, 404), (cast.sami, 403), (cast.outi, 404), (None, 404)):
        browser = signed_in(member)
        for name in ("answer", "take_up", "put_down", "hide", "unhide"):
            fields = {"how": "openly", "text": SAID, "why": "No"}
            assert browser.post(at(name, question.pk), fields).status_code == status, name
    question.refresh_from_db()
    assert (question.state, question.hidden_at) == ("waiting", None)
    assert signed_in(cast.matti).get(at("answer", question.pk)).status_code == 200


@pytest.mark.parametrize("kind", ["queue", "private"])
def test_hidden_words_come_out_nowhere_but_for_the_asker_and_those_who_hid_them(cast, kind):
    box = collect(cast.matti, cast.common, kind)
    question = asking.ask(cast.niilo, box, ASKED)
    answering.answer(cast.matti, question, how="openly", text=SAID)
    signed_in(cast.matti).post(at("hide", question.pk), {"why": "Off the subject"})
    for member in (cast.eero, cast.gita):
        if member is cast.gita:
            continue  # a guest sees no open room
        shown = pages(box, member)
        assert ASKED not in shown
        assert SAID not in shown
        assert "This question was hidden: Off the subject" in shown
    for member in (cast.niilo, cast.matti, cast.aino):
        assert ASKED in pages(box, member)
    question.refresh_from_db()
    assert (question.text, question.answer) == ("", "")
    signed_in(cast.aino).post(at("unhide", question.pk))
    assert ASKED in pages(box, cast.eero)
    assert SAID in pages(box, cast.eero)


def test_hiding_needs_a_reason_and_is_not_for_ones_own(cast, queue):
    question = asking.ask(cast.niilo, queue, ASKED)
    assert signed_in(cast.eero).post(at("hide", question.pk), {"why": ""}).status_code == 400
    own = asking.ask(cast.matti, queue, "My own")
    assert signed_in(cast.matti).get(at("hide", own.pk)).status_code == 404
    hiding.hide(cast.eero, own, "Said twice.")
    with pytest.raises(Refused):
        hiding.unhide(cast.matti, own)


def test_the_host_without_a_name_answers_without_one(cast):
    cast.common.anonymous_allowed = True
    cast.common.save()
    box = collect(cast.eero, cast.common, "queue", veiled=True)
    question = asking.ask(cast.niilo, box, ASKED)
    answering.answer(cast.eero, question, how="openly", text=SAID)
    assert question.__class__.objects.get().answered_by is None
    assert "Eero" not in pages(box, cast.niilo).replace("Eero Eerola", "")
    assert Deed.objects.get(kind="question.answered").actor is None


def test_the_pages_ask_the_same_however_many_there_are(cast, queue):
    def asked(read):
        with CaptureQueriesContext(connection) as seen:
            read()
        return len(seen)

    def below():
        assert queries.boxes_of_posts(cast.mari, [queue.post_id])

    def whole():
        queries.page(cast.mari, queue)

    def nothing():
        assert not queries.boxes_of_posts(cast.mari, [queue.post.topic_id])

    voting.vote(cast.matti, asking.ask(cast.niilo, queue, ASKED))
    below()
    few = [asked(below), asked(whole)]
    for number in range(4):
        answering.answer(cast.eero, asking.ask(cast.niilo, queue, f"{number}"), how="openly", text=SAID)
        voting.vote(cast.matti, asking.ask(cast.niilo, queue, f"and {number}"))
    assert [asked(below), asked(whole)] == few
    assert few[0] <= 2
    assert few[1] <= 2
    assert asked(nothing) == 1
