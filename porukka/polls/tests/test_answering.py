"""Answering each kind without a script, and what one reads then: one's own answer beside everybody's."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from porukka.communities.models import Deed
from porukka.polls.models import Poll, Vote
from porukka.polls.tests.conftest import TIMES, answer, ask, at, counts, drawn, read, vote_url
from tests.cast import signed_in


def test_several_choices(cast):
    poll = ask(cast.aino, cast.common, kind="multiple", fewest="2", most="2")
    assert 'type="checkbox" name="option"' in read(cast.eero, poll)
    refused = answer(cast.eero, poll, option=["0"])
    assert refused.status_code == 403
    assert "Choose 2 options." in refused.content.decode()
    assert answer(cast.eero, poll, option=["0", "2"]).status_code == 302
    assert list(counts(poll).values()) == [1, 0, 1]
    assert answer(cast.eero, poll, option=["0", "1"]).status_code == 302
    assert list(counts(poll).values()) == [1, 1, 0]
    assert drawn(read(cast.eero, poll)).count(" checked") == 2


def test_a_slider_shows_ones_own_answer_beside_everybodys(cast):
    poll = ask(cast.aino, cast.common, kind="slider", options="", low="🥶", high="🔥")
    page = read(cast.eero, poll)
    assert 'type="number" name="value" min="0" max="100"' in page
    assert "🥶" in page
    answer(cast.niilo, poll, value="40")
    answer(cast.eero, poll, value="81")
    page = read(cast.eero, poll)
    assert "The mean is 60" in page  # 60.5, rounded to the even neighbour
    assert "you answered 81" in page
    assert '<th scope="row">80–89</th><td class="n">1</td>' in page
    assert answer(cast.eero, poll, value="120").status_code == 403
    assert Vote.objects.get(member=cast.eero).choice == "81"


def test_a_ranking_names_how_it_is_counted_and_shows_its_rounds(cast):
    poll = ask(cast.aino, cast.common, kind="ranked")
    assert read(cast.eero, poll).count('<select id="poll-rank-') == 3
    answer(cast.eero, poll, rank_0="1", rank_1="2")
    answer(cast.niilo, poll, rank_1="1")
    answer(cast.mari, poll, rank_2="1", rank_1="2", rank_0="3")
    answer(cast.matti, poll, rank_0="1")
    answer(cast.aino, poll, rank_1="1")
    page = read(cast.eero, poll)
    assert "Winner by instant runoff (IRV): Tuesday" in page
    assert "Round 2" in page
    assert "Not at all: 1 vote · goes out" in page
    twice = answer(cast.eero, poll, rank_0="1", rank_1="1")
    assert twice.status_code == 403
    assert "Two options have place 1." in twice.content.decode()


def test_times_are_read_in_ones_own_zone(cast, time_machine):
    time_machine.move_to("2026-11-24T12:00:00+00:00")
    with timezone.override("UTC"):
        poll = ask(cast.aino, cast.common, kind="date", options="", moments=list(TIMES))
    assert poll.options.count() == 3
    page = read(cast.eero, poll)
    assert "<legend>Tuesday 1 December 2026 at 20:00</legend>" in page  # written where it was 18:00
    answer(cast.eero, poll, time_0="2", time_1="1", time_2="0")
    answer(cast.niilo, poll, time_0="2")
    page = read(cast.niilo, poll)
    assert "1 if need be" in page
    assert "If need be: Eero" in page
    assert Poll.objects.get(pk=poll.pk).tally == {"counts": [2, 0, 0], "maybe": [0, 1, 0], "best": [0]}


def test_a_quiz_tells_what_is_right_only_to_those_who_have_answered(cast):
    poll = ask(cast.aino, cast.common, kind="quiz", options="* Helsinki\nTurku\nTampere")
    page = drawn(read(cast.eero, poll))
    assert "<span>Helsinki</span>" in page
    assert 'class="tag"' not in page
    answer(cast.eero, poll, option="1")
    answer(cast.niilo, poll, option="0")
    page = read(cast.eero, poll)
    assert '<span class="tag">Right</span>' in page
    assert "1 of 2 had it right (50 %)." in page
    again = answer(cast.eero, poll, option="0")
    assert again.status_code == 403
    assert "You have answered already" in again.content.decode()
    assert "had it right" not in read(cast.mari, poll)
    assert list(Vote.objects.filter(member=cast.eero).values_list("choice", flat=True)) == ["1"]


@pytest.mark.parametrize(
    ("results", "before", "after"), [("always", 1, 1), ("voted", 0, 1), ("closed", 0, 0)]
)
def test_when_results_are_shown(cast, results, before, after):
    poll = ask(cast.aino, cast.common, results=results)
    answer(cast.niilo, poll, option="0")

    def shown(reader) -> int:
        page = read(reader, poll)
        assert ("Who chose what" in page) == ("Monday: 1 vote" in page or "Monday: 2 votes" in page)
        return int("Who chose what" in page)

    assert shown(cast.eero) == before
    assert shown(cast.aino) == before  # whoever asked is no exception
    answer(cast.eero, poll, option="0")
    assert shown(cast.eero) == after
    signed_in(cast.aino).post(at(poll, "close/"))
    assert shown(cast.eero) == shown(cast.mari) == 1


def test_answers_for_the_team_are_told_to_nobody_else(cast):
    poll = ask(cast.eero, cast.common, names="team")
    answer(cast.niilo, poll, option="0")
    page = read(cast.niilo, poll)
    assert "Only who asked and the team see the answers." in page
    assert "Monday: 1 vote" not in page
    assert "Niilo</dd>" not in page
    assert "Your choice" in page or "checked" in page
    assert "<dd>Niilo</dd>" in read(cast.eero, poll)
    assert "<dd>Niilo</dd>" in read(cast.matti, poll)
    Poll.objects.update(closes_at=timezone.now() - timedelta(minutes=1))
    assert "Monday: 1 vote" not in read(cast.niilo, poll)


@pytest.mark.parametrize("fields", [{"names": "team"}, {"results": "voted"}, {"results": "closed"}])
def test_what_not_everybody_may_see_is_sent_to_nobody_live(cast, fields):
    poll = ask(cast.aino, cast.common, **fields)
    answer(cast.niilo, poll, option="0")
    for reader in (cast.eero, cast.aino):
        frames = signed_in(reader).get("/c/writers/live?after=0").json()["frames"]
        assert "poll" not in {frame["kind"] for frame in frames}
    assert Deed.objects.filter(kind="poll.voted").count() == 1


def test_a_huge_answer_is_refused_and_nothing_is_kept(cast):
    poll = ask(cast.aino, cast.common, kind="multiple")
    for sent in ([str(place) for place in range(60)], "1" * 1_000_000):
        assert signed_in(cast.eero).post(vote_url(poll), {"option": sent}).status_code == 403
    assert signed_in(cast.eero).post(vote_url(poll), {"option": ["1"] * 10_000}).status_code == 400
    assert not Vote.objects.exists()
