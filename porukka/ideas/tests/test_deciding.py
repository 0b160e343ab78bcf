"""The team says what becomes of an idea, and why; time ends what nobody decides."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from porukka.communities.models import Deed
from porukka.core.refusal import Refused
from porukka.ideas.actions import deciding, voting
from porukka.ideas.models import Idea, Step
from porukka.ideas.tests.conftest import at, put_up, talk_of, words
from tests.cast import signed_in


def changed(idea: Idea) -> list[str]:
    return [
        deed.data["state"]
        for deed in Deed.objects.filter(kind="idea.changed", subject=idea.pk).order_by("seq")
    ]


def test_the_team_decides_with_its_reasons_and_all_read_them(cast, idea):
    answer = signed_in(cast.aino).post(
        at("decide", idea.pk), {"state": "planned", "word": "In May, at the lake."}
    )
    assert answer.url == talk_of(idea)
    shown = words(signed_in(cast.eero).get(talk_of(idea)))
    assert "In May, at the lake." in shown
    assert "Planned" in shown
    deciding.decide(cast.aino, idea, state="done", word="Twelve of us were there.")
    assert changed(idea) == ["planned", "done"]
    assert [step.word for step in Step.objects.filter(idea=idea).order_by("at", "pk")] == [
        "In May, at the lake.",
        "Twelve of us were there.",
    ]


@pytest.mark.parametrize(
    ("state", "word"),
    [
        ("planned", ""),
        ("declined", " "),
        ("met", "Yes"),
        ("expired", "No"),
        ("x", "Yes"),
        ("done", "w" * 501),
    ],
)
def test_a_decision_without_reasons_or_sense_is_not_taken(cast, idea, state, word):
    answer = signed_in(cast.aino).post(at("decide", idea.pk), {"state": state, "word": word})
    assert answer.status_code == 400
    assert changed(idea) == []


def test_only_those_who_promised_decide(cast, idea):
    for member in (cast.matti, cast.eero):
        assert signed_in(member).get(at("decide", idea.pk)).status_code == 404
        with pytest.raises(Refused):
            deciding.decide(member, idea, state="planned", word="Yes.")


def test_the_same_decision_twice_is_one_and_what_is_done_is_done(cast, idea):
    for _ in range(2):
        deciding.decide(cast.aino, idea, state="done", word="There already.")
    assert changed(idea) == ["done"]
    with pytest.raises(Refused):
        deciding.decide(cast.aino, idea, state="declined", word="After all not.")
    with pytest.raises(Refused):
        voting.vote(cast.niilo, idea)


def test_time_ends_an_idea_never_silently_and_once(cast, idea):
    with time_machine.travel(
        idea.ends_at + timedelta(hours=5), tick=False
    ):  # the worker stood still for hours
        assert deciding.expire() == 1
        assert deciding.expire() == 0
    assert changed(idea) == ["expired"]
    assert "The votes did not come together in time." in words(signed_in(cast.niilo).get(talk_of(idea)))


def test_nothing_ends_before_its_time_nor_what_has_the_votes(cast, idea):
    assert deciding.expire() == 0
    for member in (cast.niilo, cast.mari):
        voting.vote(member, idea)
    with time_machine.travel(idea.ends_at + timedelta(days=1), tick=False):
        assert deciding.expire() == 0
    assert changed(idea) == ["met"]


def test_a_promise_that_is_not_kept_is_said_and_the_team_reminded_once(cast, idea):
    for member in (cast.niilo, cast.mari):
        voting.vote(member, idea)
    assert deciding.tell_of_late() == 0
    with time_machine.travel(timezone.now() + timedelta(days=8), tick=False):
        assert deciding.tell_of_late() == 1
        assert deciding.tell_of_late() == 0
        assert "The team promised to decide by" in words(signed_in(cast.niilo).get(talk_of(idea)))
    assert Deed.objects.filter(kind="idea.late").count() == 1


def test_a_part_that_is_switched_off_is_gone(cast, idea):
    cast.community.parts_off = "ideas"
    cast.community.save()
    assert signed_in(cast.eero).get(at("board")).status_code == 404
    assert "I want this" not in words(signed_in(cast.eero).get(talk_of(idea)))


def test_another_communitys_ideas_are_missing(cast, promise, idea):
    other = put_up(cast.eero, cast.common, "Another")
    assert signed_in(cast.outi).post(at("vote", other.pk)).status_code == 404
