"""The team promises when it decides, and members put up ideas under that promise."""

from __future__ import annotations

import pytest

from porukka.communities.models import Deed
from porukka.core import blocks
from porukka.core.refusal import Refused
from porukka.discussions.actions import writing
from porukka.discussions.models import Topic
from porukka.ideas.actions import promising
from porukka.ideas.models import Idea, Promise
from porukka.ideas.tests.conftest import at, put_up, talk_of, words
from tests.cast import signed_in


def test_the_founder_promises_and_everybody_reads_it(cast):
    answer = signed_in(cast.aino).post(at("promise"), {"votes": 20, "days": 14, "open_days": 60})
    assert answer.status_code == 302
    assert "At 20 votes the team decides within 14 days, and says why." in words(
        signed_in(cast.eero).get(at("board"))
    )
    assert Deed.objects.filter(kind="ideas.promised").count() == 1


def test_the_same_promise_again_changes_nothing(cast, promise):
    promising.promise(cast.mari, votes=2, days=7, open_days=90)
    promise.refresh_from_db()
    assert promise.given_by == cast.aino
    assert Deed.objects.filter(kind="ideas.promised").count() == 1


@pytest.mark.parametrize(
    ("votes", "days", "open_days"),
    [
        ("0", "7", "90"),
        ("100001", "7", "90"),
        ("x", "7", "90"),
        ("5", "0", "90"),
        ("5", "366", "90"),
        ("5", "7", "6"),
        ("5", "7", "9" * 30),
    ],
)
def test_a_promise_that_nobody_can_keep_is_refused_in_words(cast, votes, days, open_days):
    answer = signed_in(cast.aino).post(at("promise"), {"votes": votes, "days": days, "open_days": open_days})
    assert answer.status_code == 400
    assert not Promise.objects.exists()


def test_only_those_who_may_change_the_community_promise(cast):
    for member in (cast.matti, cast.eero, cast.gita):
        assert signed_in(member).get(at("promise")).status_code == 404
        with pytest.raises(Refused):
            promising.promise(member, votes=2, days=7, open_days=90)


def test_without_a_promise_the_composer_offers_no_idea_and_the_board_is_the_teams(cast):
    assert "idea" not in [one.block.name for one in blocks.forms_for(cast.eero, cast.common)]
    assert "Ideas</a>" not in words(signed_in(cast.eero).get("/c/writers/"))
    assert "Give the promise" in words(signed_in(cast.aino).get(at("board")))
    assert "Give the promise" not in words(signed_in(cast.eero).get(at("board")))


def test_a_discussion_is_marked_as_an_idea_in_the_composer(cast, promise):
    idea = put_up(cast.eero, cast.common)
    assert (idea.needed, idea.days, idea.state) == (2, 7, "open")
    shown = words(signed_in(cast.niilo).get(talk_of(idea)))
    assert "At 2 votes the team decides within 7 days." in shown
    assert "I want this" in shown
    assert "Idea: 0 of 2 votes" in words(signed_in(cast.niilo).get("/c/writers/"))


def test_an_unmarked_discussion_is_none(cast, promise):
    written = blocks.forms_for(cast.eero, cast.common, {})
    assert blocks.all_valid(written)
    assert not next(one for one in written if one.block.name == "idea").form.has_changed()


def test_a_new_promise_moves_no_bar(cast, idea):
    promising.promise(cast.aino, votes=50, days=30, open_days=7)
    idea.refresh_from_db()
    assert (idea.needed, idea.days) == (2, 7)


def test_an_idea_is_put_up_where_every_member_reads(cast, promise):
    assert "idea" not in [one.block.name for one in blocks.forms_for(cast.niilo, cast.workshop)]
    written = blocks.forms_for(cast.niilo, None, {"idea-is_idea": "on"})
    assert blocks.all_valid(written)
    with pytest.raises(Refused, match="every member reads"):
        writing.start_topic(cast.niilo, cast.workshop, title="Quiet", text="Shh.", written=written)
    assert not Idea.objects.exists()


def test_there_are_only_so_many_at_once(cast, promise, monkeypatch):
    monkeypatch.setattr(Idea, "MOST_OPEN", 1)
    put_up(cast.eero, cast.common)
    before = Topic.objects.count()
    with pytest.raises(Refused):
        put_up(cast.niilo, cast.common, "Another one")
    assert Topic.objects.count() == before  # nothing is half saved
