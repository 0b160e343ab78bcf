"""What waits for a member's answer: open polls that she sees and has not answered."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from porukka.communities.models import Member
from porukka.core import slots
from porukka.discussions.actions import ordering
from porukka.polls.actions.casting import cast as answer_unnamed
from porukka.polls.actions.voting import vote
from porukka.polls.queries import lists
from porukka.polls.tests.conftest import ask

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def titles(member: Member) -> list[str]:
    return [row.title for row in lists.waiting(member)]


def test_what_closes_first_comes_first_and_what_is_answered_goes(cast, time_machine):
    time_machine.move_to(NOON, tick=False)
    ask(cast.aino, cast.common, question="Some time?")
    soon = ask(cast.aino, cast.common, question="Soon?", days="1")
    later = ask(cast.aino, cast.common, question="Later?", days="7", names="anonymous")
    assert titles(cast.eero) == ["Soon?", "Later?", "Some time?"]
    vote(cast.eero, soon, "0")
    answer_unnamed(cast.eero, later, "0")
    assert titles(cast.eero) == ["Some time?"]
    time_machine.shift(timedelta(days=1))
    assert titles(cast.niilo) == ["Later?", "Some time?"]


def test_only_what_she_may_see_and_answer(cast):
    ask(cast.niilo, cast.workshop, question="Inside?")
    closed = ask(cast.aino, cast.common, question="Over?")
    ordering.close(cast.matti, closed.post.topic)
    assert titles(cast.niilo) == ["Inside?"]
    assert titles(cast.eero) == []
    assert titles(cast.sami) == []


def test_twenty_and_no_more(cast, django_assert_num_queries, monkeypatch):
    monkeypatch.setattr(lists, "MOST_WAITING", 2)
    for _turn in range(3):
        ask(cast.aino, cast.common)
    with django_assert_num_queries(1):
        assert len(lists.waiting(cast.eero)) == 2


def test_they_are_lines_of_a_list_on_the_page_of_a_higher_floor(cast):
    ask(cast.aino, cast.common, question="<Which>?", days="1")
    html = slots.fill("waiting.answers", cast.eero)["polls"]
    assert html.count("<li") == 1
    assert "&lt;Which&gt;?" in html
    assert "One choice" in html
    assert "closes on" in html
    assert not slots.fill("waiting.answers", cast.sami)["polls"]
