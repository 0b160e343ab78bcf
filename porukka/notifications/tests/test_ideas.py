"""Whoever voted hears what becomes of an idea, each once; the team hears of a promise it has not kept."""

from __future__ import annotations

from datetime import timedelta

import time_machine
from django.utils import timezone

from porukka.communities import deeds
from porukka.discussions.actions import moving
from porukka.discussions.tests.talking import page
from porukka.ideas.actions import deciding, promising, voting
from porukka.ideas.tests.conftest import put_up
from porukka.notifications.models import Notification

BELL = "/c/writers/notifications/"


def an_idea(cast, votes: int = 2):
    promising.promise(cast.aino, votes=votes, days=7, open_days=90)
    return put_up(cast.eero, cast.common)


def told() -> list[tuple[str, str]]:
    found = Notification.objects.filter(kind="idea").order_by("deed_seq", "member__name")
    return [(line.member.name, line.outcome) for line in found.select_related("member")]


def test_voters_and_the_author_hear_of_each_step_once(cast, signed_in):
    idea = an_idea(cast)
    for member in (cast.niilo, cast.mari):
        voting.vote(member, idea)
    for _time in range(2):
        deeds.catch_up()
    assert told() == [("Eero", "met"), ("Mari", "met"), ("Niilo", "met")]
    deciding.decide(cast.mari, idea, state="planned", word="In May.")
    deeds.catch_up()
    assert told()[3:] == [("Eero", "planned"), ("Niilo", "planned")]  # Mari said so herself
    html = page(signed_in(cast.niilo), BELL)
    assert "“A writing weekend” has the votes: the team decides now" in html
    assert "The idea “A writing weekend” will be done" in html


def test_a_thousand_voters_are_told_in_pieces_each_once(cast, monkeypatch):
    monkeypatch.setattr("porukka.notifications.actions.telling.AT_ONCE", 2)
    idea = an_idea(cast, votes=5)
    for member in (cast.niilo, cast.mari, cast.matti, cast.eero, cast.aino):
        voting.vote(member, idea)
    deeds.catch_up()
    assert sorted(name for name, _state in told()) == ["Aino", "Eero", "Mari", "Matti", "Niilo"]


def test_who_may_not_read_it_any_more_is_told_nothing(cast):
    idea = an_idea(cast)
    voting.vote(cast.niilo, idea)
    moving.move(cast.mari, idea.post.topic, cast.back)
    deciding.decide(cast.mari, idea, state="declined", word="Between us.")
    deeds.catch_up()
    assert told() == []


def test_the_team_hears_once_that_it_is_late(cast):
    idea = an_idea(cast, votes=1)
    voting.vote(cast.niilo, idea)
    deeds.catch_up()
    before = len(told())
    with time_machine.travel(timezone.now() + timedelta(days=8), tick=False):
        for _time in range(2):
            deciding.tell_of_late()
            deeds.catch_up()
    assert told()[before:] == [("Aino", "late"), ("Mari", "late")]


def test_it_comes_with_the_next_summary(cast):
    idea = an_idea(cast, votes=1)
    voting.vote(cast.niilo, idea)
    deeds.catch_up()
    line = Notification.objects.get(kind="idea", member=cast.eero)
    assert line.mail_at is not None
    assert line.mail_at > timezone.now()
    assert line.actor is None  # nobody is named
