"""How many find themselves in a persona: told in fives, and never so that one of them can be found."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from porukka.communities.models import Member
from porukka.purpose.actions import counting
from porukka.purpose.actions.personas import match, write_persona
from porukka.purpose.models import Statement
from porukka.purpose.tests.conftest import at, page


@pytest.fixture
def personas(cast):
    return [write_persona(cast.aino, None, {"name": name, "needs": "x"}) for name in ("One", "Two")]


@pytest.fixture
def crowd(cast):
    """Thirty more members."""
    made = [Member(community=cast.community, name=f"Member {number}") for number in range(30)]
    return Member.objects.bulk_create(made)


def find(members, persona):
    for member in members:
        match(Member.objects.select_related("community").get(pk=member.pk), persona)


def told(cast):
    return dict(Statement.objects.filter(kind="persona").values_list("parts__name", "matched"))


def days(count):
    return time_machine.travel(timezone.now() + timedelta(days=count), tick=True)


def test_under_five_nothing_is_told_and_from_five_on_whole_fives(cast, signed_in, personas, crowd):
    find(crowd[:4], personas[0])
    find(crowd[4:13], personas[1])
    counting.tell_due()
    assert told(cast) == {"One": 0, "Two": 5}
    html = page(signed_in(cast.eero), at("personas"))
    assert html.count("of us find themselves here") == 1
    assert "At least 5 of us" in html
    assert "of us find themselves here" not in page(signed_in(cast.gita), at("personas"))
    assert "Not enough members have answered yet" in page(signed_in(cast.eero), at("persona", personas[0].pk))


def test_it_is_told_anew_on_another_day_only(cast, personas, crowd):
    find(crowd[:5], personas[0])
    assert counting.tell(cast.community.pk)
    find(crowd[5:10], personas[0])
    assert not counting.tell(cast.community.pk)
    assert told(cast)["One"] == 5
    with days(1):
        counting.tell_due()
        assert told(cast)["One"] == 10


def test_from_the_difference_of_two_numbers_nothing_follows_about_one_of_them(cast, personas, crowd):
    """With nine there is one missing to the next five; whoever has just joined must not be seen to be the tenth."""
    find(crowd[:9], personas[0])
    counting.tell_due()
    find(crowd[9:10], personas[0])
    for later in (1, 2, 30, 300):
        with days(later):
            counting.tell_due()
            assert told(cast)["One"] == 5
    with days(301):
        find(crowd[20:23], None)
        counting.tell_due()
        assert told(cast)["One"] == 5  # four have answered since
        find(crowd[23:24], personas[1])
        counting.tell_due()
        assert told(cast)["One"] == 10


def test_whoever_takes_herself_out_again_is_not_missed_at_once(cast, personas, crowd):
    find(crowd[:5], personas[0])
    counting.tell_due()
    find(crowd[:1], None)
    with days(1):
        counting.tell_due()
        assert told(cast)["One"] == 5
    with days(2):
        find(crowd[1:5], None)
        counting.tell_due()
        assert told(cast)["One"] == 0


def test_a_number_that_would_tell_of_everybody_is_not_told(cast, personas):
    """Where all are alike, a true number says it of each; so five who are not among them are always possible."""
    members = Member.objects.active().filter(community=cast.community).exclude(role="guest")
    Member.objects.bulk_create([Member(community=cast.community, name=f"Member {n}") for n in range(3)])
    everybody = list(members)
    assert 5 <= len(everybody) < 10
    find(everybody, personas[0])
    counting.tell_due()
    assert told(cast)["One"] == 0


def test_who_has_left_is_not_counted(cast, personas, crowd):
    find(crowd[:10], personas[0])
    Member.objects.filter(pk__in=[member.pk for member in crowd[:5]]).update(
        state="left", left_at=timezone.now()
    )
    counting.tell_due()
    assert told(cast)["One"] == 5
