"""Members say whether they come; where seats are few, the others wait and move up by themselves."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from porukka.communities import deeds
from porukka.communities.actions import belonging
from porukka.events.actions import answering, making
from porukka.events.models import Coming
from porukka.events.slots import waiting
from porukka.events.tests.conftest import answers, at, invite, recorded, talk_of, words
from tests.cast import signed_in


def say(member, occurrence, said, guests="", **further):
    return signed_in(member).post(at("answer", occurrence.pk), {"answer": said, "guests": guests} | further)


def test_a_member_comes_says_maybe_and_then_no(cast, evening):
    answer = say(cast.niilo, evening, "yes", "2")
    assert answer.url == at("time", evening.pk)
    shown = words(signed_in(cast.niilo).get(at("time", evening.pk)))
    assert "You are coming. You bring 2 guests." in " ".join(shown.split())
    assert "3 are coming" in shown
    say(cast.niilo, evening, "maybe", "2")
    assert answers(evening) == {"Niilo": "maybe"}
    assert evening.seats_taken == 0
    say(cast.niilo, evening, "no")
    assert answers(evening) == {"Niilo": "no"}
    assert [deed.data["answer"] for deed in recorded("event.answered")] == ["yes", "maybe", "no"]


def test_she_comes_back_to_the_discussion_where_she_answered(cast, evening):
    answer = say(cast.niilo, evening, "yes", back="talk")
    assert answer.url == f"{talk_of(evening)}#event-{evening.address}"
    astray = say(cast.mari, evening, "yes", back="https://elsewhere.example")
    assert astray.url == at("time", evening.pk)


def test_the_same_answer_again_changes_nothing(cast, evening):
    for _time in range(3):
        say(cast.niilo, evening, "yes", "1")
    assert answers(evening) == {"Niilo": "yes"}
    assert len(recorded("event.answered")) == 1


@pytest.mark.parametrize(
    ("said", "guests"),
    [
        ("", ""),
        ("waiting", ""),
        ("perhaps", ""),
        ("yes", "3"),
        ("yes", "-1"),
        ("yes", "99999"),
        ("yes", "two"),
    ],
)
def test_an_answer_without_sense_is_refused_in_words(cast, evening, said, guests):
    assert say(cast.niilo, evening, said, guests).status_code == 403
    assert answers(evening) == {}


def test_guests_only_where_one_may_bring_them(cast):
    alone = invite(cast.eero, cast.common)
    assert "Nobody can be brought along" in words(say(cast.niilo, alone, "yes", "1"), 403)


def test_who_may_not_act_does_not_answer(cast, evening):
    for member, status in ((cast.sami, 403), (cast.outi, 404), (None, 404)):
        assert say(member, evening, "yes").status_code == status
    assert signed_in(cast.niilo).get(at("answer", evening.pk)).status_code == 405
    assert answers(evening) == {}


def test_a_full_event_lets_one_wait_and_says_at_which_place(cast, small):
    for member in (cast.eero, cast.niilo, cast.mari, cast.matti):
        say(member, small, "yes")
    assert answers(small) == {"Eero": "yes", "Niilo": "yes", "Mari": "waiting", "Matti": "waiting"}
    shown = words(signed_in(cast.matti).get(at("time", small.pk)))
    assert "You are number 2 in line." in shown
    assert "all seats are taken" in shown
    assert "2 wait in line" in shown


def test_whoever_leaves_makes_room_for_the_first_in_line(cast, small):
    for member in (cast.eero, cast.niilo, cast.mari, cast.matti):
        answering.answer(member, small, "yes")
    say(cast.eero, small, "no")
    assert answers(small) == {"Eero": "no", "Niilo": "yes", "Mari": "yes", "Matti": "waiting"}
    assert [deed.data["members"] for deed in recorded("event.seat_given")] == [[str(cast.mari.pk)]]
    assert "You are number 1 in line." in words(signed_in(cast.matti).get(at("time", small.pk)))


def test_the_first_for_whom_there_is_room_moves_up(cast, small):
    answering.answer(cast.eero, small, "yes", 0)
    answering.answer(cast.niilo, small, "yes", 0)
    answering.answer(cast.mari, small, "yes", 1)  # needs two seats
    answering.answer(cast.matti, small, "yes", 0)
    answering.answer(cast.niilo, small, "no")
    assert answers(small) == {"Eero": "yes", "Niilo": "no", "Mari": "waiting", "Matti": "yes"}
    answering.answer(cast.eero, small, "no")
    assert answers(small)["Mari"] == "waiting"
    answering.answer(cast.mari, small, "yes", 0)  # she comes alone after all
    assert answers(small)["Mari"] == "yes"


def test_fewer_guests_make_room_too(cast, small):
    answering.answer(cast.eero, small, "yes", 1)
    answering.answer(cast.niilo, small, "yes")
    assert answers(small)["Niilo"] == "waiting"
    answering.answer(cast.eero, small, "yes", 0)
    assert answers(small) == {"Eero": "yes", "Niilo": "yes"}


def test_asking_for_more_seats_than_there_are_costs_nobody_her_own(cast, small):
    answering.answer(cast.eero, small, "yes")
    answering.answer(cast.niilo, small, "yes")
    assert "Your own stays yours" in words(say(cast.eero, small, "yes", "1"), 403)
    assert answers(small) == {"Eero": "yes", "Niilo": "yes"}


def test_more_seats_let_those_who_wait_in_and_fewer_throw_nobody_out(cast, small):
    for member in (cast.eero, cast.niilo, cast.mari, cast.matti):
        answering.answer(member, small, "yes")
    making.change(cast.eero, small.event, cap=3)
    assert answers(small)["Mari"] == "yes"
    assert answers(small)["Matti"] == "waiting"
    making.change(cast.eero, small.event, cap=1)
    assert answers(small)["Mari"] == "yes"
    making.change(cast.eero, small.event, cap=None)
    assert answers(small)["Matti"] == "yes"


def test_after_its_end_nobody_answers(cast, evening):
    with time_machine.travel(evening.ends + timedelta(minutes=1), tick=False):
        assert say(cast.niilo, evening, "yes").status_code == 403
        assert "I am coming" not in words(signed_in(cast.niilo).get(at("time", evening.pk)))
    assert answers(evening) == {}


def test_whoever_leaves_the_community_leaves_her_seat_to_the_next(cast, small):
    for member in (cast.niilo, cast.matti, cast.mari):
        answering.answer(member, small, "yes")
    belonging.leave(cast.niilo)
    deeds.catch_up(["events"])
    deeds.catch_up(["events"])
    assert answers(small) == {"Niilo": "no", "Matti": "yes", "Mari": "yes"}


def test_whoever_leaves_a_room_leaves_its_events_and_no_others(cast, evening):
    inside = invite(cast.niilo, cast.workshop, "A workshop evening")
    answering.answer(cast.gita, inside, "yes")
    answering.answer(cast.niilo, evening, "yes")
    belonging.show_out(cast.niilo, cast.workshop, cast.gita)
    deeds.catch_up(["events"])
    assert answers(inside) == {"Gita": "no"}
    assert answers(evening) == {"Niilo": "yes"}


def test_names_are_for_those_inside(cast, evening):
    answering.answer(cast.niilo, evening, "yes")
    assert "<dd>Niilo</dd>" in words(signed_in(cast.mari).get(at("time", evening.pk)))
    cast.community.visibility = "public"
    cast.community.save()
    outside = words(signed_in(None).get(at("time", evening.pk)))
    assert "1 is coming" in outside
    assert "<dd>Niilo</dd>" not in outside
    assert "I am coming" not in outside


def test_what_waits_for_an_answer_is_told_until_it_is_given(cast, evening):
    invite(cast.mari, cast.back, "Behind closed doors")
    assert "A book evening" in waiting(cast.niilo, [])["events"]
    assert "Behind closed doors" not in waiting(cast.niilo, [])["events"]
    answering.answer(cast.niilo, evening, "no")
    assert waiting(cast.niilo, []) == {}
    with time_machine.travel(timezone.now() + timedelta(days=9), tick=False):
        assert waiting(cast.matti, []) == {}


def test_an_answer_outlives_its_member_as_a_number(cast, evening):
    answering.answer(cast.niilo, evening, "yes")
    cast.niilo.delete()
    assert Coming.objects.get(occurrence=evening).member is None
    assert "1 is coming" in words(signed_in(cast.mari).get(at("time", evening.pk)))
