"""A discussion that is published later by itself: set, changed, taken back, published once, or said why not."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection

from porukka.communities.actions import belonging
from porukka.communities.models import Deed, Member, Room
from porukka.core import gates
from porukka.discussions.actions import scheduling
from porukka.discussions.drafts import Draft
from porukka.discussions.models import Post, Topic
from porukka.discussions.tasks import publish_due
from porukka.discussions.tests.talking import NEW, address, page, start
from porukka.people.models import Person

DRAFTS = "/c/writers/drafts/"
NOW = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)  # a Monday, nine o'clock in Helsinki
NOON = {"later_day": "2026-11-24", "later_time": "12:00"}  # ten o'clock in UTC


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def eero(cast, signed_in):
    return signed_in(cast.eero)


def later(client, room, title="Tomorrow", **fields):
    return start(client, room, title, **(NOON | fields))


def due(clock):
    clock.shift(timedelta(days=1, hours=4))
    publish_due.call_local()


def errors_of(answer):
    assert answer.status_code == 400
    return answer.content.decode()


def test_it_waits_among_her_drafts_and_is_published_at_its_time(cast, eero, signed_in, clock):
    answer = later(eero, cast.common)
    assert answer["Location"] == DRAFTS
    assert not Topic.objects.exists()
    shown = page(eero, DRAFTS)
    assert "Waiting" in shown
    assert "To be published on Tuesday 24 November 2026 at 12:00" in shown
    publish_due.call_local()
    assert not Topic.objects.exists()
    clock.move_to(datetime(2026, 11, 24, 10, 0, 30, tzinfo=UTC))
    publish_due.call_local()
    topic = Topic.objects.get()
    assert (topic.title, topic.author, topic.room) == ("Tomorrow", cast.eero, cast.common)
    assert topic.made_at == topic.last_at == topic.posts.get().made_at == datetime.now(UTC)
    assert "Tomorrow" in page(signed_in(cast.aino), address(topic))
    assert not Draft.objects.exists()
    publish_due.call_local()
    assert Topic.objects.count() == 1


def test_its_deeds_say_no_word_of_it(cast, eero, clock):
    later(eero, cast.common)
    draft = Draft.objects.get()
    eero.post(f"{DRAFTS}{draft.address}/schedule/end/")
    found = list(Deed.objects.order_by("seq").values_list("kind", "subject", "data", "room"))
    assert found == [
        ("topic.scheduled", draft.pk, {}, None),
        ("topic.unscheduled", draft.pk, {}, None),
    ]
    due(clock)
    assert not Topic.objects.exists(), "what was taken back is not published"
    assert "Tomorrow" in page(eero, DRAFTS)


def test_a_poll_goes_with_it(cast, eero, clock):
    poll = {"poll-question": "Who comes?", "poll-options": "I\nNot I", "poll-days": "3"}
    later(eero, cast.common, **poll)
    assert Draft.objects.get().data["poll-question"] == ["Who comes?"]
    due(clock)
    shown = page(eero, address(Topic.objects.get()))
    assert "Who comes?" in shown
    assert "Not I" in shown
    assert "27 November 2026" in shown, "the three days begin when it is published"


def test_after_an_hour_without_a_worker_it_is_published_once(cast, eero, clock):
    for title in ("One", "Two"):
        later(eero, cast.common, title)
    due(clock)
    publish_due.call_local()
    assert sorted(Topic.objects.values_list("title", flat=True)) == ["One", "Two"]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"later_day": "2026-11-22"}, "That time has passed"),
        ({"later_day": "2026-11-23", "later_time": "08:59"}, "That time has passed"),
        ({"later_day": "2027-11-30"}, "more than a year away"),
        ({"later_day": "2027-03-28", "later_time": "03:30"}, "There is no such time on that day"),
        ({"later_day": "9999-12-31", "later_time": "23:59"}, "more than a year away"),
        ({"later_day": "0001-01-01", "later_time": "00:00"}, "There is no such time"),
        ({"later_time": ""}, "Say at what time"),
        ({"later_day": ""}, "Say on which day"),
        ({"later_day": "tomorrow"}, "Enter a valid date"),
        ({"later_time": "25:00"}, "Enter a valid time"),
    ],
)
def test_what_is_no_time_to_come_is_said_and_the_words_are_kept(cast, eero, fields, said):
    html = errors_of(later(eero, cast.common, text="Kept words", **fields))
    assert said in html
    assert "Kept words" in html
    assert not Draft.objects.exists()


def test_the_clock_is_the_writers_own(cast, eero, signed_in, clock):
    Person.objects.filter(pk=cast.aino.person_id).update(time_zone="America/New_York")
    later(signed_in(cast.aino), cast.common)
    later(eero, cast.common)
    found = Draft.objects.order_by("publish_at").values_list("member", "publish_at")
    assert list(found) == [
        (cast.eero.pk, datetime(2026, 11, 24, 10, tzinfo=UTC)),
        (cast.aino.pk, datetime(2026, 11, 24, 17, tzinfo=UTC)),
    ]


def test_an_hour_that_autumn_has_twice_is_the_first(cast, eero, clock):
    clock.move_to(datetime(2026, 10, 1, tzinfo=UTC))
    later(eero, cast.common, later_day="2026-10-25", later_time="03:30")
    assert Draft.objects.get().publish_at == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_words_and_time_can_be_changed(cast, eero, clock):
    later(eero, cast.common, **{"poll-question": "Who?", "poll-options": "a\nb"})
    draft = Draft.objects.get()
    here = f"{DRAFTS}{draft.address}/"
    shown = page(eero, here)
    for words in ('value="2026-11-24"', 'value="12:00"', 'value="Tomorrow"', 'value="Who?"'):
        assert words in shown
    assert "data-kept" not in shown, "half a sentence is not put among what waits for its time"
    fields = {"title": "Later still", "text": "Changed", "room": cast.common.pk}
    changed = eero.post(here, fields | {"later_day": "2026-11-26", "later_time": "08:00"})
    assert changed["Location"] == DRAFTS
    due(clock)
    assert not Topic.objects.exists()
    clock.move_to(datetime(2026, 11, 26, 6, 1, tzinfo=UTC))
    publish_due.call_local()
    assert Topic.objects.get().title == "Later still"


def test_it_can_be_published_now(cast, eero, clock):
    later(eero, cast.common)
    later(eero, cast.common, "By its page")
    first, second = Draft.objects.order_by("pk")
    answer = eero.post(f"{DRAFTS}{first.address}/publication/")
    assert answer["Location"] == address(Topic.objects.get())
    fields = {"title": "By its page", "text": "Words", "room": cast.common.pk}
    eero.post(f"{DRAFTS}{second.address}/", fields | {"later_day": "", "later_time": ""})
    assert Topic.objects.count() == 2
    due(clock)
    assert Topic.objects.count() == 2
    assert eero.post(f"{DRAFTS}{first.address}/publication/").status_code == 404


def test_a_page_left_open_does_not_publish_it_a_second_time(cast, eero, clock, monkeypatch):
    later(eero, cast.common)
    draft = Draft.objects.get()
    fields = {"title": "Tomorrow", "text": "Kept words", "room": cast.common.pk}
    good = scheduling.settle

    def too_late(member, own):
        due(clock)  # the worker is faster
        good(member, own)

    monkeypatch.setattr(scheduling, "settle", too_late)
    html = errors_of(eero.post(f"{DRAFTS}{draft.address}/", fields))
    assert "published or discarded meanwhile" in html
    assert "Kept words" in html


def test_the_draft_of_the_composer_moves_along(cast, eero):
    eero.post(f"{DRAFTS}kept/", {"place": "topic", "title": "Tomo", "text": "Half", "once": "form-1"})
    later(eero, cast.common, once="form-1")
    assert [draft.title for draft in Draft.objects.all()] == ["Tomorrow"]
    again = later(eero, cast.common, once="form-1")
    assert again["Location"] == DRAFTS
    assert Draft.objects.count() == 1, "two presses set one"


def not_published(client):
    assert not Topic.objects.exists()
    draft = Draft.objects.get()
    assert draft.publish_at is None
    assert Deed.objects.filter(kind="topic.not_published", subject=draft.pk).count() == 1
    shown = page(client, DRAFTS)
    assert "Not published" in shown
    assert "Tomorrow" in shown
    return shown


def test_who_is_not_in_the_room_any_more_is_told(cast, signed_in, clock):
    gita = signed_in(cast.gita)
    later(gita, cast.workshop)
    belonging.show_out(cast.niilo, cast.workshop, cast.gita)
    due(clock)
    assert "The room is gone, or you may not open discussions there" in not_published(gita)
    assert "Workshop" not in page(gita, DRAFTS).split("<main")[1]


def test_when_the_room_is_gone_the_words_are_not(cast, eero, clock):
    attic = Room.objects.create(community=cast.community, name="Attic", slug="attic")
    later(eero, attic)
    attic.delete()
    due(clock)
    assert "The room is gone" in not_published(eero)
    again = page(eero, f"{DRAFTS}{Draft.objects.get().address}/")
    assert 'value="Tomorrow"' in again
    assert "The room is gone" in again


def test_who_is_asked_to_take_a_break_publishes_nothing_meanwhile(cast, eero, clock):
    later(eero, cast.common)
    until = NOW + timedelta(days=3)
    belonging.suspend(cast.matti, cast.eero, until=until, why="Shouting")
    due(clock)
    assert not Topic.objects.exists()
    clock.move_to(until + timedelta(days=1))
    assert "You were asked to take a break at that time" in not_published(eero)


def test_who_has_left_publishes_nothing(cast, eero, clock):
    later(eero, cast.common)
    belonging.leave(cast.eero)
    due(clock)
    assert not Topic.objects.exists()


def test_a_gate_is_asked_at_that_time_and_its_words_are_told(cast, eero, clock, monkeypatch):
    later(eero, cast.common)
    monkeypatch.setattr(gates, "_gates", [lambda member, draft: gates.refuse("Not on a Tuesday.")])
    due(clock)
    assert "Not on a Tuesday." in not_published(eero)
    shown = eero.post(f"{DRAFTS}{Draft.objects.get().address}/publication/", follow=True)
    assert b"Not on a Tuesday." in shown.content


def test_blocks_are_checked_again(cast, eero, clock):
    later(eero, cast.common, **{"poll-question": "Who?", "poll-options": "a\nb"})
    Draft.objects.update(data={"poll-question": ["Who?"], "poll-options": ["a"]})
    due(clock)
    assert "at least two options" in not_published(eero)


def test_one_that_breaks_holds_up_nobody_elses(cast, eero, signed_in, clock, monkeypatch):
    later(eero, cast.common, "Breaks")
    later(signed_in(cast.aino), cast.common, "Stands")
    good = scheduling.publish

    def breaking(member, draft):
        if draft.title == "Breaks":
            raise RuntimeError("a fault of ours")
        return good(member, draft)

    with monkeypatch.context() as patched:
        patched.setattr(scheduling, "publish", breaking)
        due(clock)
        assert [topic.title for topic in Topic.objects.all()] == ["Stands"]
    publish_due.call_local()
    assert Topic.objects.count() == 2, "the next minute tries again"


def test_a_new_one_may_be_begun_while_another_waits(cast, eero):
    later(eero, cast.common)
    assert 'value="Tomorrow"' not in page(eero, NEW)
    eero.post(f"{DRAFTS}kept/", {"place": "topic", "text": "Another"})
    assert Draft.objects.count() == 2
    waiting = Draft.objects.exclude(publish_at=None).get()
    answer = eero.post(f"{DRAFTS}kept/", {"place": waiting.place, "text": "Half", "known": waiting.mark})
    assert answer.status_code == 404


@pytest.mark.django_db(transaction=True)
def test_two_workers_publish_once(cast, eero, clock):
    later(eero, cast.common)
    clock.shift(timedelta(days=2))
    ready = threading.Barrier(2)

    def work(_number):
        try:
            ready.wait(timeout=10)
            return scheduling.publish_due()
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        assert sum(pool.map(work, range(2))) == 1
    assert Post.objects.count() == Topic.objects.count() == 1


def test_a_guest_of_no_room_sets_nothing(cast, signed_in):
    gita = signed_in(cast.gita)
    assert later(gita, cast.common).status_code == 400
    Member.objects.filter(pk=cast.eero.pk).update(state="suspended", suspended_until=None)
    assert later(signed_in(cast.eero), cast.common).status_code == 403
    assert not Draft.objects.exists()
