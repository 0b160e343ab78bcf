"""Contests are decided by votes that nobody sees before the end, over a shortlist, by the team, or not at all."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from porukka.communities.models import Deed
from porukka.core.refusal import Refused
from porukka.discussions.actions import hiding, moving
from porukka.ideas.actions import entering, holding
from porukka.ideas.models import Choice, Contender
from porukka.ideas.queries import contests as queries
from porukka.ideas.tests.conftest import at, enter, hold, later, page, words
from tests.cast import signed_in

SHORTLIST, TEAM = {"way": "shortlist"}, {"way": "team"}


def test_how_many_votes_there_are_is_told_at_the_end_to_everybody_at_once(cast):
    contest = hold(cast)
    one = enter(cast.eero, contest, "One")
    entering.vote(cast.niilo, one)
    for member in (cast.aino, cast.eero, cast.niilo):
        assert "1 vote<" not in page(member, contest)
    with later(contest, hours=5):  # the worker stood still for hours
        assert holding.keep_time() == 1
        assert holding.keep_time() == 0
        shown = page(cast.mari, contest)
        assert "1 vote<" in shown
        assert "Won: One" in shown
        assert signed_in(cast.mari).post(at("choose_one", one.pk)).status_code == 403
    assert Deed.objects.filter(kind="contest.changed", subject=contest.pk, data__state="over").count() == 1


def test_nobody_votes_after_its_end_even_before_a_job_has_come(cast):
    contest = hold(cast)
    one = enter(cast.eero, contest, "One")
    with later(contest), pytest.raises(Refused):
        entering.vote(cast.niilo, one)
    assert not Choice.objects.exists()


def test_those_with_the_same_number_share_the_place_and_without_a_vote_nobody_wins(cast):
    contest = hold(cast, places=1)
    one, two, three = (enter(cast.eero, contest, title) for title in ("One", "Two", "Three"))
    for member, choice in ((cast.niilo, one), (cast.mari, two)):
        entering.vote(member, choice)
    with later(contest):
        holding.keep_time()
    won = Contender.objects.filter(is_winner=True).order_by("pk")
    assert list(won) == [one, two]
    assert not Contender.objects.get(pk=three.pk).is_winner


def test_what_was_hidden_or_moved_away_does_not_win(cast):
    contest = hold(cast)
    hidden, moved, stays = (enter(cast.eero, contest, title) for title in ("Hidden", "Moved", "Stays"))
    for member in (cast.niilo, cast.mari):
        entering.vote(member, hidden)
        entering.vote(member, moved)
    entering.vote(cast.matti, stays)
    hiding.hide(cast.aino, hidden.post, "Not here.")
    moving.move(cast.mari, moved.post.topic, cast.back)
    assert "You have 2 votes left." in page(cast.niilo, contest)
    entering.vote(cast.niilo, stays)  # those for what is gone are hers again
    assert "Moved" not in page(cast.niilo, contest)
    assert signed_in(cast.matti).post(at("choose_one", moved.pk)).status_code == 404
    with later(contest):
        holding.keep_time()
        assert "Won: Stays" in page(cast.niilo, contest)
    assert list(Contender.objects.filter(is_winner=True)) == [stays]


def test_the_team_makes_a_shortlist_with_a_reason_and_members_vote_among_it(cast):
    contest = hold(cast, **SHORTLIST)
    listed, left = enter(cast.eero, contest, "Listed"), enter(cast.eero, contest, "Left")
    with pytest.raises(Refused):
        entering.vote(cast.niilo, listed)  # not yet
    place = at("choose", contest.pk)
    assert signed_in(cast.aino).get(place).status_code == 404  # not yet
    with later(contest):
        holding.keep_time()
        team = signed_in(cast.aino)
        for wrong in ({}, {"chosen": listed.pk}, {"chosen": 1, "word": "Yes."}, {"word": "w" * 501}):
            assert team.post(place, wrong).status_code == 400
        assert signed_in(cast.eero).post(place, {"chosen": listed.pk, "word": "x"}).status_code == 404
        assert team.post(place, {"chosen": [listed.pk], "word": "It floats."}).status_code == 302
        assert "It floats." in page(cast.eero, contest)
        assert signed_in(cast.niilo).post(at("choose_one", left.pk)).status_code == 403
        assert signed_in(cast.niilo).post(at("choose_one", listed.pk)).status_code == 302
        contest.refresh_from_db()
        assert contest.votes_until == timezone.now() + timedelta(days=7)
    with later(contest, days=8):
        holding.keep_time()
        assert "Won: Listed" in page(cast.eero, contest)


def test_the_team_chooses_with_a_reason_and_no_more_than_can_win(cast):
    contest = hold(cast, **TEAM)
    one, two = enter(cast.eero, contest, "One"), enter(cast.niilo, contest, "Two")
    with later(contest):
        holding.keep_time()
        team, place = signed_in(cast.aino), at("choose", contest.pk)
        many = {"chosen": [one.pk, two.pk], "word": "Both."}
        assert "no more of them than can win" in words(team.post(place, many), 400)
        assert not Contender.objects.filter(is_winner=True).exists()  # nothing is half saved
        assert team.post(place, {"chosen": [two.pk], "word": "It rhymes."}).status_code == 302
        shown = page(cast.eero, contest)
        assert "Won: Two" in shown
        assert "It rhymes." in shown
        assert team.post(place, {"chosen": [one.pk], "word": "No, this."}).status_code == 404


def test_a_contest_without_entries_ends_by_itself(cast):
    contest = hold(cast, **SHORTLIST)
    with later(contest):
        holding.keep_time()
        assert "It is over. Nobody won this time." in page(cast.eero, contest)


def test_it_is_called_off_with_a_reason(cast):
    contest = hold(cast)
    one, place = enter(cast.eero, contest, "One"), at("call_off", contest.pk)
    assert signed_in(cast.matti).post(place, {"word": "x"}).status_code == 404
    assert signed_in(cast.aino).post(place, {"word": ""}).status_code == 400
    assert signed_in(cast.aino).post(place, {"word": "The boat sank."}).status_code == 302
    assert "The boat sank." in page(cast.eero, contest)
    assert signed_in(cast.aino).get(place).status_code == 404
    with pytest.raises(Refused):
        entering.vote(cast.niilo, one)
    with later(contest):
        assert holding.keep_time() == 0


def test_one_opens_at_its_time_and_an_outage_over_all_of_it_leaves_one_end(cast):
    now = timezone.now()
    contest = hold(cast, opens_at=now + timedelta(days=1), closes_at=now + timedelta(days=3))
    assert contest.state == "coming"
    assert "It opens on" in page(cast.eero, contest)
    with pytest.raises(Refused):
        entering.enter(contest.post, contest)
    with later(contest):
        holding.keep_time()
    states = Deed.objects.filter(kind="contest.changed", subject=contest.pk).order_by("seq")
    assert [deed.data["state"] for deed in states] == ["open", "over"]


def test_results_are_read_by_others_only_where_the_community_is_public(cast):
    contest = hold(cast)
    entering.vote(cast.niilo, enter(cast.eero, contest, "One"))
    with later(contest):
        holding.keep_time()
    assert signed_in(None).get(at("contest", contest.pk)).status_code == 404
    cast.community.visibility = "public"
    cast.community.landing_shown = True
    cast.community.save()
    assert "Won: One" in page(None, contest)
    assert "Won: One" in words(signed_in(None).get("/c/writers/purpose/landing/"))


def test_the_page_asks_the_same_however_much_was_entered(cast):
    contest = hold(cast)

    def asked() -> int:
        with CaptureQueriesContext(connection) as seen:
            queries.row_of(cast.niilo, contest)
        return len(seen)

    enter(cast.eero, contest, "One")
    one = asked()
    for title in ("Two", "Three", "Four"):
        enter(cast.eero, contest, title)
    assert asked() == one <= 3
