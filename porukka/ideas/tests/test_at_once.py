"""Many vote at the same moment: threads, on both databases. The count is exact, and the state changes once."""

from __future__ import annotations

import pytest

from porukka.communities.models import Deed, Member
from porukka.communities.tests.doing import together
from porukka.ideas.actions import promising, voting
from porukka.ideas.models import Choice, Contender, Idea, Vote
from porukka.ideas.tests.conftest import at, enter, hold, put_up
from tests.cast import a_member, signed_in

pytestmark = pytest.mark.django_db(transaction=True)

WRITERS = 8


def test_the_last_votes_at_once_change_the_state_once(cast):
    promising.promise(cast.aino, votes=2, days=7, open_days=90)
    idea = put_up(cast.eero, cast.common)
    browsers = [signed_in(member) for member in (cast.niilo, cast.mari, cast.niilo, cast.matti)]
    together(*[lambda one=one: one.post(at("vote", idea.pk)) for one in browsers])
    idea.refresh_from_db()
    assert (idea.votes, idea.state) == (3, "met")
    assert Vote.objects.filter(idea=idea).count() == 3
    assert Deed.objects.filter(kind="idea.changed", subject=idea.pk).count() == 1


@pytest.mark.slow
def test_ten_thousand_votes_from_eight_writers_are_counted_exactly(cast):
    """Row 59: 10,000 votes make an idea official. Each member votes once, one of them twice."""
    many = 10_000
    promising.promise(cast.aino, votes=many, days=7, open_days=90)
    idea = put_up(cast.eero, cast.common)
    like = a_member(cast.community, "One of many")
    people = [
        Member(community=cast.community, person=None, name=f"Member {number}", joined_at=like.joined_at)
        for number in range(many)
    ]
    Member.objects.bulk_create(people, batch_size=500)

    def write(number: int) -> None:
        for member in people[number::WRITERS]:
            voting.vote(member, idea)
        voting.vote(people[number], idea)  # pressed again

    together(*[lambda number=number: write(number) for number in range(WRITERS)], within=1200)
    idea.refresh_from_db()
    assert (idea.votes, idea.state) == (many, Idea.State.MET)
    assert Vote.objects.filter(idea=idea).count() == many
    assert Deed.objects.filter(kind="idea.voted", subject=idea.pk).count() == many
    assert Deed.objects.filter(kind="idea.changed", subject=idea.pk).count() == 1


def test_a_member_who_votes_everywhere_at_once_gives_no_more_than_she_has(cast):
    contest = hold(cast, votes_each=2)
    entered = [enter(cast.eero, contest, title) for title in "ABCD"]
    browsers = [(signed_in(cast.niilo), one) for one in entered]
    together(*[lambda b=b, one=one: b.post(at("choose_one", one.pk)) for b, one in browsers])
    assert Choice.objects.filter(member=cast.niilo).count() == 2
    assert sum(Contender.objects.values_list("votes", flat=True)) == 2
