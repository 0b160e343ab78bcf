"""Many answer at the same moment: threads, on both databases. Nobody gets a seat that is not there."""

from __future__ import annotations

import pytest

from porukka.communities.models import Deed, Member
from porukka.communities.tests.doing import together
from porukka.events.actions import answering, making
from porukka.events.models import Coming, Occurrence
from porukka.events.tests.conftest import at, invite
from tests.cast import a_member, signed_in

pytestmark = pytest.mark.django_db(transaction=True)

MANY, LANES = 200, 8  # more at once than a database of the tests has lines for


def crowd(cast, count: int) -> list[Member]:
    like = a_member(cast.community, "One of many")
    return Member.objects.bulk_create(
        [
            Member(community=cast.community, name=f"Member {number}", joined_at=like.joined_at)
            for number in range(count)
        ]
    )


def counted(occurrence: Occurrence) -> tuple[int, int]:
    occurrence.refresh_from_db()
    rows = Coming.objects.filter(occurrence=occurrence)
    assert occurrence.seats_taken == rows.filter(answer="yes").count()
    assert occurrence.waiting == rows.filter(answer="waiting").count()
    return occurrence.seats_taken, occurrence.waiting


def test_the_last_seat_is_given_once(cast):
    last = invite(cast.eero, cast.common, cap="1")
    browsers = [signed_in(member) for member in (cast.niilo, cast.mari, cast.niilo, cast.matti)]
    together(*[lambda one=one: one.post(at("answer", last.pk), {"answer": "yes"}) for one in browsers])
    assert counted(last) == (1, 2)


@pytest.mark.slow
def test_two_hundred_for_the_last_seat_are_one_who_comes_and_a_line(cast):
    last = invite(cast.eero, cast.common, cap="1")
    people = crowd(cast, MANY)

    def take(some: list[Member]) -> None:
        for one in some:
            answering.answer(one, last, "yes")

    together(*[lambda some=people[lane::LANES]: take(some) for lane in range(LANES)], within=600)
    assert counted(last) == (1, MANY - 1)
    lines = (
        Coming.objects.filter(occurrence=last, answer="waiting")
        .order_by("line")
        .values_list("line", flat=True)
    )
    assert list(lines) == list(range(1, MANY))
    making.change(cast.eero, last.event, cap=50)
    assert counted(last) == (50, MANY - 50)


@pytest.mark.slow
def test_two_hundred_answers_of_one_person_are_one(cast):
    last = invite(cast.eero, cast.common, cap="1")

    def press() -> None:
        for _time in range(MANY // LANES):
            answering.answer(cast.niilo, last, "yes")

    together(*[press] * LANES, within=600)
    assert counted(last) == (1, 0)
    assert Coming.objects.filter(occurrence=last).count() == 1
    assert Deed.objects.filter(kind="event.answered").count() == 1
