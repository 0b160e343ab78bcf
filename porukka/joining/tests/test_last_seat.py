"""Two hundred people and the last seats of an invitation: exactly as many get in as there are (F12)."""

from __future__ import annotations

import pytest

from porukka.communities.actions import inviting
from porukka.communities.models import Community, Invitation, Member
from porukka.communities.tests.doing import together
from porukka.core.refusal import Refused
from porukka.people.models import Person
from tests.cast import Cast

PEOPLE, LANES = 200, 8


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("seats", [1, 3])
def test_two_hundred_people_take_the_last_seats_at_once(cast: Cast, seats: int) -> None:
    made = inviting.invite(cast.eero, most_uses=seats)
    people = Person.objects.bulk_create(
        Person(email=f"p{number}@example.org", name=f"P{number}") for number in range(PEOPLE)
    )
    refused: list[Person] = []

    def lane(some: list[Person]) -> None:
        invitation = inviting.find(inviting.token_of(made))
        assert invitation is not None
        for person in some:
            try:
                inviting.accept(person, invitation)
            except Refused:
                refused.append(person)

    together(*[lambda some=people[start::LANES]: lane(some) for start in range(LANES)])
    assert len(refused) == PEOPLE - seats
    assert Invitation.objects.get().uses == seats
    assert Member.objects.filter(person__in=people).count() == seats
    assert Community.objects.get(pk=cast.community.pk).members_count == cast.community.members_count + seats
