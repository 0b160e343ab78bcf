"""Whoever looks at a contest sees what is entered and how it moves on, without asking again."""

from __future__ import annotations

from porukka.communities.live import Group, frames
from porukka.communities.models import Deed
from porukka.ideas.actions import entering, holding
from porukka.ideas.tests.conftest import enter, hold, later, page

MEMBERS = Group("en", "Europe/Helsinki", "member")


def seen(cast, after):
    found = frames(cast.community.pk, after, MEMBERS)
    return [one.data for one in found if one.kind == "contest"]


def now():
    return Deed.objects.order_by("-seq").values_list("seq", flat=True)[0]


def test_a_new_entry_reaches_those_who_watch_once(cast):
    contest = hold(cast)
    before = now()
    enter(cast.eero, contest, "Aurora")
    enter(cast.niilo, contest, "Halla")
    assert seen(cast, before) == [{"contest": str(contest.pk), "moved": False}]


def test_that_it_moves_on_reaches_them_too(cast):
    contest = hold(cast, way="team")
    enter(cast.eero, contest, "Aurora")
    before = now()
    with later(contest):
        assert holding.keep_time() == 1
    assert seen(cast, before) == [{"contest": str(contest.pk), "moved": True}]


def test_votes_stay_everybodys_own_until_the_end(cast):
    contest = hold(cast)
    entry = enter(cast.eero, contest, "Aurora")
    before = now()
    entering.vote(cast.niilo, entry)
    assert seen(cast, before) == []


def test_what_is_fetched_anew_is_the_readers_own(cast):
    contest = hold(cast)
    enter(cast.eero, contest, "Aurora")
    for member, sees in ((cast.niilo, True), (cast.eero, False)):
        whole = page(member, contest).partition('id="contest-whole"')[2]
        assert ("Vote for this: Aurora" in whole) == sees
        assert f'data-contest="{contest.pk}"' in whole
