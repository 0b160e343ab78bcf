"""What whoever asked may still do: let others add options, close it, ask for a quorum, take the answers out."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from porukka.communities.live import Group, frames
from porukka.communities.models import Deed
from porukka.core import gates
from porukka.discussions.actions.hiding import hide
from porukka.polls.models import Option, Poll
from porukka.polls.tests.conftest import answer, ask, at, counts, read
from tests.cast import signed_in


def add(somebody, poll, **fields):
    return signed_in(somebody).post(at(poll, "options/"), fields)


@pytest.mark.parametrize(
    ("adds", "may"),
    [
        ("nobody", set()),
        ("author", {"eero"}),
        ("team", {"eero", "matti", "mari", "aino"}),
        ("members", {"eero", "niilo", "matti", "mari", "aino"}),
    ],
)
def test_who_may_add_options(cast, adds, may):
    poll = ask(cast.eero, cast.common, adds=adds)
    for name in ("eero", "niilo", "matti", "mari", "aino"):
        sent = add(getattr(cast, name), poll, words=f"Idea of {name}")
        assert sent.status_code == (302 if name in may else 403)
        assert ("Add an option" in read(getattr(cast, name), poll)) == (name in may)
    assert set(poll.options.filter(position__gt=2).values_list("words", flat=True)) == {
        f"Idea of {name}" for name in may
    }
    assert Deed.objects.filter(kind="poll.option_added").count() == len(may)


def test_an_added_option_leaves_the_votes_where_they_are(cast):
    poll = ask(cast.eero, cast.common, adds="members")
    answer(cast.niilo, poll, option="1")
    add(cast.mari, poll, words="Sunday")
    assert "Sunday" in read(cast.niilo, poll)
    answer(cast.mari, poll, option="3")
    assert list(counts(poll).values()) == [0, 1, 0, 1]


def test_those_who_watch_hear_how_many_options_there_are(cast):
    """By that their browsers know whether they have seen the newest; each asks for the poll as her own."""
    poll = ask(cast.eero, cast.common, adds="members")
    add(cast.mari, poll, words="Sunday")
    add(cast.eero, poll, words="sunday")  # is there already
    assert told(cast, poll) == [{"topic": str(poll.post.topic_id), "poll": str(poll.pk), "options": 4}]
    assert 'data-options="4"' in read(cast.niilo, poll)
    assert 'data-options="4"' in signed_in(cast.niilo).get(at(poll, "")).content.decode()


def test_of_an_option_below_a_hidden_post_nobody_hears(cast):
    poll = ask(cast.eero, cast.common, adds="members")
    add(cast.mari, poll, words="Sunday")
    hide(cast.matti, poll.post, "Loud")
    assert told(cast, poll) == []


def told(cast, poll):
    """What the frames about new options say to members."""
    seen = frames(cast.community.pk, 0, Group("en", "Europe/Helsinki", "member"))
    return [one.data for one in seen if one.kind == "poll_option"]


def test_where_one_could_choose_all_one_can_choose_the_new_one_too(cast):
    poll = ask(cast.eero, cast.common, kind="multiple", adds="members")
    add(cast.mari, poll, words="Sunday")
    assert answer(cast.mari, poll, option=["0", "1", "2", "3"]).status_code == 302


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("", "Write the option first."),
        (" \t ", "Write the option first."),
        ("monday", "That option is there already."),
        ("x" * 121, "at most 120 characters"),
        ("x" * 1_000_000, "at most 120 characters"),
    ],
)
def test_what_is_no_option_is_not_added(cast, words, told):
    poll = ask(cast.eero, cast.common, adds="members")
    sent = add(cast.niilo, poll, words=words)
    assert sent.status_code == 403
    assert told in sent.content.decode()
    assert poll.options.count() == 3


def test_twenty_options_are_enough(cast):
    poll = ask(cast.eero, cast.common, adds="members")
    more = [
        Option(community=cast.community, poll=poll, position=place, words=str(place))
        for place in range(3, Poll.MOST_IN_ALL)
    ]
    Option.objects.bulk_create(more)
    assert "all the options it can take" in add(cast.niilo, poll, words="One more").content.decode()


def test_a_time_is_added_to_times(cast):
    poll = ask(
        cast.eero,
        cast.common,
        kind="date",
        adds="members",
        moments=["2026-12-01T18:00", "2026-12-02T18:00"],
        options="",
    )
    assert add(cast.niilo, poll, moment="2026-12-24T18:00").status_code == 302
    assert poll.options.filter(moment__isnull=False).count() == 3
    for wrong in ("", "soon", "2026-13-40T99:00", "0001-01-01T00:00"):
        assert add(cast.niilo, poll, moment=wrong).status_code == 403


def test_gates_read_an_added_option(cast, monkeypatch):
    poll = ask(cast.eero, cast.common, adds="members")
    monkeypatch.setattr(gates, "_gates", [lambda member, draft: gates.refuse(f"Not {draft.blocks}")])
    sent = add(cast.niilo, poll, words="Casino")
    assert sent.status_code == 403
    assert "Not Casino" in sent.content.decode()
    assert poll.options.count() == 3


def test_whoever_asked_and_the_team_close_it_early_and_nobody_else(cast):
    for somebody, status in ((cast.niilo, 404), (cast.eero, 302), (cast.matti, 302)):
        poll = ask(cast.eero, cast.common, days="7")
        assert ("Close the poll now" in read(somebody, poll)) == (status == 302)
        assert signed_in(somebody).post(at(poll, "close/")).status_code == status
        poll.refresh_from_db()
        assert poll.is_open == (status == 404)
    assert signed_in(cast.eero).post(at(poll, "close/")).status_code == 302  # closed already: nothing more
    assert Deed.objects.filter(kind="poll.closed").count() == 2
    assert answer(cast.niilo, poll, option="0").status_code == 403


def test_without_its_quorum_a_poll_decides_nothing_and_says_so(cast):
    poll = ask(cast.eero, cast.common, quorum="3", days="1")
    answer(cast.niilo, poll, option="0")
    answer(cast.mari, poll, option="0")
    page = read(cast.niilo, poll)
    assert "counts if 3 take part" in page
    assert "No quorum" not in page
    Poll.objects.update(closes_at=timezone.now() - timedelta(minutes=1))
    assert "No quorum: 2 answered, and 3 were needed. It decides nothing." in read(cast.niilo, poll)
    Poll.objects.update(quorum=2)
    assert "No quorum" not in read(cast.niilo, poll)


def lines(cast, somebody, poll):
    sent = signed_in(somebody).get(at(poll, "answers.csv"))
    assert sent.status_code == 200
    return sent.content.decode("utf-8-sig").splitlines()


def test_the_answers_as_a_file_for_whoever_asked_and_the_team(cast):
    poll = ask(cast.eero, cast.common, options="Monday\n=1+1")
    answer(cast.niilo, poll, option="1")
    for somebody in (cast.eero, cast.matti):
        head, line = lines(cast, somebody, poll)
        assert head == "Name,Time,Monday,'=1+1"  # no spreadsheet takes it for a formula
        assert line.startswith("Niilo,20")
        assert line.endswith(",0,1")
    assert signed_in(cast.niilo).get(at(poll, "answers.csv")).status_code == 404


def test_rankings_stand_in_the_file_in_their_order(cast):
    poll = ask(cast.eero, cast.common, kind="ranked")
    answer(cast.niilo, poll, rank_2="1", rank_0="2")
    head, line = lines(cast, cast.eero, poll)
    assert head == "Name,Time,Place 1,Place 2,Place 3"
    assert line.endswith(",Not at all,Monday,")


def test_before_it_is_closed_a_poll_that_is_told_then_gives_no_file(cast):
    poll = ask(cast.eero, cast.common, results="closed")
    answer(cast.niilo, poll, option="1")
    assert signed_in(cast.eero).get(at(poll, "answers.csv")).status_code == 404
    signed_in(cast.eero).post(at(poll, "close/"))
    assert len(lines(cast, cast.eero, poll)) == 2
