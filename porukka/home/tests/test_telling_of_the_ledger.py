"""Those who asked for something are told once when it has been done, or declined and why."""

from __future__ import annotations

from porukka.communities import deeds
from porukka.communities.models import Deed
from porukka.discussions.actions import moving
from porukka.ideas.actions import deciding, promising, voting
from porukka.ideas.tests.conftest import put_up
from porukka.ledger.actions import filing, stating
from porukka.ledger.models import Entry
from porukka.ledger.tests.conftest import said, words
from porukka.notifications.models import Notification
from porukka.polls.actions import asking as polling
from porukka.polls.actions import voting as answering
from porukka.purpose.actions import pains
from tests.cast import signed_in


def told(kind: str = "ledger") -> list[tuple[str, str]]:
    deeds.catch_up()
    found = Notification.objects.filter(kind=kind).order_by("deed_seq", "member__name")
    return [(line.member.name, line.outcome) for line in found.select_related("member")]


def test_of_an_idea_nobody_is_told_twice(cast):
    promising.promise(cast.aino, votes=2, days=7, open_days=90)
    idea = put_up(cast.eero, cast.common)
    for member in (cast.niilo, cast.mari):
        voting.vote(member, idea)
    deciding.decide(cast.mari, idea, state="declined", word="No money.")
    assert told() == []
    assert Entry.objects.get().state == "declined"
    assert Notification.objects.filter(kind="idea", outcome="declined", member=cast.niilo).count() == 1


def test_whoever_asked_is_told_once_when_it_ends_and_not_of_what_lies_between(cast):
    entry = filing.file(cast.aino, said(cast.eero, cast.common))
    stating.say(cast.aino, entry, state="planned", word="")
    assert told() == []
    for _again in range(2):
        stating.say(cast.aino, entry, state="declined", word="No money.")
    assert told() == [("Eero", "declined")]
    stating.say(cast.aino, entry, state="declined", word="No money this year.")
    assert told() == [("Eero", "declined")]  # other words are no news
    line = words(signed_in(cast.eero).get("/c/writers/notifications/"))
    assert "The team has said “not now” to what was asked for in “A warmer room”, and why" in line
    assert Deed.objects.filter(kind="ledger.reworded").count() == 1


def test_voters_of_a_poll_are_told_what_came_of_it_as_far_as_they_may_read(cast):
    post = said(cast.eero, cast.common)
    poll = polling.ask(post, question="Tea or coffee?", options=["Tea", "Coffee"])
    for member in (cast.niilo, cast.mari, cast.aino):
        answering.vote(member, poll, "0")
    entry = filing.file(cast.aino, post)
    stating.say(cast.aino, entry, state="done", word="Tea it is.")
    assert told() == [("Eero", "done"), ("Mari", "done"), ("Niilo", "done")]
    moving.move(cast.mari, post.topic, cast.back)
    assert "Tea" not in words(signed_in(cast.niilo).get("/c/writers/notifications/"))


def test_a_pain_point_is_one_truth_in_two_places_and_told_once(cast):
    pain = pains.add_pain(cast.eero, cast.common, title="No heating", text="Cold.")
    pains.say_me_too(cast.niilo, pain)
    entry = filing.file(cast.aino, pain.post)
    stating.say(cast.aino, entry, state="done", word="A stove.")
    pain.refresh_from_db()
    assert (pain.state, pain.word) == ("solved", "A stove.")
    assert sorted(name for name, _outcome in told("pain_changed")) == ["Eero", "Niilo"]
    assert told() == []
    stating.say(cast.aino, entry, state="declined", word="It burnt.")
    pain.refresh_from_db()
    assert (pain.state, pain.word) == ("open", "It burnt.")
    deeds.catch_up()
    entry.refresh_from_db()
    assert entry.state == "declined"
