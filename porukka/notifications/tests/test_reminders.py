"""A reminder comes when its time has come: to the page, the bell and by mail, once, and only of what she may see."""

from __future__ import annotations

import hashlib
import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from porukka.communities.actions import belonging
from porukka.communities.live import Group, frames
from porukka.discussions.actions import deleting, hiding, reading, reminding, saving
from porukka.discussions.actions.following import choose
from porukka.discussions.models import Saved, Topic
from porukka.discussions.tasks import remind
from porukka.discussions.tests.talking import a_reply, a_topic, address, opening, page
from porukka.notifications.models import Notification
from porukka.notifications.queries import unread_count
from porukka.notifications.tests.mailing import MORNING, chooses, letters, worker
from tests.cast import Cast

BELL = "/c/writers/notifications/"
SAVED = "/c/writers/saved/"
HOUR = timedelta(hours=1)


@pytest.fixture
def clock():
    with time_machine.travel(MORNING, tick=False) as traveller:
        yield traveller


@pytest.fixture
def topic(clock, cast: Cast) -> Topic:
    return a_topic(cast.aino, cast.common)


def minute() -> None:
    """What the worker does within a minute."""
    remind.call_local()
    worker()


def told(member) -> list[str]:
    return list(Notification.objects.visible_to(member).order_by("deed_seq").values_list("kind", flat=True))


def test_it_comes_at_its_time_and_once(cast, topic, clock, signed_in):
    saving.save(cast.eero, topic, MORNING + HOUR)
    clock.shift(HOUR - timedelta(seconds=1))
    minute()
    assert told(cast.eero) == []
    clock.shift(timedelta(seconds=1))
    minute()
    minute()
    assert told(cast.eero) == ["reminder"]
    assert told(cast.aino) == []
    eeros = signed_in(cast.eero)
    assert "You asked to be reminded of “First chapters”" in page(eeros, BELL)
    assert "reminded you just now" in page(eeros, SAVED)


def test_it_is_unread_although_she_has_read_the_discussion_until_she_goes_there(
    cast, topic, clock, signed_in
):
    post = a_reply(cast.niilo, topic)
    reading.mark_read(cast.eero, topic, post.number)
    saving.save(cast.eero, post, MORNING)
    minute()
    assert unread_count(cast.eero) == 1
    eeros = signed_in(cast.eero)
    html = page(eeros, BELL)
    assert "You asked to be reminded of a post in “First chapters”" in html
    line = Notification.objects.get(member=cast.eero)
    answer = eeros.post(f"{BELL}{line.address}/reading/")
    assert answer["Location"] == f"{address(topic)}#p1"
    assert unread_count(cast.eero) == 0


def test_two_workers_give_it_once(cast, topic, monkeypatch):
    """The second found the same row due, and comes to it after the first."""
    saved = saving.save(cast.eero, topic, MORNING)
    assert reminding._remind(saved.pk)
    assert not reminding._remind(saved.pk)
    worker()
    assert told(cast.eero) == ["reminder"]


def test_after_an_outage_it_comes_late_and_one_that_fails_holds_up_nobody(cast, topic, clock, monkeypatch):
    broken = saving.save(cast.mari, topic, MORNING)
    saving.save(cast.eero, topic, MORNING + HOUR)
    clock.shift(timedelta(days=5))
    real = reminding._still_seen

    def fails(saved: Saved):
        if saved.pk == broken.pk:
            raise RuntimeError("broken")
        return real(saved)

    monkeypatch.setattr(reminding, "_still_seen", fails)
    minute()
    assert (told(cast.mari), told(cast.eero)) == ([], ["reminder"])
    monkeypatch.undo()
    minute()
    assert (told(cast.mari), told(cast.eero)) == (["reminder"], ["reminder"])


def test_what_was_removed_or_changed_does_not_come(cast, topic, clock):
    removed = saving.save(cast.eero, topic, MORNING + HOUR)
    saving.remove(cast.eero, removed)
    saving.save(cast.mari, topic, MORNING + HOUR)
    saving.save(cast.mari, topic, MORNING + 2 * HOUR)
    clock.shift(HOUR)
    minute()
    assert (told(cast.eero), told(cast.mari)) == ([], [])
    clock.shift(HOUR)
    minute()
    assert (told(cast.eero), told(cast.mari)) == ([], ["reminder"])


def test_of_what_she_may_no_longer_see_nothing_comes_and_the_page_says_so(cast, clock, signed_in):
    hidden = a_topic(cast.niilo, cast.workshop, "Behind the door")
    saving.save(cast.gita, hidden, MORNING + HOUR)
    belonging.show_out(cast.niilo, cast.workshop, cast.gita)
    clock.shift(HOUR)
    minute()
    assert not Notification.objects.filter(member=cast.gita, kind="reminder").exists()
    html = page(signed_in(cast.gita), SAVED)
    assert "no reminder comes of it" in html
    assert "Behind the door" not in html
    belonging.let_in(cast.niilo, cast.workshop, cast.gita)
    minute()
    assert "reminder" not in told(cast.gita)


