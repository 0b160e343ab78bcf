"""Members vote; with the last vote that is needed the team has to decide."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from porukka.communities import deeds
from porukka.communities.models import Deed
from porukka.core.refusal import Refused
from porukka.discussions.actions import hiding, moving, writing
from porukka.ideas.actions import voting
from porukka.ideas.models import Idea, Step, Vote
from porukka.ideas.queries import ideas as queries
from porukka.ideas.tests.conftest import at, put_up, talk_of, words
from tests.cast import signed_in


def votes_of(idea: Idea) -> int:
    idea.refresh_from_db()
    assert idea.votes == Vote.objects.filter(idea=idea).count()
    return idea.votes


def test_a_member_votes_and_takes_it_back(cast, idea):
    browser = signed_in(cast.niilo)
    answer = browser.post(at("vote", idea.pk))
    assert answer.url == f"{talk_of(idea)}#idea-{idea.address}"
    assert votes_of(idea) == 1
    browser.post(at("vote", idea.pk))
    assert votes_of(idea) == 1  # again is the same
    assert "Take my vote back" in words(browser.get(talk_of(idea)))
    browser.post(at("end_vote", idea.pk))
    browser.post(at("end_vote", idea.pk))
    assert votes_of(idea) == 0


def test_she_comes_back_to_the_board_when_she_voted_there(cast, idea):
    answer = signed_in(cast.niilo).post(at("vote", idea.pk), {"back": "open"})
    assert answer.url == f"/c/writers/ideas/?show=open#idea-{idea.address}"
    astray = signed_in(cast.mari).post(at("vote", idea.pk), {"back": "https://elsewhere.example"})
    assert astray.url.startswith("/c/writers/t/")


def test_with_the_last_vote_the_state_changes_once_and_a_day_is_set(cast, idea):
    for member in (cast.niilo, cast.mari, cast.matti):
        voting.vote(member, idea)
    idea.refresh_from_db()
    assert idea.state == "met"
    assert idea.decide_by is not None
    assert timedelta(days=6.9) < idea.decide_by - timezone.now() <= timedelta(days=7)
    assert [step.votes for step in Step.objects.filter(idea=idea)] == [2]
    assert Deed.objects.filter(kind="idea.changed", subject=idea.pk).count() == 1
    voting.take_back(cast.mari, idea)
    voting.take_back(cast.niilo, idea)
    idea.refresh_from_db()
    assert (idea.state, idea.votes) == ("met", 1)  # what is promised stays promised
    assert "It has the votes. The team decides by" in words(signed_in(cast.eero).get(talk_of(idea)))


def test_after_its_time_nobody_votes_even_before_a_job_has_come(cast, idea):
    with time_machine.travel(timezone.now() + timedelta(days=91), tick=False), pytest.raises(Refused):
        voting.vote(cast.niilo, idea)
    assert votes_of(idea) == 0


def test_one_votes_only_for_what_one_may_read(cast, promise, idea):
    hidden_away = put_up(cast.mari, cast.common, "Behind closed doors")
    moving.move(cast.mari, hidden_away.post.topic, cast.back)
    assert signed_in(cast.eero).post(at("vote", hidden_away.pk)).status_code == 404
    assert hidden_away.post.topic.title not in words(signed_in(cast.eero).get(at("board") + "?show=all"))
    hiding.hide(cast.aino, idea.post, "Not here.")
    assert signed_in(cast.niilo).post(at("vote", idea.pk)).status_code == 404


def test_who_may_not_act_does_not_vote(cast, idea):
    for member, status in ((cast.sami, 403), (cast.outi, 404), (None, 404)):
        assert signed_in(member).post(at("vote", idea.pk)).status_code == status
    assert votes_of(idea) == 0


def test_words_that_change_after_the_first_vote_are_said_to_be(cast, idea):
    writing.edit(cast.eero, idea.post, text="One night by a lake.")
    deeds.catch_up(["ideas"])
    assert "The words were changed" not in words(signed_in(cast.niilo).get(talk_of(idea)))
    voting.vote(cast.niilo, idea)
    writing.edit(cast.eero, idea.post, text="Three nights in a city.")
    deeds.catch_up(["ideas"])
    shown = words(signed_in(cast.niilo).get(talk_of(idea)))
    assert "The words were changed" in shown
    assert "after 1 vote." in shown
    assert "Read the earlier words" in shown


def test_the_board_is_read_in_both_orders_page_by_page(cast, promise, monkeypatch):
    monkeypatch.setattr(queries, "A_PAGE", 2)
    first, second, third = (put_up(cast.eero, cast.common, title) for title in ("One", "Two", "Three"))
    voting.vote(cast.niilo, second)

    def read(order: str) -> list[int]:
        found, after = [], ""
        while True:
            page = queries.page(cast.niilo, order=order, after=after)
            found += [row.id for row in page.rows]
            if not (after := page.after):
                return found

    assert read("votes") == [second.pk, first.pk, third.pk]
    assert read("newest") == [third.pk, second.pk, first.pk]
    broken = queries.page(cast.niilo, after="nonsense")
    assert [row.id for row in broken.rows] == [second.pk, first.pk]


def test_the_board_asks_the_same_however_many_there_are(cast, promise):
    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as seen:
            queries.page(cast.niilo, show="all")
        return len(seen)

    put_up(cast.eero, cast.common)
    one = asked()
    for title in ("Two", "Three", "Four"):
        put_up(cast.eero, cast.common, title)
    assert asked() == one <= 3
