"""Those who entered a contest or voted in it are told of the shortlist and of the end, each once."""

from __future__ import annotations

from porukka.communities import deeds
from porukka.discussions.actions import moving
from porukka.ideas.actions import entering, holding
from porukka.ideas.tests.conftest import enter, hold, later, words
from porukka.notifications.models import Notification
from tests.cast import signed_in


def told() -> list[tuple[str, str]]:
    for _again in range(2):
        deeds.catch_up()
    found = Notification.objects.filter(kind="contest").order_by("deed_seq", "member__name")
    return [(line.member.name, line.outcome) for line in found.select_related("member")]


def test_who_entered_and_who_voted_hear_of_the_end_once(cast):
    contest = hold(cast)
    one = enter(cast.eero, contest, "One")
    enter(cast.niilo, contest, "Two")
    for member in (cast.niilo, cast.mari):
        entering.vote(member, one)
    assert told() == []
    with later(contest):
        holding.keep_time()
        holding.keep_time()
        assert told() == [("Eero", "over"), ("Mari", "over"), ("Niilo", "over")]
        line = words(signed_in(cast.mari).get("/c/writers/notifications/"))
    assert "The contest “Name the boat” is over: see who won" in line


def test_who_entered_hears_of_the_shortlist_whether_she_is_on_it_or_not(cast):
    contest = hold(cast, way="shortlist")
    listed = enter(cast.eero, contest, "One")
    enter(cast.niilo, contest, "Two")
    with later(contest):
        holding.keep_time()
        holding.make_shortlist(cast.aino, contest, chosen=[listed.pk], word="It floats.")
        assert told() == [("Eero", "voting"), ("Niilo", "voting")]


def test_a_contest_that_one_may_not_read_any_more_tells_nothing(cast):
    contest = hold(cast)
    enter(cast.eero, contest, "One")
    moving.move(cast.mari, contest.post.topic, cast.back)
    holding.call_off(cast.mari, contest, word="Between us.")
    assert told() == []
