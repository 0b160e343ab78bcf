"""Whoever asked hears of the answer, and of the article; the host hears that somebody asked."""

from __future__ import annotations

import pytest

from porukka.communities import deeds
from porukka.communities.models import Deed, RoomMember
from porukka.discussions.actions import following
from porukka.notifications.actions import questioning
from porukka.notifications.letters import write
from porukka.notifications.models import Notification
from porukka.questions.actions import answering, asking, hiding, publishing, voting
from porukka.questions.tests.conftest import collect, words
from porukka.questions.tests.test_publishing import make_draft, publish
from tests.cast import Cast, signed_in


@pytest.fixture
def queue(cast: Cast):
    return collect(cast.eero, cast.common, "queue", title="Live on Thursday")


def told(member, kind="question"):
    deeds.catch_up(["notifications"])
    lines = Notification.objects.visible_to(member).filter(kind=kind).order_by("deed_seq")
    return list(lines.values_list("outcome", flat=True))


def bell(member):
    return words(signed_in(member).get("/c/writers/notifications/"))


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ("openly", "Your question in “Live on Thursday” was answered"),
        ("live", "Your question in “Live on Thursday” was answered live"),
    ],
)
def test_whoever_asked_is_told_of_the_answer_and_nobody_else(cast, queue, how, said):
    question = asking.ask(cast.niilo, queue, "Which comma?")
    voting.vote(cast.mari, question)
    answering.answer(cast.eero, question, how=how, text="None." if how == "openly" else "")
    assert told(cast.niilo) == [how]
    assert told(cast.mari) == told(cast.eero) == []
    assert said in bell(cast.niilo)
    deed = Deed.objects.get(kind="question.answered")
    questioning.tell_asker(deed)
    assert told(cast.niilo) == [how]


def test_a_private_answer_is_told_without_its_words(cast):
    box = collect(cast.eero, cast.common)
    question = asking.ask(cast.niilo, box, "Which comma?")
    answering.answer(cast.eero, question, how="private", text="Secret comma.")
    assert told(cast.niilo) == ["private"]
    assert "was answered, for you alone" in bell(cast.niilo)
    assert "Secret comma" not in bell(cast.niilo)
    line = Notification.objects.select_related("topic__room", "post").get(member=cast.niilo, kind="question")
    letter = write("niilo@example.org", cast.community, [line], "now", "https://off.example/")
    assert "for you alone" in letter.body
    assert "comma" not in letter.body


def test_whoever_asked_without_a_name_is_told_and_named_nowhere(cast, queue):
    cast.common.anonymous_allowed = True
    cast.common.save()
    queue.refresh_from_db()
    question = asking.ask(cast.niilo, queue, "Which comma?", veiled=True)
    assert told(cast.eero, "questions_wait") == ["asked"]
    assert "Niilo" not in bell(cast.eero)
    answering.answer(cast.eero, question, how="openly", text="None.")
    assert told(cast.niilo) == ["openly"]


def test_the_host_is_told_once_until_she_has_looked(cast, queue):
    for text in ("One?", "Two?"):
        asking.ask(cast.niilo, queue, text)
        assert told(cast.eero, "questions_wait") == ["asked"]
    line = Notification.objects.get(member=cast.eero, kind="questions_wait")
    assert "Questions wait for your answer in “Live on Thursday”" in bell(cast.eero)
    signed_in(cast.eero).post(f"/c/writers/notifications/{line.address}/reading/")
    asking.ask(cast.niilo, queue, "Three?")
    assert told(cast.eero, "questions_wait") == ["asked", "asked"]


def test_what_she_asks_herself_tells_her_nothing(cast, queue):
    question = asking.ask(cast.eero, queue, "What everybody asks me?")
    answering.answer(cast.eero, question, how="openly", text="This.")
    assert told(cast.eero, "questions_wait") == told(cast.eero) == []


def test_whoever_asked_is_told_that_it_was_hidden(cast, queue):
    question = asking.ask(cast.niilo, queue, "Which comma?")
    hiding.hide(cast.aino, question, "Said twice.")
    assert told(cast.niilo) == ["hidden"]
    assert "was hidden, with a reason you can read there" in bell(cast.niilo)


def test_askers_and_voters_of_an_article_are_told_once_with_its_link(cast, queue):
    first = asking.ask(cast.niilo, queue, "Which comma?")
    second = asking.ask(cast.niilo, queue, "Which dash?")
    for member in (cast.mari, cast.matti):
        voting.vote(member, first)
    publish(cast.eero, make_draft(cast.eero, queue))
    for member in (cast.niilo, cast.mari, cast.matti):
        assert told(member) == ["published"]
    assert told(cast.eero) == told(cast.aino) == []
    second.refresh_from_db()
    line = Notification.objects.get(member=cast.niilo, kind="question")
    assert line.post_id == second.published_id
    assert "A question that you asked or voted for is answered in “Answers:" in bell(cast.niilo)
    publishing.publish(second.published, [first.pk, second.pk])
    questioning.tell_of_article(Deed.objects.get(kind="questions.published"))
    assert told(cast.niilo) == ["published"]


def test_nobody_is_told_of_what_she_may_not_read(cast):
    queue = collect(cast.niilo, cast.workshop, "queue")
    question = asking.ask(cast.gita, queue, "Only in here?")
    answering.answer(cast.niilo, question, how="openly", text="Only in here.")
    RoomMember.objects.filter(member=cast.gita).delete()
    assert told(cast.gita) == []
    assert not Notification.objects.filter(member=cast.gita, kind="question").exists()


def test_an_answer_reaches_her_from_a_muted_room_but_not_the_host_who_muted_hers(cast, queue):
    for member in (cast.niilo, cast.eero):
        following.choose(member, "room", cast.common.pk, "mute")
    question = asking.ask(cast.niilo, queue, "Which comma?")
    answering.answer(cast.aino, question, how="live")
    assert told(cast.niilo) == ["live"]
    assert told(cast.eero, "questions_wait") == []
