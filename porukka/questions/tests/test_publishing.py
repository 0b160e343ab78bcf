"""From questions to a draft of the host's own; when it is published, whoever asked or voted is known once."""

from __future__ import annotations

import pytest

from porukka.communities.models import Deed
from porukka.communities.tests.doing import send
from porukka.discussions.actions import deleting
from porukka.discussions.drafts import Draft
from porukka.discussions.models import Topic
from porukka.questions.actions import answering, asking, hiding, voting
from porukka.questions.models import Question
from porukka.questions.tests.conftest import PROMPT, at, collect, talk_of, words
from tests.cast import signed_in


def publish(member, draft, **more):
    """Press Publish on the draft's page, with what stands in its form."""
    fields = dict(draft.data)
    fields |= {"title": draft.title, "text": draft.text, "room": draft.room_id} | more
    return send(signed_in(member), f"/c/writers/drafts/{draft.address}/", **fields)


def make_draft(member, box, *questions, status=302):
    fields = {"question": [question.address for question in questions], "once": "only-once"}
    if questions:
        fields["which"] = "chosen"
    answer = signed_in(member).post(at("draft", box.pk), fields)
    assert answer.status_code == status
    return Draft.objects.filter(member=member).order_by("-pk").first()


@pytest.fixture
def asked(cast, queue):
    """Three of them: the second has most votes, the third was answered."""
    found = [asking.ask(cast.niilo, queue, text) for text in ("First one?", "Second one?", "Third one?")]
    voting.vote(cast.mari, found[1])
    answering.answer(cast.eero, found[2], how="live")
    return found


def test_the_unanswered_questions_become_headings_in_the_order_of_their_votes(cast, queue, asked):
    draft = make_draft(cast.eero, queue)
    assert draft.text.index("## Second one?") < draft.text.index("## First one?")
    assert "Third one?" not in draft.text
    assert "Niilo" not in draft.text + draft.title
    assert draft.title == f"Answers: {PROMPT}"
    assert draft.room == cast.common
    shown = words(signed_in(cast.eero).get(f"/c/writers/drafts/{draft.address}/"))
    assert "whoever asked or voted for them is told" in shown
    assert draft.data["answering-questions"][0] in shown
    assert "Second one?" in words(signed_in(cast.eero).get("/c/writers/drafts/"))


def test_pressed_twice_there_is_one_draft(cast, queue, asked):
    make_draft(cast.eero, queue)
    make_draft(cast.eero, queue)
    assert Draft.objects.count() == 1


def test_published_the_draft_answers_its_questions_once(cast, queue, asked):
    draft = make_draft(cast.eero, queue)
    assert publish(cast.eero, draft).status_code == 302
    topic = Topic.objects.get(title=draft.title)
    states = dict(Question.objects.values_list("text", "state"))
    assert states == {"First one?": "article", "Second one?": "article", "Third one?": "live"}
    deed = Deed.objects.get(kind="questions.published")
    assert deed.data["questions"] == [str(question.pk) for question in asked[:2]]
    assert deed.data["post"] == str(topic.posts.get().pk)
    shown = words(signed_in(cast.niilo).get(at("box", queue.pk) + "?show=answered"))
    assert f"/p/{topic.posts.get().address}/" in shown
    again = make_draft(cast.eero, queue, *asked[:2])
    # the same key answers with the first draft, which is gone; made anew it tells nobody again
    again = again or Draft.objects.create(
        community=cast.community, member=cast.eero, place="later:again", room=cast.common,
        title="Again", text="Again", data=draft.data,
    )  # fmt: skip
    publish(cast.eero, again)
    assert Deed.objects.filter(kind="questions.published").count() == 1


def test_a_draft_published_by_itself_counts_too(cast, queue, asked):
    draft = make_draft(cast.eero, queue)
    signed_in(cast.eero).post(f"/c/writers/drafts/{draft.address}/publication/")
    assert Deed.objects.filter(kind="questions.published").count() == 1
    assert not Draft.objects.exists()


def test_when_the_article_is_gone_so_is_its_link(cast, queue, asked):
    publish(cast.eero, make_draft(cast.eero, queue))
    post = Question.objects.get(text="First one?").published
    deleting.delete(cast.eero, post)
    shown = words(signed_in(cast.niilo).get(at("box", queue.pk) + "?show=answered"))
    assert post.address not in shown
    assert "Read the discussion that answers it" not in shown