def test_a_right_that_ends_after_it_came_takes_it_along(cast, clock):
    hidden = a_topic(cast.niilo, cast.workshop, "Behind the door")
    saving.save(cast.gita, hidden, MORNING)
    minute()
    assert "reminder" in told(cast.gita)
    belonging.show_out(cast.niilo, cast.workshop, cast.gita)
    assert told(cast.gita) == []


def test_of_a_deleted_post_nothing_comes(cast, topic, clock):
    post = a_reply(cast.niilo, topic)
    a_reply(cast.mari, topic, to=post)
    saving.save(cast.eero, post, MORNING)
    deleting.delete(cast.niilo, post)
    minute()
    assert told(cast.eero) == []


def test_who_takes_a_break_is_reminded_when_she_is_back_and_who_left_is_not(cast, topic, clock):
    saving.save(cast.eero, topic, MORNING + HOUR)
    saving.save(cast.niilo, topic, MORNING + HOUR)
    belonging.suspend(cast.aino, cast.eero, until=MORNING + 5 * HOUR, why="Shouting")
    belonging.leave(cast.niilo)
    clock.shift(HOUR)
    minute()
    assert not Notification.objects.filter(kind="reminder").exists()
    clock.shift(5 * HOUR)
    minute()
    assert list(Notification.objects.filter(kind="reminder").values_list("member", flat=True)) == [
        cast.eero.pk
    ]


@pytest.mark.parametrize("kind", ["room", "topic", "person"])
def test_it_passes_whatever_she_has_muted(cast, topic, clock, kind):
    subject = {"room": cast.common.pk, "topic": topic.pk, "person": cast.aino.pk}[kind]
    choose(cast.eero, kind, subject, "mute")
    saving.save(cast.eero, opening(topic), MORNING)
    minute()
    assert told(cast.eero) == ["reminder"]
    assert unread_count(cast.eero) == 1


def test_the_bell_of_nobody_else_rings(cast, topic, signed_in):
    def key(client) -> str:
        return re.search(r'data-key="(\w+)"', client.get("/c/writers/").content.decode())[1]

    saving.save(cast.eero, topic, MORNING)
    remind.call_local()
    frame = frames(cast.community.pk, 0, Group("en", "Europe/Helsinki", "member"))[-1]
    assert frame.kind == "told"
    assert frame.data.keys() == {"id", "to"}
    rung = {
        member.name
        for member in (cast.aino, cast.eero, cast.mari)
        if hashlib.sha256(f"{key(signed_in(member))}:{frame.data['id']}".encode()).hexdigest()[:16]
        in frame.data["to"]
    }
    assert rung == {"Eero"}


# By mail


def test_by_mail_it_comes_in_that_minute_with_the_title_and_nobodys_words(cast, topic, clock):
    saving.save(cast.eero, topic, MORNING + HOUR)
    saving.save(cast.mari, opening(topic), MORNING + HOUR)
    clock.shift(HOUR)
    minute()
    (letter,) = letters(cast.eero)
    assert letter.subject == "You have a reminder in Quiet writers"
    assert "You asked to be reminded of “First chapters” (Common room)" in letter.text
    assert address(topic) in letter.text
    assert "because you asked to be reminded" in letter.text
    assert "How do you end yours?" not in letter.text
    assert "How do you end yours?" not in letters(cast.mari)[0].text


def test_the_title_of_a_private_room_stands_in_no_mail(cast, clock):
    saving.save(cast.gita, a_topic(cast.niilo, cast.workshop, "Behind the door"), MORNING)
    minute()
    (letter,) = letters(cast.gita)
    assert "You have a reminder in Quiet writers" in letter.text
    assert "Behind the door" not in letter.text + letter.subject
    assert "behind-the-door" not in letter.text


def test_it_waits_for_the_end_of_quiet_hours_and_goes_where_she_chose(cast, topic, clock):
    chooses(cast.eero, quiet=(22, 7))
    chooses(cast.mari, reminder="page")
    evening = datetime(2026, 11, 23, 21, 0, tzinfo=UTC)  # eleven in Helsinki
    for member in (cast.eero, cast.mari):
        saving.save(member, topic, evening)
    clock.move_to(evening)
    minute()
    assert (letters(), told(cast.eero), told(cast.mari)) == ([], ["reminder"], ["reminder"])
    clock.move_to(datetime(2026, 11, 24, 5, 0, tzinfo=UTC))
    minute()
    assert (len(letters(cast.eero)), letters(cast.mari)) == (1, [])


@pytest.mark.parametrize("how", ["deleted", "hidden"])
def test_a_letter_on_its_way_is_taken_back_with_the_title(cast, topic, clock, how):
    saving.save(cast.eero, topic, MORNING)
    minute()
    assert len(letters(cast.eero)) == 1
    if how == "deleted":
        deleting.delete(cast.aino, opening(topic))
    else:
        hiding.hide(cast.matti, opening(topic), "Not here")
    minute()
    assert not [letter for letter in letters(cast.eero) if "First chapters" in letter.text]
