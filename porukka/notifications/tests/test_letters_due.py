"""When letters are written: ten minutes bundled, once, and also after everything stood still."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from porukka.communities import deeds
from porukka.communities.actions import belonging, looking
from porukka.communities.models import Cursor
from porukka.core import labels
from porukka.core.mail.models import Letter
from porukka.discussions.actions import reading as topics
from porukka.discussions.actions import writing
from porukka.notifications.actions import mailing
from porukka.notifications.models import Notification, Preference
from porukka.notifications.tests.mailing import MORNING, chooses, letters, waiting, worker


@pytest.fixture
def clock():
    with time_machine.travel(MORNING, tick=False) as traveller:
        yield traveller


@pytest.fixture
def topic(clock, cast):
    return writing.start_topic(cast.aino, cast.common, title="Hello", text="Words")


def minutes(clock, count):
    clock.shift(timedelta(minutes=count))
    worker()


def test_a_reply_to_me_comes_by_mail_after_ten_minutes(cast, topic, clock):
    writing.reply(cast.eero, topic, text="Hi", reply_to=topic.posts.get())
    worker()
    minutes(clock, 9)
    assert letters() == []
    minutes(clock, 1)
    (letter,) = letters()
    assert letter.to == ["aino@example.org"]
    assert letter.subject == "Eero replied to you in Quiet writers"
    minutes(clock, 60)
    assert len(letters()) == 1


def test_the_first_answer_comes_by_mail_and_the_next_ones_wait_on_the_page(cast, topic, clock):
    writing.reply(cast.eero, topic, text="The first")
    writing.reply(cast.niilo, topic, text="The second")
    worker()
    minutes(clock, 10)
    (letter,) = letters()
    assert "The first" in letter.text
    assert "The second" not in letter.text
    assert Notification.objects.filter(member=cast.aino).count() == 2
    minutes(clock, 60 * 24)
    assert len(letters()) == 1


def test_what_comes_within_ten_minutes_is_one_letter(cast, topic, clock):
    first = topic.posts.get()
    writing.reply(cast.eero, topic, text="Thought one", reply_to=first)
    worker()
    minutes(clock, 9)
    writing.reply(cast.niilo, topic, text="Thought two", reply_to=first)
    worker()
    minutes(clock, 1)
    (letter,) = letters()
    assert letter.subject == "You have 2 replies in Quiet writers"
    assert letter.text.index("Thought one") < letter.text.index("Thought two")
    writing.reply(cast.mari, topic, text="Thought three", reply_to=first)
    worker()
    minutes(clock, 9)
    assert len(letters()) == 1
    minutes(clock, 1)
    assert [("Thought three" in letter.text, "Thought two" in letter.text) for letter in letters()] == [
        (False, True),
        (True, False),
    ]


def test_each_member_has_a_letter_of_her_own(cast, topic, clock):
    first = writing.reply(cast.eero, topic, text="Hi")
    writing.reply(cast.niilo, topic, text="To you", reply_to=first)
    worker()
    minutes(clock, 10)
    assert [letter.subject for letter in letters(cast.eero)] == ["Niilo replied to you in Quiet writers"]
    assert [letter.subject for letter in letters(cast.aino)] == [
        "Eero replied in your discussion in Quiet writers"
    ]
    assert all("aino@" not in letter.text + letter.html for letter in letters())


def test_what_was_read_meanwhile_is_left_out(cast, topic, clock, signed_in):
    first = topic.posts.get()
    other = writing.start_topic(cast.aino, cast.common, title="Other", text="Words")
    writing.reply(cast.eero, topic, text="Read already", reply_to=first)
    writing.reply(cast.eero, other, text="Not read yet", reply_to=other.posts.get())
    worker()
    address = f"/c/writers/t/{topic.address}-hello/reading/"
    assert signed_in(cast.aino).post(address, {"number": 1}).status_code == 204
    minutes(clock, 10)
    (letter,) = letters()
    assert "Not read yet" in letter.text
    assert "Read already" not in letter.text


def test_who_has_read_everything_gets_no_letter(cast, topic, clock):
    writing.reply(cast.eero, topic, text="Hi")
    worker()
    topic.refresh_from_db()
    topics.mark_read(cast.aino, topic, 1)
    minutes(clock, 10)
    assert (letters(), waiting()) == ([], 0)


def test_marking_all_as_read_stops_the_letter_too(cast, topic, clock, signed_in):
    writing.reply(cast.eero, topic, text="Hi")
    worker()
    signed_in(cast.aino).post("/c/writers/notifications/readings/", {"up_to": "999"})
    minutes(clock, 10)
    assert letters() == []


def test_after_an_hour_without_a_worker_there_is_one_letter(cast, topic, clock):
    """Nothing was told meanwhile: what came in that hour is bundled from the moment the worker is back."""
    first = topic.posts.get()
    for number in range(6):
        writing.reply(cast.eero, topic, text=f"Thought {number}", reply_to=first)
        clock.shift(timedelta(minutes=10))
    worker()
    assert letters() == []  # she may still read it on the page first
    minutes(clock, 10)
    (letter,) = letters()
    assert letter.subject == "You have 6 replies in Quiet writers"


def test_after_an_hour_without_the_minute_job_there_is_one_letter(cast, topic, clock):
    first = topic.posts.get()
    for number in range(6):
        writing.reply(cast.eero, topic, text=f"Thought {number}", reply_to=first)
        deeds.catch_up(["notifications"])
        clock.shift(timedelta(minutes=10))
    worker()
    worker()
    assert [letter.subject for letter in letters()] == ["You have 6 replies in Quiet writers"]


def test_deeds_handled_again_write_no_second_letter(cast, topic, clock):
    writing.reply(cast.eero, topic, text="Hi")
    worker()
    minutes(clock, 10)
    Cursor.objects.all().delete()  # as if the worker had been killed before its cursor was written
    worker()
    minutes(clock, 20)
    assert len(letters()) == 1


def test_what_is_days_old_stands_on_the_page_only(cast, topic, clock):
    writing.reply(cast.eero, topic, text="Hi")
    clock.shift(timedelta(days=3, minutes=1))
    worker()
    assert Notification.objects.filter(member=cast.aino).count() == 1
    minutes(clock, 10)
    assert letters() == []


def test_a_letter_that_cannot_be_written_holds_up_nobody(cast, topic, clock, monkeypatch, caplog):
    first = writing.reply(cast.eero, topic, text="Hi")
    writing.reply(cast.niilo, topic, text="To you", reply_to=first)
    worker()
    good = mailing.letters.write
    monkeypatch.setattr(
        mailing.letters, "write", lambda to, *rest: good(to, *rest) if "eero" in to else 1 / 0
    )
    minutes(clock, 10)
    assert [letter.to for letter in letters()] == [["eero@example.org"]]
    assert "No letter could be written" in caplog.text
    monkeypatch.undo()
    minutes(clock, 59)
    assert letters(cast.aino) == []
    minutes(clock, 1)
    assert len(letters(cast.aino)) == 1


def test_a_flood_of_replies_becomes_ten_letters_and_then_waits_for_the_summary(cast, topic, clock):
    first = topic.posts.get()
    for number in range(14):
        writing.reply(cast.eero, topic, text=f"Thought {number}.", reply_to=first)
        worker()
        minutes(clock, 10)
    assert len(letters()) == 10
    clock.move_to(MORNING.replace(hour=14, minute=59))
    worker()
    assert len(letters()) == 10
    minutes(clock, 1)
    assert [letter.subject for letter in letters()[10:]] == ["You have 4 replies in Quiet writers"]


def test_the_daily_summary_comes_once_at_her_hour(cast, topic, clock):
    chooses(cast.aino, answer_to_topic="daily", first_answer="daily")
    for number in range(3):
        writing.reply(cast.eero, topic, text=f"Thought {number}.")
        worker()
        minutes(clock, 60)
    clock.move_to(MORNING.replace(hour=14, minute=59))
    worker()
    assert letters() == []
    minutes(clock, 1)
    (letter,) = letters()
    assert letter.subject == "You have 3 replies in Quiet writers"
    assert "the daily summary that you asked for" in letter.text
    writing.reply(cast.eero, topic, text="Later")
    worker()
    minutes(clock, 60 * 23)
    assert len(letters()) == 1
    minutes(clock, 60)
    assert len(letters()) == 2


def test_without_anything_new_there_is_no_summary(cast, topic, clock):
    chooses(cast.aino, answer_to_topic="daily", first_answer="daily")
    minutes(clock, 60 * 48)
    assert letters() == []


def test_a_summary_that_was_late_is_not_followed_by_a_second_on_the_same_day(cast, topic, clock):
    chooses(cast.aino, first_answer="daily", answer_to_topic="daily")
    writing.reply(cast.eero, topic, text="Yesterday")
    deeds.catch_up(["notifications"])
    clock.shift(timedelta(hours=24))  # no worker at 17
    worker()
    assert len(letters()) == 1
    writing.reply(cast.niilo, topic, text="Today")
    worker()
    clock.move_to(MORNING.replace(day=24, hour=15, minute=1))
    worker()
    assert len(letters()) == 1
    clock.move_to(MORNING.replace(day=25, hour=15, minute=1))
    worker()
    assert len(letters()) == 2


def test_what_comes_at_once_does_not_bring_the_summary_along(cast, topic, clock):
    chooses(cast.aino, answer_to_topic="daily")
    writing.reply(cast.eero, topic, text="The first")
    writing.reply(cast.eero, topic, text="The second")
    worker()
    minutes(clock, 10)
    (letter,) = letters()
    assert "The second" not in letter.text
    clock.move_to(MORNING.replace(hour=15))
    worker()
    assert ["The second" in letter.text for letter in letters()] == [False, True]


def test_the_minute_without_work_is_one_query_and_writes_nothing(cast, topic, clock):
    writing.reply(cast.eero, topic, text="Hi")
    worker()
    with CaptureQueriesContext(connection) as caught:
        assert mailing.write_due_letters() == 0
    assert len(caught) == 1


def test_a_letter_costs_the_same_for_one_line_as_for_many(cast, clock):
    costs = []
    for number in (1, 12):
        topic = writing.start_topic(cast.aino, cast.common, title="Hello", text="Words")
        first = topic.posts.get()
        for _number in range(number):
            writing.reply(cast.eero, topic, text="Hi", reply_to=first)
        deeds.catch_up(["notifications"])
        clock.shift(timedelta(minutes=10))
        Preference.objects.get_or_create(community=cast.community, member=cast.aino)
        with CaptureQueriesContext(connection) as caught:
            assert mailing.write_due_letters() == 1
        costs.append(len(caught))
    assert costs[0] == costs[1] <= 14


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_write_one_letter(cast, monkeypatch):
    monkeypatch.setattr(mailing.hours, "BUNDLE", timedelta(0))
    topic = writing.start_topic(cast.aino, cast.common, title="Hello", text="Words")
    first = topic.posts.get()
    for number in range(5):
        writing.reply(cast.eero, topic, text=f"Thought {number}", reply_to=first)
    deeds.catch_up(["notifications"])
    start, faults = threading.Barrier(4), []

    def work() -> None:
        try:
            start.wait(timeout=10)
            mailing.write_due_letters()
        except Exception as error:
            faults.append(error)
        finally:
            connection.close()

    workers = [threading.Thread(target=work) for _number in range(4)]
    for one in workers:
        one.start()
    for one in workers:
        one.join()
    assert faults == []
    assert [letter.subject for letter in Letter.objects.all()] == ["You have 5 replies in Quiet writers"]
    assert Notification.objects.filter(mail_at=None).exclude(mailed_at=None).count() == 5


def test_a_letter_calls_a_role_as_the_community_does(cast, clock):
    looking.call(cast.aino, {"expert": "Tietäjä"})
    labels.use("")  # the worker has no page that has said so
    chooses(cast.eero, role="now")
    belonging.give_role(cast.aino, cast.eero, "expert")
    worker()
    minutes(clock, 10)
    (letter,) = letters(cast.eero)
    assert "Aino gave you a role: Tietäjä" in letter.text
    assert labels.current() == ""  # the next letter may be another community's
