"""A contest is announced, entered, voted on and decided, each at its time; its results stay."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from porukka.communities.models import Member
from porukka.core import blocks
from porukka.core.refusal import Refused
from porukka.discussions.actions import writing
from porukka.discussions.addresses import topic_url
from porukka.ideas.actions import entering, holding
from porukka.ideas.models import Choice, Contender, Contest
from porukka.ideas.queries import contests as queries
from porukka.ideas.tests.conftest import at, enter, hold, later, page, words
from tests.cast import Cast, signed_in

FORM = {"title": "Name the boat", "text": "It is red.", "rules": "Two words at most", "way": "straight"}
FORM |= {"voters": "members", "votes_each": "2", "places": "1", "vote_days": "7"}


def form(cast: Cast, **more: Any) -> dict[str, Any]:
    today = timezone.localdate()
    days = {"opens_on": today.isoformat(), "closes_on": (today + timedelta(days=7)).isoformat()}
    return FORM | days | {"room": cast.common.pk} | more


def test_the_founder_announces_one_and_everybody_reads_what_counts(cast):
    browser = signed_in(cast.aino)
    for _again in range(2):
        answer = browser.post(at("announce"), form(cast) | {"once": "same"})
        contest = Contest.objects.get()
        assert answer.url == at("contest", contest.pk)
    assert contest.state == "open"
    shown = page(cast.niilo, contest)
    for part in ("Name the boat", "It is red.", "Two words at most", "Each has 2 votes", "Takes entries"):
        assert part in shown
    assert "Name the boat" in words(signed_in(cast.eero).get(at("contests")))
    talk = words(signed_in(cast.eero).get(topic_url("writers", contest.post.topic)))
    assert at("contest", contest.pk) in talk
    local = contest.closes_at.astimezone(queries.ZoneInfo(cast.community.time_zone))
    assert (local.hour, local.minute) == (0, 0)


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": ""},
        {"text": ""},
        {"rules": "r" * 2001},
        {"opens_on": "2020-01-01"},
        {"opens_on": "9999-12-31"},
        {"closes_on": "2020-01-01"},
        {"closes_on": "x"},
        {"way": "x"},
        {"voters": "x"},
        {"votes_each": "0"},
        {"votes_each": "6"},
        {"places": "9" * 40},
        {"vote_days": "61"},
        {"room": "1"},
    ],
)
def test_what_makes_no_sense_is_refused_in_words(cast, wrong):
    answer = signed_in(cast.aino).post(at("announce"), form(cast) | wrong)
    assert answer.status_code == 400
    assert not Contest.objects.exists()


def test_only_those_who_promise_hold_one_and_not_behind_a_door(cast):
    for member in (cast.matti, cast.eero, cast.gita):
        assert signed_in(member).get(at("announce")).status_code == 404
    with pytest.raises(Refused):
        holding.announce(
            cast.mari, cast.back, title="Psst", text="x", opens_at=timezone.now(), closes_at=timezone.now()
        )
    assert signed_in(cast.mari).post(at("announce"), form(cast, room=cast.back.pk)).status_code == 400
    assert not Contest.objects.exists()


def test_there_are_only_so_many_at_once(cast, monkeypatch):
    monkeypatch.setattr(Contest, "MOST_RUNNING", 1)
    hold(cast)
    answer = signed_in(cast.aino).post(at("announce"), form(cast))
    assert "As many contests run as there can be." in words(answer, 400)
    assert Contest.objects.count() == 1


def test_something_is_entered_from_the_composer_while_it_is_open(cast):
    contest = hold(cast)
    one = enter(cast.eero, contest, "Saimaa Queen")
    assert "Saimaa Queen" in page(cast.niilo, contest)
    talk = words(signed_in(cast.niilo).get(topic_url("writers", one.post.topic)))
    assert "Entered in the contest" in talk
    with later(contest):
        offered = blocks.forms_for(cast.eero, cast.common, {"contest-contest": contest.pk})
        assert not blocks.all_valid(offered)
        with pytest.raises(Refused, match="no entries now"):
            entering.enter(contest.post, contest)
    assert Contender.objects.count() == 1


def test_it_is_not_offered_where_nothing_is_on_nor_behind_a_door(cast):
    assert "contest" not in [one.block.name for one in blocks.forms_for(cast.eero, cast.common)]
    contest = hold(cast)
    assert "contest" not in [one.block.name for one in blocks.forms_for(cast.niilo, cast.workshop)]
    written = blocks.forms_for(cast.niilo, None, {"contest-contest": contest.pk})
    assert blocks.all_valid(written)
    with pytest.raises(Refused, match="every member reads"):
        writing.start_topic(cast.niilo, cast.workshop, title="Quiet", text="Shh.", written=written)
    assert not Contender.objects.exists()


def test_nobody_enters_more_than_one_may(cast, monkeypatch):
    monkeypatch.setattr(Contest, "MOST_BY_ONE", 1)
    monkeypatch.setattr(Contest, "MOST_ENTERED", 2)
    contest = hold(cast)
    enter(cast.eero, contest, "One")
    with pytest.raises(Refused, match="as much in this contest as one may"):
        enter(cast.eero, contest, "Two")
    enter(cast.niilo, contest, "Three")
    with pytest.raises(Refused, match="as there can be"):
        enter(cast.mari, contest, "Four")
    assert Contender.objects.count() == 2


def test_one_has_so_many_votes_and_none_for_ones_own(cast):
    contest = hold(cast)
    own, *others = [enter(cast.niilo, contest, "Mine"), *(enter(cast.eero, contest, t) for t in "ABC")]
    browser = signed_in(cast.niilo)
    assert browser.post(at("choose_one", own.pk)).status_code == 403
    for other in others:
        browser.post(at("choose_one", other.pk))
        browser.post(at("choose_one", other.pk))  # again is the same
    assert Choice.objects.filter(member=cast.niilo).count() == 2
    shown = page(cast.niilo, contest)
    assert "You have 0 votes left." in shown
    assert "Your own" in shown
    browser.post(at("end_choice", others[0].pk))
    browser.post(at("choose_one", others[2].pk))
    assert [c.votes for c in Contender.objects.order_by("pk")] == [0, 0, 1, 1]


@pytest.mark.parametrize(
    ("voters", "may"),
    [("everybody", {"Niilo", "Mari"}), ("members", {"Niilo", "Mari"}), ("before", {"Mari"})],
)
def test_who_votes_is_as_it_was_announced(cast, voters, may):
    contest = hold(cast, voters=voters)
    one = enter(cast.eero, contest, "One")
    Member.objects.filter(pk=cast.niilo.pk).update(joined_at=timezone.now())
    for member in (cast.niilo, cast.mari):
        signed_in(member).post(at("choose_one", one.pk))
    assert {choice.member.name for choice in Choice.objects.select_related("member")} == may
