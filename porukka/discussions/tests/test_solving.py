"""Questions: who says which reply solved one, where that is shown, and what takes it away."""

from __future__ import annotations

import pytest

from porukka.communities.live import Group, frames
from porukka.communities.models import Deed, Room
from porukka.core.refusal import Refused
from porukka.discussions.actions import deleting, hiding, moving, solving, writing
from porukka.discussions.tests.talking import a_reply, a_topic, address, page, post_address, titles

BOX = "Solved by Niilo:"
MARK = "data-answer"


@pytest.fixture
def questions(cast):
    Room.objects.filter(pk=cast.common.pk).update(mode="questions")
    cast.common.refresh_from_db()
    return cast.common


@pytest.fixture
def topic(cast, questions):
    return a_topic(cast.eero, questions, "Which glue?", "For a chair.")


@pytest.fixture
def answer(cast, topic):
    return a_reply(cast.niilo, topic, "Hide glue, warm.")


def accept(client, post, end=""):
    return client.post(post_address(post, f"acceptance/{end}"))


def the_room(room):
    return f"/c/writers/r/{room.address}-{room.slug}/"


def test_who_asked_marks_the_reply_that_solved_it(cast, signed_in, topic, answer):
    eero = signed_in(cast.eero)
    assert "Has a reply solved it?" in page(eero, address(topic))
    assert accept(eero, answer).status_code == 302
    for who in (cast.eero, cast.matti):
        shown = page(signed_in(who), address(topic))
        assert BOX in shown
        assert "Hide glue, warm." in shown[shown.index(BOX) :]
        assert shown.count(MARK) == 1
    topic.refresh_from_db()
    assert (topic.accepted, topic.accepted_by) == (answer, cast.eero)


@pytest.mark.parametrize(("who", "may"), [("eero", True), ("matti", True), ("aino", True), ("niilo", False)])
def test_only_who_asked_and_the_team_say_so(cast, signed_in, topic, answer, who, may):
    client = signed_in(getattr(cast, who))
    assert ("acceptance/" in page(client, address(topic))) is may
    assert accept(client, answer).status_code == (302 if may else 404)
    topic.refresh_from_db()
    assert topic.is_solved is may


def test_another_reply_takes_its_place_and_it_can_be_taken_back(cast, signed_in, topic, answer):
    eero = signed_in(cast.eero)
    accept(eero, answer)
    better = a_reply(cast.matti, topic, "Screws.")
    accept(eero, better)
    shown = page(eero, address(topic))
    assert "Solved by Matti:" in shown
    assert BOX not in shown
    assert accept(eero, answer, "end/").status_code == 302  # marked no more: nothing changes
    topic.refresh_from_db()
    assert topic.accepted == better
    accept(eero, better, "end/")
    topic.refresh_from_db()
    assert (topic.accepted, topic.is_solved) == (None, False)
    assert "Solved by" not in page(eero, address(topic))


def test_who_asked_without_her_name_marks_it_and_stays_without_one(cast, signed_in, questions):
    Room.objects.filter(pk=questions.pk).update(anonymous_allowed=True)
    questions.refresh_from_db()
    topic = writing.start_topic(cast.eero, questions, title="Whom may I ask?", text="In secret.", veiled=True)
    answer = writing.reply(cast.niilo, topic, text="Anybody here.", veiled=True)
    assert accept(signed_in(cast.gita), answer).status_code == 404
    assert "Has a reply solved it?" in page(signed_in(cast.eero), address(topic))
    assert accept(signed_in(cast.eero), answer).status_code == 302
    shown = page(signed_in(cast.matti), address(topic))
    assert "Solved by Anonymous 1:" in shown
    topic.refresh_from_db()
    assert topic.accepted == answer
    assert topic.accepted_by is None
    told = Deed.objects.get(kind="answer.accepted")
    assert told.actor_id is None
    assert str(cast.eero.pk) not in str(told.data)


def test_an_opening_and_what_is_gone_solve_nothing(cast, topic, answer):
    with pytest.raises(Refused):
        solving.accept(cast.eero, topic.posts.get(number=0))
    deleting.delete(cast.niilo, answer)
    with pytest.raises(Refused):
        solving.accept(cast.eero, answer)


def test_where_no_questions_are_asked_nothing_is_marked_and_a_mark_is_not_shown(
    cast, signed_in, topic, answer
):
    solving.accept(cast.eero, answer)
    Room.objects.filter(pk=cast.common.pk).update(mode="discussion")
    shown = page(signed_in(cast.eero), address(topic))
    assert "Solved by" not in shown
    assert MARK not in shown
    assert "acceptance/" not in shown
    assert accept(signed_in(cast.eero), answer).status_code == 404
    assert "Answered" not in page(signed_in(cast.eero), the_room(cast.common))
    Room.objects.filter(pk=cast.common.pk).update(mode="questions")
    assert BOX in page(signed_in(cast.eero), address(topic))


def test_a_deleted_answer_takes_the_mark_along_and_brings_it_back(cast, signed_in, topic, answer):
    solving.accept(cast.eero, answer)
    deleting.delete(cast.niilo, answer)
    assert "Solved by" not in page(signed_in(cast.matti), address(topic))
    topic.refresh_from_db()
    assert not topic.is_solved
    deleting.undo_deletion(cast.niilo, answer)
    assert BOX in page(signed_in(cast.matti), address(topic))


def test_an_answer_that_goes_elsewhere_solves_nothing_there_nor_here(cast, signed_in, topic, answer):
    solving.accept(cast.eero, answer)
    made = moving.split(cast.matti, topic, [answer.number], title="About glue", room=topic.room)
    topic.refresh_from_db()
    assert (topic.is_solved, made.is_solved) == (False, False)
    for one in (topic, made):
        assert "Solved by" not in page(signed_in(cast.eero), address(one))


def test_a_hidden_answer_is_quoted_nowhere(cast, signed_in, topic, answer):
    solving.accept(cast.eero, answer)
    hiding.hide(cast.matti, answer, "Not kind")
    shown = page(signed_in(cast.eero), address(topic))
    assert "Solved by" not in shown
    assert "Hide glue" not in shown
    hiding.unhide(cast.matti, answer)
    assert BOX in page(signed_in(cast.eero), address(topic))


def test_the_list_says_what_is_open_and_shows_only_that_if_one_likes(
    cast, signed_in, questions, topic, answer
):
    a_topic(cast.matti, questions, "Which saw?")
    solving.accept(cast.eero, answer)
    client = signed_in(cast.gita if questions.kind != "open" else cast.niilo)
    shown = page(client, the_room(questions))
    assert shown.count("Answered</span>") == 1
    assert shown.count("Open question</span>") == 1
    assert titles(page(client, the_room(questions) + "?show=open")) == ["Which saw?"]
    # elsewhere nothing is a question
    elsewhere = page(client, "/c/writers/?show=open")
    assert set(titles(elsewhere)) == {"Which saw?", "Which glue?"}


def test_it_reaches_the_open_page(cast, topic, answer):
    solving.accept(cast.eero, answer)
    before = cast.community.ledger
    before.refresh_from_db()
    (shown,) = [
        frame
        for frame in frames(cast.community.pk, 0, Group("en", "UTC", "member"))
        if frame.kind == "solution"
    ]
    assert BOX in shown.data["html"]
    assert (shown.data["topic"], shown.data["answer"]) == (str(topic.pk), answer.number)
    hiding.hide(cast.matti, answer, "Not kind")
    last = frames(cast.community.pk, before.last_seq, Group("en", "UTC", "member"))[-1]
    assert last.data["solution"]["html"] == ""
