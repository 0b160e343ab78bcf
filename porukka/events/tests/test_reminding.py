"""What is told by time alone, each once: that it is tomorrow, and the day after it that one is asked how it was."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from porukka.communities.models import Deed
from porukka.discussions.actions import deleting
from porukka.events.actions import making, reminding
from porukka.events.tests.evenings import evening

MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
THURSDAY = datetime(2026, 11, 26, 16, tzinfo=UTC)  # 18:00 in Helsinki
A_MINUTE = timedelta(minutes=1)


@pytest.fixture
def clock():
    with time_machine.travel(MONDAY, tick=False) as moved:
        yield moved


def told(kind):
    return [deed.data["time"] for deed in Deed.objects.filter(kind=kind).order_by("seq")]


def test_a_day_before_it_is_told_once(cast, clock):
    time = evening(cast.aino, cast.common, starts=THURSDAY)
    assert reminding.remind() == 0
    clock.move_to(THURSDAY - timedelta(days=1))
    assert [reminding.remind(), reminding.remind()] == [1, 0]
    assert told("event.near") == [str(time.pk)]


def test_after_an_outage_it_is_still_told_but_not_once_it_has_begun(cast, clock):
    soon = evening(cast.aino, cast.common, starts=THURSDAY + timedelta(minutes=30))
    evening(cast.aino, cast.common, title="Begun", starts=THURSDAY - A_MINUTE)
    clock.move_to(THURSDAY)
    assert reminding.remind() == 1
    assert told("event.near") == [str(soon.pk)]


def test_each_time_of_a_series_is_told_of_by_itself_and_a_moved_one_again(cast, clock):
    first = evening(cast.aino, cast.common, starts=THURSDAY, rule="FREQ=WEEKLY;COUNT=3")
    clock.move_to(THURSDAY - timedelta(hours=1))
    assert reminding.remind() == 1
    later = THURSDAY + timedelta(hours=5)
    making.change_time(cast.aino, first, starts=later, ends=later + timedelta(hours=1), place="", link="")
    reminding.remind()
    assert told("event.near").count(str(first.pk)) == 2


@pytest.mark.parametrize("what", ["cancelled", "time cancelled", "deleted"])
def test_what_does_not_take_place_is_not_told(cast, clock, what):
    time = evening(cast.aino, cast.common, starts=THURSDAY, wants_feedback=True, rule="FREQ=WEEKLY;COUNT=2")
    if what == "cancelled":
        making.call_off(cast.aino, time.event)
    elif what == "time cancelled":
        making.call_off_time(cast.aino, time)
    else:
        deleting.delete(cast.aino, time.event.post)
    clock.move_to(THURSDAY - timedelta(hours=2))
    assert reminding.remind() == 0
    clock.move_to(THURSDAY + timedelta(days=1))
    assert reminding.ask() == 0


def test_the_next_morning_one_is_asked_once(cast, clock):
    time = evening(cast.aino, cast.common, starts=THURSDAY, wants_feedback=True)
    evening(cast.aino, cast.common, title="Not asked", starts=THURSDAY)
    clock.move_to(THURSDAY + timedelta(hours=3))
    assert reminding.ask() == 0
    clock.move_to(datetime(2026, 11, 27, 7, tzinfo=UTC) - A_MINUTE)  # nine in Helsinki is seven here
    assert reminding.ask() == 0
    clock.move_to(datetime(2026, 11, 27, 7, tzinfo=UTC))
    assert [reminding.ask(), reminding.ask()] == [1, 0]
    assert told("event.over") == [str(time.pk)]


def test_what_was_forgotten_for_long_is_asked_of_nobody(cast, clock):
    evening(cast.aino, cast.common, starts=THURSDAY, wants_feedback=True)
    clock.move_to(THURSDAY + timedelta(days=8))
    assert reminding.ask() == 0
