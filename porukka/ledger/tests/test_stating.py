"""The team says what has become of what was asked for, and those who asked are told when it ends."""

from __future__ import annotations

import pytest

from porukka.communities.models import Deed
from porukka.core.refusal import Refused
from porukka.ledger.actions import stating
from porukka.ledger.models import Entry, Step
from porukka.ledger.tests.conftest import at, said, talk_of, words
from tests.cast import signed_in

DONE = {"state": "done", "word": "There is a stove now.", "answers_for": "", "done_in": ""}


def test_what_has_become_of_it_is_said_with_a_word_and_a_way_to_read_more(cast, entry):
    told_in = said(cast.mari, cast.common, "The stove came")
    form = DONE | {"answers_for": cast.matti.pk, "done_in": talk_of(told_in)}
    answer = signed_in(cast.matti).post(at("state", entry.pk), form)
    assert answer.url.endswith(f"/ledger/#said-{answer.url.rpartition('-')[2]}")
    shown = words(signed_in(cast.niilo).get(at("ledger")))
    for part in ("Done", "There is a stove now.", "The stove came", f"{cast.matti.name} answers for it."):
        assert part in shown
    assert "How it went" in shown
    assert "We did 1 thing." in shown
    assert [step.state for step in Step.objects.filter(entry=entry).order_by("at", "pk")] == ["heard", "done"]
    talk = words(signed_in(cast.niilo).get(talk_of(entry.post)))
    assert "There is a stove now." in talk


def test_the_discussion_that_tells_more_is_named_only_to_those_who_may_read_it(cast, entry):
    told_in = said(cast.mari, cast.back, "Between us")
    form = DONE | {"done_in": talk_of(told_in)}
    assert signed_in(cast.matti).post(at("state", entry.pk), form).status_code == 400  # he may not read it
    assert signed_in(cast.mari).post(at("state", entry.pk), form).status_code == 302
    assert "Between us" in words(signed_in(cast.mari).get(at("ledger")))
    assert "Between us" not in words(signed_in(cast.matti).get(at("ledger")))


@pytest.mark.parametrize(
    "wrong", [{"word": ""}, {"state": "declined", "word": " "}, {"state": "x"}, {"word": "w" * 301}]
)
def test_an_end_without_a_word_is_none(cast, entry, wrong):
    answer = signed_in(cast.aino).post(at("state", entry.pk), DONE | wrong)
    assert answer.status_code == 400
    entry.refresh_from_db()
    assert entry.state == "heard"
    if "state" not in wrong and wrong["word"] == "":
        with pytest.raises(Refused):
            stating.say(cast.aino, entry, state="done", word="")


def test_members_say_nothing_for_the_team(cast, entry):
    for member in (cast.eero, cast.gita):
        assert signed_in(member).post(at("state", entry.pk), DONE).status_code == 404
        assert signed_in(member).post(at("take_off", entry.pk)).status_code == 404
        for act in (
            lambda member=member: stating.say(member, entry, state="done", word="Yes."),
            lambda member=member: stating.take_off(member, entry),
            lambda member=member: stating.answer_for(member, entry, who=member, done_in=None),
        ):
            with pytest.raises(Refused):
                act()
    assert Entry.objects.get().state == "heard"


def test_it_is_taken_off_and_the_discussion_stays(cast, entry):
    browser = signed_in(cast.matti)
    assert browser.post(at("take_off", entry.pk)).status_code == 302
    assert browser.post(at("take_off", entry.pk)).status_code == 404
    assert not Entry.objects.exists()
    assert browser.get(talk_of(entry.post)).status_code == 200
    assert Deed.objects.filter(kind="ledger.taken_off").count() == 1
