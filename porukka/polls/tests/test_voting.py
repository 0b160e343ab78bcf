"""Voting: once each, changed until the poll closes, by those who may reply."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db.models import Count
from django.test import Client

from porukka.communities.models import Community, Deed
from porukka.communities.tests.doing import together
from porukka.discussions.actions import deleting, writing
from porukka.discussions.models import Post
from porukka.polls import rules
from porukka.polls.actions import forgetting, voting
from porukka.polls.models import Poll, Vote
from porukka.polls.tests.conftest import ask, counts, drawn, page_of, vote_url

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def test_a_member_votes_and_comes_back_to_the_poll(cast, poll, vote, signed_in):
    answer = vote(cast.eero, poll, "Tuesday")
    assert answer.status_code == 302
    assert answer["Location"] == page_of(poll) + "#p0"
    page = signed_in(cast.eero).get(answer["Location"]).content.decode()
    assert drawn(page).count(" checked") == 1
    assert "Change my vote" in page
    assert counts(poll) == {"Monday": 0, "Tuesday": 1, "Not at all": 0}


def test_a_vote_leaves_one_deed_in_the_room_of_its_topic(cast, poll, vote):
    vote(cast.eero, poll, "Tuesday")
    vote(cast.eero, poll, "Tuesday")  # the second click of a double click
    deed = Deed.objects.get(kind="poll.voted")
    assert (deed.actor, deed.subject, deed.room) == (cast.eero, poll.pk, cast.common)
    assert deed.data == {"topic": str(poll.post.topic_id)}


def test_a_changed_mind_moves_the_vote(cast, poll, vote):
    vote(cast.eero, poll, "Tuesday")
    vote(cast.niilo, poll, "Tuesday")
    vote(cast.eero, poll, "Monday")
    assert counts(poll) == {"Monday": 1, "Tuesday": 1, "Not at all": 0}
    assert Vote.objects.get(member=cast.eero).choice == "0"


@pytest.mark.parametrize("days", ["1", "3", "7"])
def test_time_closes_a_poll(cast, vote, time_machine, days):
    time_machine.move_to(NOON, tick=False)
    poll = ask(cast.aino, cast.common, days=days)
    time_machine.move_to(NOON + timedelta(days=int(days), seconds=-1), tick=False)
    assert vote(cast.eero, poll, "Monday").status_code == 302
    time_machine.move_to(NOON + timedelta(days=int(days)), tick=False)
    late = vote(cast.eero, poll, "Tuesday")
    assert late.status_code == 403
    assert "This poll takes no votes any more." in late.content.decode()
    assert counts(poll) == {"Monday": 1, "Tuesday": 0, "Not at all": 0}


def test_a_poll_without_an_end_stays_open(cast, poll, vote, time_machine):
    time_machine.move_to(datetime(2031, 1, 1, tzinfo=UTC))
    assert vote(cast.eero, poll, "Monday").status_code == 302


def test_who_may_vote(cast, poll):
    may = {
        name
        for name in ("aino", "mari", "matti", "eero", "niilo", "gita", "sami")
        if rules.may_vote(getattr(cast, name), poll)
    }
    assert may == {"aino", "mari", "matti", "eero", "niilo", "gita"}  # Sami is suspended


def test_a_guest_votes_where_she_has_been_let_in_and_nowhere_else(cast, poll, vote):
    inside = ask(cast.niilo, cast.workshop)
    assert vote(cast.gita, inside, "Monday").status_code == 302
    assert vote(cast.gita, poll, "Monday").status_code == 404
    assert [one.poll for one in Vote.objects.all()] == [inside]


@pytest.mark.parametrize("who", ["aino", "eero", "gita", "lauri", "reija", "outi", "kaisa"])
def test_a_poll_in_a_secret_room_is_missing_for_others(cast, vote, who):
    secret = ask(cast.mari, cast.back)
    assert vote(getattr(cast, who), secret, "Monday").status_code == 404
    assert not Vote.objects.exists()
    assert not Deed.objects.filter(kind="poll.voted").exists()


def test_a_suspended_member_and_a_stranger_do_not_vote(cast, poll, vote):
    assert vote(cast.sami, poll, "Monday").status_code == 403
    assert vote(cast.outi, poll, "Monday").status_code == 404
    assert vote(None, poll, "Monday").status_code == 404
    assert not Vote.objects.exists()


def test_a_visitor_of_a_public_community_is_shown_the_way_in(cast, poll, vote, signed_in):
    Community.objects.update(visibility="public")
    assert vote(None, poll, "Monday")["Location"] == "/people/login/?next=/"
    assert vote(cast.outi, poll, "Monday")["Location"] == "/c/writers/join/"
    page = signed_in(None).get(page_of(poll)).content.decode()
    assert "Which day?" in page
    assert 'name="option"' not in page
    assert not Vote.objects.exists()


def test_with_its_deleted_post_a_poll_is_gone(cast, poll, vote):
    deleting.delete(cast.aino, poll.post)
    assert vote(cast.eero, poll, "Monday").status_code == 404


def test_below_a_tombstone_there_is_no_poll(cast, poll, vote, signed_in):
    answered = poll.post.topic
    writing.reply(cast.eero, answered, text="Any day", reply_to=poll.post)
    deleting.delete(cast.aino, poll.post)
    page = signed_in(cast.eero).get(page_of(poll)).content.decode()
    assert "Any day" in page
    assert "Which day?" not in page
    assert vote(cast.eero, poll, "Monday").status_code == 404


def test_a_poll_goes_for_good_with_the_words_of_its_post(cast, poll, time_machine):
    writing.reply(cast.eero, poll.post.topic, text="Any day", reply_to=poll.post)
    kept = ask(cast.aino, cast.common)
    time_machine.move_to(NOON)
    deleting.delete(cast.aino, poll.post)
    assert forgetting.purge() == 0
    time_machine.shift(timedelta(days=Post.PURGE_DAYS, seconds=1))
    assert forgetting.purge() == 1
    assert forgetting.purge() == 0
    assert list(Poll.objects.all()) == [kept]


@pytest.mark.parametrize("typed", ["", "x", "-1", "9" * 40, "1.5", "\0", None])
def test_a_choice_that_is_none_changes_nothing(cast, poll, signed_in, typed):
    answer = signed_in(cast.eero).post(vote_url(poll), {} if typed is None else {"option": typed})
    assert answer.status_code == 403
    assert "Choose one of the options first, then vote." in answer.content.decode()
    assert not Vote.objects.exists()


def test_what_is_no_option_of_this_poll_is_no_choice(cast, poll, signed_in):
    for typed in ("3", str(poll.options.first().pk), ["0", "1"], ["0", "0"]):
        assert signed_in(cast.eero).post(vote_url(poll), {"option": typed}).status_code == 403
    assert not Vote.objects.exists()


def test_reading_the_address_of_a_vote_is_not_voting(cast, poll, signed_in):
    assert signed_in(cast.eero).get(vote_url(poll)).status_code == 405


def test_a_foreign_site_cannot_vote_for_me(cast, poll):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(cast.eero.person)
    chosen = {"option": "0"}
    assert browser.post(vote_url(poll), chosen).status_code == 403
    browser.get(page_of(poll))
    token = {"csrfmiddlewaretoken": browser.cookies["csrftoken"].value}
    assert browser.post(vote_url(poll), chosen | token).status_code == 302


@pytest.mark.django_db(transaction=True)
def test_many_clicks_at_once_are_one_vote(cast, poll):
    together(*[lambda place=place: voting.vote(cast.eero, poll, str(place % 3)) for place in range(12)])
    mine = Vote.objects.get(poll=poll)
    assert mine.member == cast.eero
    assert list(counts(poll).values()) == [int(place == int(mine.choice)) for place in range(3)]


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_two_hundred_votes_of_one_person_at_once_are_one(cast, poll):
    def lane(number: int) -> None:  # as many as the databases of the tests take at once
        for turn in range(25):
            voting.vote(cast.eero, poll, str((number + turn) % 3))

    together(*[lambda number=number: lane(number) for number in range(8)])
    assert Vote.objects.count() == 1
    assert sum(counts(poll).values()) == poll.voters == 1


@pytest.mark.django_db(transaction=True)
def test_members_who_vote_at_once_are_all_counted(cast, poll):
    members = [cast.aino, cast.mari, cast.matti, cast.eero, cast.niilo]
    together(*[lambda n=n: voting.vote(members[n % 5], poll, str(n % 3)) for n in range(10)])
    counted = dict(Vote.objects.order_by().values_list("choice").annotate(Count("pk")))
    assert sum(counted.values()) == 5
    assert list(counts(poll).values()) == [counted.get(str(place), 0) for place in range(3)]