def test_chosen_questions_of_a_private_box_are_published_without_names(cast, box):
    first, second = (asking.ask(cast.niilo, box, text) for text in ("About commas?", "About dashes?"))
    answering.answer(cast.eero, first, how="private", text="Between us.")
    draft = make_draft(cast.eero, box, first)
    assert "## About commas?" in draft.text
    assert "dashes" not in draft.text
    assert "Between us." not in draft.text
    assert "Niilo" not in draft.text
    publish(cast.eero, draft)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.published is not None, second.published) == (True, None)


def test_what_was_hidden_is_in_no_draft(cast, queue, asked):
    hiding.hide(cast.eero, asked[1], "Said twice.")
    draft = make_draft(cast.eero, queue, asked[0], asked[1])
    assert "Second one?" not in draft.text
    hiding.hide(cast.eero, asked[0], "Said twice, too.")
    publish(cast.eero, draft)
    assert not Deed.objects.filter(kind="questions.published").exists()


def test_with_nothing_chosen_there_is_no_draft(cast, queue, asked):
    answer = signed_in(cast.eero).post(at("draft", queue.pk), {"which": "chosen"}, follow=True)
    assert "Choose at least one question" in words(answer)
    assert not Draft.objects.exists()


def test_only_those_who_keep_the_box_make_a_draft(cast, queue, asked):
    for member, status in ((cast.niilo, 404), (cast.sami, 403), (cast.outi, 404), (None, 404)):
        assert signed_in(member).post(at("draft", queue.pk)).status_code == status
    assert not Draft.objects.exists()


def test_nobody_else_claims_to_answer_questions(cast, queue, asked):
    fields = {"title": "Mine", "text": "Hello", "room": cast.common.pk}
    ids = ",".join(question.address for question in asked)
    for value in (ids, "nonsense,,é,", "x" * 2000):
        send(signed_in(cast.niilo), "/c/writers/new/", **fields | {"answering-questions": value})
    assert Topic.objects.filter(title="Mine").exists()
    assert not Deed.objects.filter(kind="questions.published").exists()


def test_questions_of_a_private_room_are_not_published_elsewhere(cast):
    queue = collect(cast.niilo, cast.workshop, "queue")
    asking.ask(cast.gita, queue, "Only in here?")
    draft = make_draft(cast.niilo, queue)
    assert draft.room == cast.workshop
    shown = words(publish(cast.niilo, draft, room=cast.common.pk), 400)
    assert "Publish the answers there" in shown
    assert "Only in here?" in shown
    assert not Topic.objects.filter(title=draft.title).exists()
    assert publish(cast.niilo, draft).status_code == 302
    assert Deed.objects.filter(kind="questions.published").count() == 1


def test_words_of_a_question_do_nothing_in_the_article(cast, queue):
    hostile = "@everyone *look* [here](https://x.example) <b>now</b>\n# Big\n1. one\n" + "long " * 60
    question = asking.ask(cast.niilo, queue, hostile)
    draft = make_draft(cast.aino, queue)
    publish(cast.aino, draft)
    html = Question.objects.get(pk=question.pk).published.html
    assert "mention" not in html
    assert "<em>" not in html
    assert "<b>" not in html
    assert "<h1" not in html
    assert "<ol" not in html
    assert ">here</a>" not in html
    assert not Deed.objects.filter(kind="everyone.called").exists()


def test_a_draft_keeps_room_for_its_answers(cast, queue, monkeypatch):
    for member in (cast.niilo, cast.mari, cast.matti, cast.aino):
        for _number in range(5):
            asking.ask(member, queue, "So much? " * 100)
    monkeypatch.setattr("porukka.questions.actions.publishing.LIMIT", 8_000)
    draft = make_draft(cast.eero, queue)
    assert len(draft.text) <= 6_000
    assert len(draft.data["answering-questions"][0].split(",")) == draft.text.count("## ") >= 3


def test_the_link_to_an_article_is_only_for_those_who_may_read_it(cast, queue, asked):
    draft = make_draft(cast.mari, queue)
    publish(cast.mari, draft, room=cast.back.pk)
    question = Question.objects.get(text="First one?")
    assert question.published.topic.room == cast.back
    assert question.published.address not in words(
        signed_in(cast.niilo).get(at("box", queue.pk) + "?show=answered")
    )
    assert question.published.address in words(
        signed_in(cast.mari).get(at("box", queue.pk) + "?show=answered")
    )
    assert question.published.address not in words(signed_in(cast.niilo).get(talk_of(queue)))
