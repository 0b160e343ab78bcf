"""Those who come hear of it: their answer by mail with a file for the calendar, a reminder, how it was."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
import vobject

from porukka.communities import deeds
from porukka.communities.models import Member, RoomMember
from porukka.core.mail.models import Letter
from porukka.discussions.actions.following import choose
from porukka.discussions.tests.talking import page
from porukka.events.actions import reminding
from porukka.events.models import Coming
from porukka.events.tests.evenings import LINK, comes, evening
from porukka.notifications.models import Notification
from porukka.notifications.tests.mailing import MORNING, chooses, letters, worker

BELL = "/c/writers/notifications/"
WEDNESDAY = datetime(2026, 11, 25, 16, tzinfo=UTC)  # 18:00 in Helsinki, two days after MORNING


@pytest.fixture
def clock():
    with time_machine.travel(MORNING, tick=False) as moved:
        yield moved


def told(outcome: str) -> list[str]:
    found = Notification.objects.filter(kind="event", outcome=outcome).order_by("member__name")
    return list(found.values_list("member__name", flat=True))


def test_whoever_says_yes_gets_a_letter_with_the_file_and_the_link(cast, clock):
    time = evening(cast.aino, cast.common, starts=WEDNESDAY, place="Library", link=LINK)
    comes(cast.eero, time)
    for _time in range(2):
        worker()
    (letter,) = letters(cast.eero)
    assert letter.subject == "Savings evening: I am coming"
    assert "You are coming to “Savings evening”." in letter.text
    assert "Wednesday 25 November 2026 at 18:00" in letter.text
    assert LINK in letter.text
    ((name, content, kind),) = letter.files
    assert (name, kind) == ("event.ics", "text/calendar")
    event = vobject.readOne(content).vevent
    assert event.dtstart.value.astimezone(UTC) == WEDNESDAY
    assert LINK in event.description.value


def test_the_letter_answers_without_signing_in(cast, clock, client):
    time = evening(cast.aino, cast.common, starts=WEDNESDAY)
    comes(cast.eero, time)
    worker()
    (no,) = re.findall(r"http://testserver(/answer/\S+/no/)", letters(cast.eero)[0].text)
    client.post(no)
    assert Coming.objects.get(member=cast.eero).answer == "no"
    worker()
    assert len(letters(cast.eero)) == 1  # who does not come needs no file


def test_a_maybe_and_a_place_in_line_are_confirmed_without_the_private_link(cast, clock):
    time = evening(cast.aino, cast.common, starts=WEDNESDAY, link=LINK, cap=1)
    comes(cast.niilo, time)
    comes(cast.eero, time)
    comes(cast.mari, time, "maybe")
    worker()
    (waits,), (may,) = letters(cast.eero), letters(cast.mari)
    assert "You wait in line" in waits.text
    assert not waits.files
    assert "You may come" in may.text
    assert LINK not in may.text + may.files[0][1].replace("\r\n ", "") + waits.text


def test_whoever_goes_to_and_fro_is_not_written_to_each_time(cast, clock):
    time = evening(cast.aino, cast.common, starts=WEDNESDAY)
    for said in ("yes", "no", "yes", "no", "yes"):
        comes(cast.eero, time, said)
        worker()
    assert len(letters(cast.eero)) == 1


def test_of_a_private_room_the_letter_says_nothing_and_lets_nobody_answer(cast, clock):
    time = evening(cast.niilo, cast.workshop, starts=WEDNESDAY, link=LINK)
    comes(cast.gita, time)
    worker()
    (letter,) = letters(cast.gita)
    everything = f"{letter.subject}{letter.text}{letter.html}{letter.files}"
    for word in ("Savings", "/answer/", LINK, "Workshop"):
        assert word not in everything
    assert f"/c/writers/events/at/{time.address}/" in letter.text


def test_who_wants_no_mail_about_events_gets_none(cast, clock):
    chooses(cast.eero, event="page")
    time = evening(cast.aino, cast.common, starts=WEDNESDAY)
    comes(cast.eero, time)
    clock.move_to(WEDNESDAY - timedelta(hours=20))
    reminding.remind()
    worker()
    assert letters(cast.eero) == []
    assert told("near") == ["Eero"]


def test_only_those_who_come_are_reminded_on_the_page_and_by_mail(cast, clock, signed_in):
    time = evening(cast.aino, cast.common, starts=WEDNESDAY)
    for member, said in ((cast.eero, "yes"), (cast.niilo, "no"), (cast.mari, "maybe"), (cast.matti, "yes")):
        comes(member, time, said)
    worker()
    before = Letter.objects.count()
    clock.move_to(WEDNESDAY - timedelta(hours=20))
    for _time in range(2):
        reminding.remind()
        deeds.catch_up()
    assert told("near") == ["Eero", "Matti"]
    html = page(signed_in(cast.eero), BELL)
    assert "“Savings evening” begins within a day. You said that you come" in html
    clock.move_to(WEDNESDAY - timedelta(hours=19))
    worker()
    assert Letter.objects.count() == before + 2
    letter = letters(cast.eero)[-1]
    assert "An event you come to" in letter.subject
    assert re.search(r"I cannot come: http://testserver/answer/\S+/no/", letter.text)


def test_whoever_has_just_said_so_is_not_reminded(cast, clock):
    time = evening(cast.aino, cast.common, starts=MORNING + timedelta(hours=5))
    comes(cast.eero, time)
    reminding.remind()
    deeds.catch_up()
    assert told("near") == []


@pytest.mark.parametrize(("hours", "is_told"), [(5, True), (27, True), (28, False)])
def test_whoever_is_not_reminded_any_more_hears_it_with_her_answer(cast, clock, hours, is_told):
    """Each yes gets one of the two: a reminder, or the word that none comes."""
    time = evening(cast.aino, cast.common, starts=MORNING + timedelta(hours=hours, minutes=-1))
    comes(cast.eero, time)
    worker()
    assert ("so soon that no reminder comes" in letters(cast.eero)[0].text) == is_told
    clock.move_to(max(MORNING, time.starts - reminding.BEFORE))
    reminding.remind()
    deeds.catch_up()
    assert told("near") == ([] if is_told else ["Eero"])


def test_a_reminder_that_would_come_too_late_is_not_written(cast, clock):
    chooses(cast.eero, quiet=(17, 9))
    time = evening(cast.aino, cast.common, starts=WEDNESDAY)
    comes(cast.eero, time)
    clock.move_to(WEDNESDAY - timedelta(minutes=50))  # the worker was away; ten past five in Helsinki
    reminding.remind()
    deeds.catch_up()
    before = Letter.objects.count()
    clock.move_to(WEDNESDAY + timedelta(hours=16))  # the quiet hours are over, and so is the evening
    worker()
    assert Letter.objects.count() == before
    assert told("near") == ["Eero"]


def test_a_worker_that_wakes_after_the_beginning_reminds_nobody(cast, clock):
    time = evening(cast.aino, cast.common, starts=WEDNESDAY)
    comes(cast.eero, time)
    clock.move_to(WEDNESDAY - timedelta(hours=20))
    reminding.remind()
    clock.move_to(WEDNESDAY + timedelta(minutes=1))
    deeds.catch_up()
    assert told("near") == []


def test_who_may_not_read_it_any_more_hears_nothing(cast, clock):
    time = evening(cast.niilo, cast.workshop, starts=WEDNESDAY)
    comes(cast.gita, time)
    RoomMember.objects.filter(room=cast.workshop, member=cast.gita).delete()
    other = evening(cast.aino, cast.common, starts=WEDNESDAY)
    comes(cast.eero, other)
    Member.objects.filter(pk=cast.eero.pk).update(state=Member.State.SUSPENDED)
    clock.move_to(WEDNESDAY - timedelta(hours=20))
    reminding.remind()
    worker()
    assert told("near") == []
    assert Letter.objects.count() == 0


def test_the_day_after_those_who_were_there_are_asked(cast, clock, signed_in):
    time = evening(cast.aino, cast.common, starts=WEDNESDAY, wants_feedback=True)
    for member, said in ((cast.eero, "yes"), (cast.niilo, "no"), (cast.matti, "yes")):
        comes(member, time, said)
    Coming.objects.filter(member=cast.matti).update(attended=False)
    clock.move_to(WEDNESDAY + timedelta(hours=16))
    reminding.ask()
    deeds.catch_up()
    assert told("over") == ["Eero"]
    clock.move_to(WEDNESDAY + timedelta(hours=17))
    worker()
    letter = letters(cast.eero)[-1]
    assert f"/c/writers/events/of/{time.event.post.address}/feedback/" in letter.text
    assert "/answer/" not in letter.text
    assert "How was “Savings evening”?" in page(signed_in(cast.eero), BELL)


def test_a_letter_about_a_new_event_asks_at_once_and_only_of_an_open_room(cast, clock, client):
    chooses(cast.gita, followed="now")
    chooses(cast.eero, followed="now")
    choose(cast.eero, "room", cast.common.pk, "follow")
    choose(cast.gita, "room", cast.workshop.pk, "follow")
    time = evening(cast.aino, cast.common, starts=WEDNESDAY)
    evening(cast.niilo, cast.workshop, starts=WEDNESDAY)
    deeds.catch_up()
    clock.shift(timedelta(minutes=11))
    worker()
    (letter,) = letters(cast.eero)
    assert "Aino started “Savings evening”" in letter.text
    (yes,) = re.findall(r"I am coming: http://testserver(/answer/\S+/yes/)", letter.text)
    assert yes in letter.html
    client.post(yes)
    assert Coming.objects.get(member=cast.eero, occurrence=time).answer == "yes"
    (closed,) = letters(cast.gita)
    assert "/answer/" not in closed.text
