"""The question of the month: asked once, answered in one press, and nobody can tell who answered what."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from porukka.communities.actions import founding
from porukka.communities.models import Community, Deed, Member
from porukka.communities.tests.doing import page
from porukka.core.parts import all_parts
from porukka.goals.apps import PULSE
from porukka.goals.models import PulseCount
from porukka.goals.queries import pulse as reading
from porukka.goals.queries.seeing import seen
from porukka.goals.tests.conftest import at
from tests.cast import Cast, a_member, signed_in

ASKED = "Do you feel you belong here?"
HERE = "/c/writers/"
NOVEMBER = datetime(2026, 11, 10, 12, tzinfo=UTC)


@pytest.fixture
def enough(cast: Cast) -> Cast:
    """As many members as it takes to be asked, on a day in November."""
    Community.objects.update(members_count=12)
    with time_machine.travel(NOVEMBER):
        Member.objects.update(joined_at=NOVEMBER - timedelta(days=200))
        yield cast


def counts() -> dict[int, int]:
    return dict(PulseCount.objects.order_by("step").values_list("step", "count"))


def test_a_member_answers_with_one_press_and_is_not_asked_again_this_month(enough: Cast) -> None:
    eero = signed_in(enough.eero)
    assert ASKED in page(eero, HERE)
    assert eero.post(at("pulse"), {"step": "4"}).url == HERE
    shown = page(eero, HERE)
    assert "Nobody can tell what you answered" in shown
    assert ASKED not in shown
    eero.post(at("pulse"), {"step": "1"})  # the back button
    assert counts() == {1: 0, 2: 0, 3: 0, 4: 1, 5: 0}
    with time_machine.travel(NOVEMBER + timedelta(days=25)):
        assert ASKED in page(signed_in(enough.eero), HERE)


def test_it_is_set_aside_with_one_press(enough: Cast) -> None:
    eero = signed_in(enough.eero)
    eero.post(at("pulse"), {"step": "later"})
    assert ASKED not in page(eero, HERE)
    assert not PulseCount.objects.exists()


@pytest.mark.parametrize("step", ["", "0", "6", "44", "x", "²"])
def test_anything_else_is_refused_in_words(enough: Cast, step: str) -> None:
    answer = signed_in(enough.eero).post(at("pulse"), {"step": step})
    assert answer.status_code == 403
    assert not PulseCount.objects.exists()
    assert ASKED in page(signed_in(enough.eero), HERE)


def test_an_answer_cannot_be_laid_beside_a_member(enough: Cast) -> None:
    """No table knows more of who answered than of who set it aside, and no row of values has a time or an order."""
    signed_in(enough.eero).post(at("pulse"), {"step": "5"})
    signed_in(enough.niilo).post(at("pulse"), {"step": "later"})
    eero, niilo = (Member.objects.get(pk=member.pk) for member in (enough.eero, enough.niilo))
    assert eero.pulse_month == niilo.pulse_month == 202611
    met = list(Deed.objects.filter(kind="pulse.met").order_by("seq"))
    assert [(deed.actor_id, deed.subject, deed.data) for deed in met] == [(None, enough.community.pk, {})] * 2
    assert {field.name for field in PulseCount._meta.fields} == {"id", "community", "month", "step", "count"}
    assert len(counts()) == 5  # all steps of the month were made together, by whichever answer


def test_newcomers_guests_and_small_circles_are_not_asked(enough: Cast) -> None:
    new = a_member(enough.community, "Uuno")
    Member.objects.filter(pk=new.pk).update(joined_at=timezone.now() - timedelta(days=3))
    assert ASKED not in page(signed_in(new), HERE)
    assert signed_in(new).post(at("pulse"), {"step": "3"}).status_code == 404
    assert ASKED not in page(signed_in(enough.gita), HERE)
    Community.objects.update(members_count=9)
    assert ASKED not in page(signed_in(enough.eero), HERE)
    assert not PulseCount.objects.exists()


def test_a_founder_switches_it_off(enough: Cast) -> None:
    founding.use_parts(enough.aino, {part.code for part in all_parts()} - {PULSE})
    assert ASKED not in page(signed_in(enough.eero), HERE)


def test_it_costs_the_list_of_talk_no_question(enough: Cast) -> None:
    eero = signed_in(enough.eero)
    page(eero, HERE)
    with CaptureQueriesContext(connection) as asked:
        assert ASKED in page(eero, HERE)
    Member.objects.filter(pk=enough.eero.pk).update(pulse_month=202611)
    with CaptureQueriesContext(connection) as not_asked:
        assert ASKED not in page(eero, HERE)
    assert len(asked) == len(not_asked)


def kept(cast: Cast, month: int, *numbers: int) -> None:
    for step, count in zip(PulseCount.STEPS, numbers, strict=True):
        PulseCount.objects.create(community=cast.community, month=month, step=step, count=count)


def test_the_team_sees_months_that_are_over_from_five_answers_on(enough: Cast) -> None:
    kept(enough, 202608, 0, 0, 1, 1, 2)  # four
    kept(enough, 202609, 1, 0, 0, 2, 2)
    kept(enough, 202610, 0, 0, 1, 2, 2)
    kept(enough, 202611, 0, 0, 0, 9, 9)  # not over
    assert reading.months(enough.community) == [(202609, 4, 5), (202610, 4, 5)]
    shown = page(signed_in(enough.aino), at("goals"))
    assert "October 2026: 80 % of 5 answers said 4 or 5 of 5." in shown
    assert "August" not in shown
    assert page(signed_in(enough.eero), at("goals"), 404)


def test_it_is_measured_by_the_months_that_ended_in_a_stretch(enough: Cast) -> None:
    kept(enough, 202609, 5, 0, 0, 0, 0)
    kept(enough, 202610, 0, 0, 1, 2, 2)
    kept(enough, 202611, 9, 0, 0, 0, 0)
    last = seen(enough.community, date(2026, 10, 12), date(2026, 11, 10))
    assert (last.belonging.some, last.belonging.n) == (4, 5)
    both = seen(enough.community, date(2026, 9, 30), date(2026, 10, 31))
    assert (both.belonging.some, both.belonging.n) == (4, 10)
    assert seen(enough.community, date(2026, 10, 1), date(2026, 10, 30)).belonging.n == 0
