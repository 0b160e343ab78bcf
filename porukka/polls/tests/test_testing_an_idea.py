"""A concept test: an idea, a slider and an open question in one block, and a page with what came of it."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from porukka.communities.actions import blocking
from porukka.core import blocks
from porukka.discussions.actions import deleting, hiding, writing
from porukka.polls.models import Poll
from porukka.polls.tests.conftest import answer, ask, at, drawn, read
from tests.cast import Cast
from tests.cast import signed_in as browser_of

PROMPT = "What would make it better?"


def concept(cast: Cast, **typed: Any) -> Poll:
    facts = {"kind": "concept", "options": "", "low": "no", "high": "yes", "prompt": PROMPT}
    return ask(cast.aino, cast.common, "Would you come?", **facts | typed)


def outcome(somebody: Any, poll: Poll, status: int = 200) -> str:
    found = browser_of(somebody).get(at(poll, "outcome/"))
    assert found.status_code == status
    return found.content.decode()


def test_the_composer_takes_it_as_one_block_and_asks_for_both_questions(cast: Cast) -> None:
    poll = concept(cast)
    assert (poll.kind, poll.prompt, poll.options.count()) == ("concept", PROMPT, 0)
    page = drawn(read(cast.eero, poll))
    assert PROMPT in page
    assert 'href="#write"' in page
    for missing in ("question", "prompt"):
        typed = {"question": "Would you?", "kind": "concept", "prompt": PROMPT, "days": ""} | {missing: ""}
        data = {f"poll-{name}": value for name, value in typed.items()}
        written = blocks.forms_for(cast.aino, cast.common, data)
        assert not blocks.all_valid(written)
        (form,) = [one.form for one in written if one.block.name == "poll"]
        assert missing in form.errors


def test_what_its_open_question_asks_is_read_by_the_gates(cast: Cast) -> None:
    typed = {"question": "Would you?", "kind": "concept", "prompt": PROMPT, "days": ""}
    written = blocks.forms_for(cast.aino, cast.common, {f"poll-{k}": v for k, v in typed.items()})
    assert blocks.all_valid(written)
    assert PROMPT in blocks.words(written)


def test_its_page_sets_each_reply_beside_the_number_of_its_writer(cast: Cast) -> None:
    poll = concept(cast)
    topic = poll.post.topic
    answer(cast.eero, poll, value="80")
    answer(cast.niilo, poll, value="20")
    writing.reply(cast.eero, topic, text="I would bring cake.")
    writing.reply(cast.niilo, topic, text="It is too far away.")
    writing.reply(cast.matti, topic, text="Let me think.")
    writing.reply(cast.aino, topic, text="Thank you all.")
    html = outcome(cast.eero, poll)
    high, low, without = (html.index(words) for words in ("bring cake", "too far away", "Let me think"))
    assert html.index("50–100, towards yes") < high < html.index("0–49, towards no") < low < without
    assert "80/100" in html
    assert "20/100" in html
    assert "The mean is 50" in html
    assert "Thank you all" not in html, "whoever asked does not answer herself"


def test_where_nobody_is_told_who_answered_what_no_number_stands_beside_words(cast: Cast) -> None:
    poll = concept(cast, names="anonymous")
    writing.reply(cast.eero, poll.post.topic, text="I would bring cake.")
    answer(cast.eero, poll, value="83")
    html = outcome(cast.niilo, poll)
    assert "bring cake" in html
    assert "83" not in html.split("<main")[1].split("</main")[0]


def test_what_the_team_alone_is_told_is_no_page_for_others(cast: Cast) -> None:
    poll = concept(cast, names="team")
    answer(cast.eero, poll, value="83")
    writing.reply(cast.eero, poll.post.topic, text="I would bring cake.")
    assert "83/100" in outcome(cast.aino, poll)
    assert outcome(cast.niilo, poll, 404)
    assert at(poll, "outcome/") not in read(cast.niilo, poll)
    assert at(poll, "outcome/") in read(cast.aino, poll)


def test_results_that_wait_for_an_answer_wait_on_their_page_too(cast: Cast) -> None:
    poll = concept(cast, results="voted")
    assert outcome(cast.eero, poll, 404)
    answer(cast.eero, poll, value="10")
    assert "The mean is 10" in outcome(cast.eero, poll)


@pytest.mark.parametrize("how", ["hidden", "deleted", "blocked"])
def test_words_that_do_not_stand_in_the_discussion_stand_nowhere_here(cast: Cast, how: str) -> None:
    poll = concept(cast)
    post = writing.reply(cast.eero, poll.post.topic, text="Unkind canary words.")
    assert "canary" in outcome(cast.niilo, poll)
    if how == "hidden":
        hiding.hide(cast.matti, post, why="Unkind")
    elif how == "deleted":
        deleting.delete(cast.eero, post)
    else:
        blocking.block(cast.niilo, cast.eero)
    html = outcome(cast.niilo, poll)
    assert "canary" not in html
    assert "Nobody has answered in words yet" in html


def test_a_person_outside_the_room_finds_no_outcome(cast: Cast) -> None:
    poll = ask(cast.niilo, cast.workshop, kind="concept", options="", prompt=PROMPT)
    assert outcome(cast.eero, poll, 404)
    assert PROMPT in outcome(cast.niilo, poll)


def test_the_page_asks_as_often_for_many_replies_as_for_one(cast: Cast) -> None:
    poll = concept(cast)
    niilo = browser_of(cast.niilo)

    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert niilo.get(at(poll, "outcome/")).status_code == 200
        return len(seen)

    for somebody in (cast.eero, cast.matti):
        writing.reply(somebody, poll.post.topic, text="One.")
        answer(somebody, poll, value="40")
    queries()
    few = queries()
    for number in range(12):
        writing.reply((cast.eero, cast.mari)[number % 2], poll.post.topic, text=f"And {number}.")
    queries()
    assert queries() == few
