"""Saving a topic or a post to come back to: the buttons, the page, letting go and thinking again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from porukka.communities.actions import belonging
from porukka.core.ids import to_text
from porukka.discussions.actions import deleting, hiding, moving, saving
from porukka.discussions.models import Saved, Topic
from porukka.discussions.queries.saved import saved_page
from porukka.discussions.tests.talking import (
    TALK,
    a_reply,
    a_topic,
    address,
    opening,
    page,
    post_address,
    titles,
)
from tests.cast import Cast

SAVED = TALK + "saved/"
SUNDAY = datetime(2026, 3, 22, 12, 0, tzinfo=UTC)  # two in the afternoon in Helsinki


@pytest.fixture
def clock():
    with time_machine.travel(SUNDAY, tick=False) as traveller:
        yield traveller


@pytest.fixture
def eeros(clock, cast: Cast, signed_in):
    return signed_in(cast.eero)


@pytest.fixture
def topic(clock, cast: Cast) -> Topic:
    return a_topic(cast.aino, cast.common)


def keep(client, path: str, when: str = "", **more):
    answer = client.post(path + "saving/", {"when": when, **more})
    assert answer.status_code == 302
    return answer


def mine(cast: Cast) -> Saved:
    return Saved.objects.of(cast.eero).get()


def test_a_topic_is_saved_and_stands_on_the_page(cast, eeros, topic):
    assert "Nothing saved yet" in page(eeros, SAVED)
    assert keep(eeros, address(topic))["Location"] == address(topic)
    html = page(eeros, address(topic))
    assert "Remove from saved" in html
    assert f'href="{SAVED}"' in html  # in the rail, as soon as there is something
    assert titles(page(eeros, SAVED)) == ["First chapters"]
    assert "First chapters" not in page(eeros, SAVED + "?after=1.1")


def test_a_post_is_saved_with_its_first_words(cast, eeros, topic):
    post = a_reply(cast.niilo, topic, "By the river, where the *alders* are.")
    assert keep(eeros, post_address(post))["Location"] == f"{address(topic)}#p1"
    html = page(eeros, SAVED)
    assert "Niilo: By the river, where the alders are." in html
    assert f"{address(topic)}#p1" in html
    assert Saved.objects.of(cast.eero).get().post_id == post.pk


def test_newest_first_page_by_page(cast, eeros, topic, clock, monkeypatch):
    monkeypatch.setattr("porukka.discussions.queries.saved.A_PAGE", 2)
    for number in range(3):
        clock.shift(timedelta(minutes=1))
        saving.save(cast.eero, a_topic(cast.aino, cast.common, f"Number {number}"))
    html = page(eeros, SAVED)
    assert titles(html) == ["Number 2", "Number 1"]
    older = html.split("?after=")[1].split('"')[0]
    assert titles(page(eeros, f"{SAVED}?after={older}")) == ["Number 0"]


def test_saved_twice_is_saved_once(cast, eeros, topic):
    keep(eeros, address(topic))
    keep(eeros, address(topic), "soon")
    assert mine(cast).remind_at == SUNDAY + timedelta(hours=3)
    cast.eero.refresh_from_db()
    assert cast.eero.saved_count == 1


def test_removing_is_taken_back_and_the_reminder_with_it(cast, eeros, topic, clock):
    keep(eeros, address(topic), "soon")
    clock.shift(timedelta(minutes=1))
    saving.save(cast.eero, a_topic(cast.aino, cast.common, "Second"))
    row = Saved.objects.get(topic=topic)
    assert eeros.post(f"{SAVED}{row.address}/removal/")["Location"] == SAVED
    html = page(eeros, SAVED)
    assert titles(html) == ["Second"]
    undo = f"{SAVED}{row.address}/removal/end/"
    assert undo in html
    clock.shift(timedelta(minutes=9))
    assert eeros.post(undo).status_code == 302
    assert titles(page(eeros, SAVED)) == ["Second", "First chapters"]
    assert Saved.objects.of(cast.eero).get(topic=topic).remind_at == SUNDAY + timedelta(hours=3)


def test_removing_is_not_taken_back_after_ten_minutes_nor_by_another(cast, eeros, topic, clock, signed_in):
    keep(eeros, address(topic))
    row = mine(cast)
    niilos = signed_in(cast.niilo)
    assert niilos.post(f"{SAVED}{row.address}/removal/").status_code == 404
    eeros.post(f"{SAVED}{row.address}/removal/", {"back": "here"})
    undo = f"{SAVED}{row.address}/removal/end/"
    assert niilos.post(undo).status_code == 404
    clock.shift(timedelta(minutes=11))
    assert eeros.post(undo).status_code == 403
    assert saving.purge() == 1
    assert not Saved.objects.exists()


def test_what_is_removed_can_be_saved_anew(cast, eeros, topic):
    keep(eeros, address(topic), "soon")
    answer = eeros.post(f"{SAVED}{mine(cast).address}/removal/", {"back": "here"})
    assert answer["Location"] == address(topic)
    assert "Remove from saved" not in page(eeros, address(topic))
    keep(eeros, address(topic))
    assert mine(cast).remind_at is None


def test_what_one_may_no_longer_see_says_so_and_no_more(cast, signed_in, clock):
    hidden = a_topic(cast.niilo, cast.workshop, "Behind the door", "Whispered")
    gitas = signed_in(cast.gita)
    keep(gitas, address(hidden), "tomorrow")
    keep(gitas, post_address(opening(hidden)))
    assert "Whispered" in page(gitas, SAVED)
    belonging.show_out(cast.niilo, cast.workshop, cast.gita)
    html = page(gitas, SAVED)
    assert html.count("You can no longer see this") == 2
    for words in ("Behind the door", "Whispered", "Workshop", "behind-the-door"):
        assert words not in html.partition("<main")[2]
    row = Saved.objects.of(cast.gita).get(topic=hidden)
    gone = gitas.post(f"{SAVED}{row.address}/removal/", {"back": "here"})
    assert gone["Location"] == SAVED


def test_a_deleted_post_is_seen_no_more_and_a_hidden_one_has_no_words(cast, eeros, topic):
    deleted, hidden = a_reply(cast.niilo, topic, "Take this away"), a_reply(cast.niilo, topic, "Unkind words")
    a_reply(cast.mari, topic, to=deleted)
    for post in (deleted, hidden):
        keep(eeros, post_address(post))
    deleting.delete(cast.niilo, deleted)
    hiding.hide(cast.matti, hidden, "Not here")
    html = page(eeros, SAVED)
    assert "You can no longer see this" in html
    assert "A post by Niilo" in html
    assert "Take this away" not in html
    assert "Unkind words" not in html
    assert eeros.get(post_address(deleted) + "saving/").status_code == 404


def test_what_one_may_not_see_is_not_saved(cast, eeros, clock):
    hidden = a_topic(cast.niilo, cast.workshop)
    for path in (address(hidden), post_address(opening(hidden))):
        assert eeros.get(path + "saving/").status_code == 404
        assert eeros.post(path + "saving/", {"when": ""}).status_code == 404
    assert not Saved.objects.exists()


def test_what_is_saved_goes_along_when_discussions_are_merged(cast, eeros, topic):
    other = a_topic(cast.aino, cast.common, "Second")
    post = a_reply(cast.niilo, topic, "The river")
    saving.save(cast.eero, topic)
    saving.save(cast.eero, post)
    for kept in (topic, other):
        saving.save(cast.mari, kept)
    moving.merge(cast.aino, topic, other)
    html = page(eeros, SAVED)
    assert titles(html) == ["Second", "Second"]
    assert "The river" in html
    assert {row.is_seen for row in saved_page(cast.mari).rows} == {True, False}


def test_there_is_a_limit(cast, eeros, topic, monkeypatch):
    monkeypatch.setattr(Saved, "MOST", 1)
    keep(eeros, address(topic))
    answer = eeros.post(post_address(opening(topic)) + "saving/", {"when": "soon"})
    assert answer.status_code == 403
    assert "saved a great deal" in answer.content.decode()
    keep(eeros, address(topic), "soon")  # to think again is always possible
    assert mine(cast).remind_at


def test_who_has_saved_nothing_pays_nothing_and_who_has_one_query(cast, eeros, topic):
    def cost() -> int:
        eeros.get(address(topic))
        with CaptureQueriesContext(connection) as seen:
            eeros.get(address(topic))
        return len(seen)

    before = cost()
    saving.save(cast.niilo, topic)
    assert cost() == before
    keep(eeros, address(topic))
    for number in range(3):
        saving.save(cast.eero, a_reply(cast.aino, topic, f"And {number}"))
    assert cost() == before + 1


def test_a_long_page_costs_as_much_as_a_short_one(cast, eeros, topic):
    def cost() -> int:
        eeros.get(SAVED)
        with CaptureQueriesContext(connection) as seen:
            eeros.get(SAVED)
        return len(seen)

    saving.save(cast.eero, topic)
    saving.save(cast.eero, a_reply(cast.aino, topic))
    before = cost()
    for number in range(4):
        saving.save(cast.eero, a_topic(cast.mari, cast.common, f"Number {number}"))
        saving.save(cast.eero, a_reply(cast.aino, topic, f"And {number}"))
    assert cost() == before


# When


@pytest.mark.parametrize(
    ("form", "moment"),
    [
        ({"when": ""}, None),
        ({}, None),
        ({"when": "soon"}, "2026-03-22T15:00"),
        ({"when": "tomorrow"}, "2026-03-23T07:00"),  # nine in Helsinki
        ({"when": "monday"}, "2026-03-23T07:00"),
        ({"when": "own", "day": "2026-03-28", "time": "03:30"}, "2026-03-28T01:30"),
        ({"when": "own", "day": "2026-03-29", "time": "09:00"}, "2026-03-29T06:00"),  # summer has come
        ({"when": "own", "day": "2026-10-25", "time": "03:30"}, "2026-10-25T00:30"),  # the first of the two
        ({"when": "soon", "day": "2020-01-01", "time": "x"}, "2026-03-22T15:00"),  # leftovers do not count
    ],
)
def test_the_reminder_is_on_her_own_clock(cast, eeros, topic, form, moment):
    answer = eeros.post(address(topic) + "saving/", form)
    assert answer.status_code == 302
    at = mine(cast).remind_at
    assert at == (moment and datetime.fromisoformat(moment).replace(tzinfo=UTC))


def test_mornings_are_mornings_across_a_change_of_the_clocks(cast, topic, clock, signed_in):
    clock.move_to(datetime(2026, 3, 28, 12, 0, tzinfo=UTC))  # the night after, an hour is lost
    keep(signed_in(cast.eero), address(topic), "tomorrow")
    assert mine(cast).remind_at == datetime(2026, 3, 29, 6, 0, tzinfo=UTC)
    clock.move_to(datetime(2026, 10, 19, 12, 0, tzinfo=UTC))  # a Monday: the next one is a week away
    keep(signed_in(cast.eero), address(topic), "monday")
    assert mine(cast).remind_at == datetime(2026, 10, 26, 7, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({"when": "own", "day": "2026-03-22", "time": "13:59"}, "That time has passed."),
        ({"when": "own", "day": "2027-03-25", "time": "09:00"}, "more than a year away"),
        ({"when": "own", "day": "2026-03-29", "time": "03:30"}, "There is no such time on that day"),
        ({"when": "own", "day": "9999-12-31", "time": "23:59"}, "more than a year away"),
        ({"when": "own", "day": "", "time": "09:00"}, "Say on which day."),
        ({"when": "own", "day": "2026-04-01", "time": ""}, "Say at what time"),
        ({"when": "own", "day": "soon", "time": "late"}, "Enter a valid date."),
        ({"when": "never ever"}, "never ever"),
    ],
)
def test_a_time_that_cannot_be_is_told_and_nothing_is_kept(cast, eeros, topic, form, words):
    answer = eeros.post(address(topic) + "saving/", form)
    assert answer.status_code == 400
    html = answer.content.decode()
    assert words in html
    assert f'value="{form.get("day", "")}"' in html
    assert not Saved.objects.exists()


def test_the_reminder_is_changed_from_the_page(cast, eeros, topic):
    keep(eeros, address(topic), "own", day="2026-03-24", time="18:15")
    assert "reminds you Tuesday 24 March 2026 at 18:15" in page(eeros, SAVED)
    path = f"/c/writers/t/{to_text(topic.pk)}/saving/?back=list"
    form = page(eeros, path)
    assert 'value="2026-03-24"' in form
    assert 'value="18:15"' in form
    assert 'name="back" value="list"' in form
    assert keep(eeros, address(topic), "", back="list")["Location"] == SAVED
    assert mine(cast).remind_at is None
