"""Reading a poll: below its post, in lists and live, in as many queries for many polls as for one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext

from porukka.communities.models import Community, Visitor
from porukka.core import slots
from porukka.discussions.actions import deleting, writing
from porukka.discussions.queries.lists import topic_list
from porukka.discussions.queries.topic import find_topic, topic_page
from porukka.polls.actions.asking import ask as ask_below
from porukka.polls.actions.voting import vote
from porukka.polls.models import Option, Vote
from porukka.polls.queries import reading
from porukka.polls.tests.conftest import ask, drawn, option, page_of

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def test_results_are_there_before_and_after_voting_with_names(cast, poll, signed_in):
    vote(cast.niilo, poll, "0")
    page = signed_in(cast.eero).get(page_of(poll)).content.decode()
    assert "Everyone sees who chose what." in page
    assert 'aria-label="Monday: 1 vote"' in page
    assert 'aria-label="Tuesday: 0 votes"' in page
    assert "<dd>Niilo</dd>" in page
    assert " checked" not in drawn(page)


def test_a_closed_poll_shows_what_came_of_it_and_takes_no_more(cast, signed_in, time_machine):
    time_machine.move_to(NOON)
    poll = ask(cast.aino, cast.common, days="1")
    vote(cast.eero, poll, "1")
    open_page = signed_in(cast.eero).get(page_of(poll)).content.decode()
    assert "closes on Wednesday 25 November 2026 at 14:00" in open_page
    time_machine.shift(timedelta(days=1))
    page = signed_in(cast.eero).get(page_of(poll)).content.decode()
    assert "closed just now" in page
    assert "Your choice" in page
    assert 'name="option"' not in page


def test_what_people_write_in_a_poll_is_text(cast, signed_in):
    poll = ask(cast.aino, cast.common, question='<b>Which</b> "day"?')
    Option.objects.filter(poll=poll, position=0).update(words="<script>alert(1)</script>")
    vote(cast.eero, poll, "0")
    page = signed_in(cast.eero).get(page_of(poll)).content.decode()
    assert "<b>Which" not in page
    assert "<script>alert" not in page
    (sent,) = watched(cast.aino, signed_in)
    assert "<script>" not in sent["html"]


def test_a_vote_counts_on_when_its_member_is_not_known_any_more(cast, poll):
    vote(cast.eero, poll, "0")
    Vote.objects.update(member=None)
    (row,) = reading.polls(cast.aino, [poll.pk])
    assert (row.voters, row.options[0].names, row.options[0].more) == (1, [], 1)
    (row,) = reading.polls(Visitor(cast.community, AnonymousUser()), [poll.pk])
    assert row.mine is None  # a visitor has no id either


def test_of_many_voters_the_first_are_named_and_the_rest_are_counted(cast, poll, monkeypatch, signed_in):
    monkeypatch.setattr(reading, "NAMES", 2)
    for member in (cast.mari, cast.eero, cast.niilo, cast.matti):
        vote(member, poll, "0")
    page = signed_in(cast.eero).get(page_of(poll)).content.decode()
    assert "<dd>Mari, Eero and 2 others</dd>" in page


@pytest.mark.parametrize(
    ("after", "words"),
    [
        (timedelta(), "3 days left to vote"),
        (timedelta(days=1, hours=1), "47 hours left to vote"),
        (timedelta(days=2, hours=23), "1 hour left to vote"),
        (timedelta(days=2, hours=23, minutes=50), "less than half an hour left to vote"),
        (timedelta(days=3), "1 vote"),
    ],
)
def test_a_list_says_how_long_one_can_vote_and_then_how_many_did(cast, signed_in, time_machine, after, words):
    time_machine.move_to(NOON, tick=False)
    poll = ask(cast.aino, cast.common, days="3")
    vote(cast.niilo, poll, "0")
    time_machine.move_to(NOON + after, tick=False)
    assert f"<span>{words}</span>" in signed_in(cast.eero).get("/c/writers/").content.decode()


def test_a_list_is_silent_about_a_deleted_poll(cast, poll, signed_in):
    assert "0 votes" in signed_in(cast.eero).get("/c/writers/").content.decode()
    writing.reply(cast.eero, poll.post.topic, text="Any day")
    deleting.delete(cast.aino, poll.post)
    page = signed_in(cast.eero).get("/c/writers/").content.decode()
    assert "When do we meet?" in page
    assert "0 votes" not in page


def queries_of(name, reader, rows) -> int:
    """Of polls alone: other folders fill the slot too, and count their own."""
    with CaptureQueriesContext(connection) as captured:
        slots.fill(name, reader, rows)
    return sum('"polls_' in query["sql"] for query in captured.captured_queries)


def test_a_page_of_polls_costs_as_much_as_one_poll(cast, poll):
    topic = poll.post.topic
    vote(cast.eero, poll, "0")
    one = topic_page(cast.eero, find_topic(cast.eero, topic.pk)).block.material.standing
    assert queries_of("post.below", cast.eero, one) == 3
    for _turn in range(3):
        post = writing.reply(cast.aino, topic, text="And now?")
        more = ask_below(post, question="And now?", options=["Yes", "No"])
        vote(cast.eero, more, "0")
    topic.refresh_from_db()
    many = topic_page(cast.eero, find_topic(cast.eero, topic.pk)).block.material.standing
    assert len(slots.fill("post.below", cast.eero, many)) == 4
    assert queries_of("post.below", cast.eero, many) == 3


def test_a_page_without_polls_asks_nobody(cast):
    topic = writing.start_topic(cast.aino, cast.common, title="No poll", text="Just talk")
    rows = topic_page(cast.eero, find_topic(cast.eero, topic.pk)).block.material.standing
    assert queries_of("post.below", cast.eero, rows) == 0
    assert queries_of("topic.scripts", cast.eero, ()) == 0


def test_a_list_of_polls_costs_one_query(cast, poll):
    for _turn in range(3):
        ask(cast.aino, cast.common)
    rows = topic_list(cast.eero).rows
    assert len(slots.fill("topic.meta", cast.eero, rows)) == 4
    assert queries_of("topic.meta", cast.eero, rows) == 1


def watched(who, signed_in) -> list[dict]:
    frames = signed_in(who).get("/c/writers/live?after=0").json()["frames"]
    return [frame["data"] for frame in frames if frame["kind"] == "poll"]


def test_votes_reach_those_who_watch_once_a_poll_and_the_same_for_everybody(cast, poll, signed_in):
    vote(cast.eero, poll, "0")
    vote(cast.niilo, poll, "0")
    (mine,) = watched(cast.eero, signed_in)
    assert watched(cast.aino, signed_in) == [mine]
    assert (mine["poll"], mine["topic"]) == (str(poll.pk), str(poll.post.topic_id))
    assert 'aria-label="Monday: 2 votes"' in mine["html"]
    assert "Eero and Niilo" in mine["html"]
    assert "<form" not in mine["html"]
    page = signed_in(cast.eero).get(page_of(poll)).content.decode()
    for name in ("result", "state", "names"):  # what the script looks for is on the page
        place = f'id="poll-{name}-{option(poll, "Monday").pk if name == "result" else poll.pk}"'
        assert place in mine["html"]
        assert place in page
    assert "/static/polls/poll.js" in page
    assert '/static/core/js/parts.js" data-parts="poll"' in page


def test_votes_in_a_closed_room_reach_its_people_only(cast, signed_in):
    poll = ask(cast.niilo, cast.workshop)
    vote(cast.gita, poll, "0")
    assert len(watched(cast.niilo, signed_in)) == 1
    assert len(watched(cast.gita, signed_in)) == 1
    assert watched(cast.aino, signed_in) == []
    assert watched(cast.eero, signed_in) == []


def test_results_of_a_deleted_poll_are_not_sent(cast, poll, signed_in):
    vote(cast.eero, poll, "0")
    deleting.delete(cast.aino, poll.post)
    assert watched(cast.niilo, signed_in) == []


def test_a_poll_of_one_community_is_unknown_in_another(cast, poll):
    other = Community.objects.create(slug="others", name="Others")
    assert reading.polls(Visitor(other, AnonymousUser()), [poll.pk]) == []
