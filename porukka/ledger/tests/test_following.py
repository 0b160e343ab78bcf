"""Ideas and pain points are decided where they stand; the ledger follows by itself."""

from __future__ import annotations

from django.db import connection
from django.test.utils import CaptureQueriesContext

from porukka.communities import deeds
from porukka.communities.models import Cursor
from porukka.discussions.actions import moving
from porukka.ideas.actions import deciding, promising, voting
from porukka.ideas.tests.conftest import put_up
from porukka.ledger import queries
from porukka.ledger.actions import filing
from porukka.ledger.models import Entry, Step
from porukka.ledger.tests.conftest import at, said, words
from porukka.purpose.actions import pains
from tests.cast import signed_in


def an_idea(cast, title: str = "A writing weekend"):
    promising.promise(cast.aino, votes=2, days=7, open_days=90)
    return put_up(cast.eero, cast.common, title)


def test_a_declined_idea_stands_there_with_its_reason(cast):
    idea = an_idea(cast)
    for member in (cast.niilo, cast.mari):
        voting.vote(member, idea)
    deeds.catch_up()
    entry = Entry.objects.get(post=idea.post)
    assert (entry.state, entry.answers_for) == ("heard", None)
    deciding.decide(cast.mari, idea, state="declined", word="No money.")
    deeds.catch_up()
    entry.refresh_from_db()
    assert (entry.state, entry.word, entry.answers_for) == ("declined", "No money.", cast.mari)
    assert "No money." in words(signed_in(cast.niilo).get(at("ledger")))


def test_the_same_deeds_again_write_nothing_again(cast):
    idea = an_idea(cast)
    deciding.decide(cast.mari, idea, state="review", word="Let us see.")
    deciding.decide(cast.mari, idea, state="planned", word="In May.")
    deeds.catch_up(["ledger"])
    before = list(Step.objects.order_by("pk").values_list("pk", "state"))
    assert [state for _pk, state in before] == ["review", "planned"]
    Cursor.objects.filter(subscriber="ledger").update(seq=0)  # a worker that was killed in the middle
    deeds.catch_up(["ledger"])
    assert (Entry.objects.get().state, Entry.objects.get().word) == ("planned", "In May.")
    assert list(Step.objects.order_by("pk").values_list("pk", "state")) == before


def test_an_idea_in_a_closed_room_is_not_told_of(cast):
    idea = an_idea(cast)
    moving.move(cast.mari, idea.post.topic, cast.back)
    deciding.decide(cast.mari, idea, state="declined", word="Between us.")
    deeds.catch_up()
    assert not Entry.objects.exists()


def test_an_ideas_state_is_said_where_it_is_decided(cast):
    idea = an_idea(cast)
    entry = filing.file(cast.aino, idea.post)
    browser = signed_in(cast.aino)
    shown = words(browser.get(at("state", entry.pk)))
    assert "It stands here by itself." in shown
    answer = browser.post(
        at("state", entry.pk), {"state": "done", "word": "Yes.", "answers_for": cast.matti.pk}
    )
    assert answer.status_code == 302
    entry.refresh_from_db()
    assert (entry.state, entry.answers_for) == ("heard", cast.matti)
    assert browser.post(at("take_off", entry.pk)).status_code == 404


def test_what_the_team_says_of_a_filed_pain_point_is_told_here_too(cast):
    pain = pains.add_pain(cast.eero, cast.common, title="No heating", text="Cold.")
    pains.say_state(cast.aino, pain, state="addressed", word="Soon.")
    deeds.catch_up()
    assert not Entry.objects.exists()  # filing it is the team's choice
    entry = filing.file(cast.aino, pain.post)
    pains.say_state(cast.mari, pain, state="solved", word="A stove.")
    deeds.catch_up()
    entry.refresh_from_db()
    assert (entry.state, entry.word) == ("done", "A stove.")


def test_the_page_asks_the_same_however_much_there_is(cast, entry):
    def asked() -> int:
        with CaptureQueriesContext(connection) as seen:
            queries.page(cast.niilo)
            queries.summary(cast.niilo)
        return len(seen)

    one = asked()
    for title in ("Two", "Three", "Four"):
        filing.file(cast.aino, said(cast.eero, cast.common, title))
    assert asked() == one <= 3


def test_it_is_read_page_by_page_what_changed_last_first(cast, monkeypatch):
    monkeypatch.setattr(queries, "A_PAGE", 2)
    made = [
        filing.file(cast.aino, said(cast.eero, cast.common, title)).pk for title in ("One", "Two", "Three")
    ]
    first = queries.page(cast.niilo)
    second = queries.page(cast.niilo, after=first.after)
    assert [row.id for row in first.rows + second.rows] == made[::-1]
    assert second.after == ""
    assert queries.page(cast.niilo, after="nonsense").rows == first.rows
