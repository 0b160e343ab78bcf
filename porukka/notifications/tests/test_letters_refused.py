"""Nothing goes to somebody who may not see it any more, not when the letter is written and not while it waits."""

from __future__ import annotations

import smtplib
from datetime import timedelta

import pytest
import time_machine
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

from porukka.communities.actions import belonging
from porukka.communities.models import Member, RoomMember
from porukka.core.mail import sending
from porukka.core.mail.models import Letter
from porukka.discussions.actions import deleting, hiding, writing
from porukka.notifications.models import Notification
from porukka.notifications.tests.mailing import MORNING, chooses, letters, waiting, worker


@pytest.fixture
def clock():
    with time_machine.travel(MORNING, tick=False) as traveller:
        yield traveller


@pytest.fixture
def topic(clock, cast):
    """Eero has spoken in Aino's discussion, and Niilo has replied to him: letters to both are to come."""
    topic = writing.start_topic(cast.aino, cast.common, title="Hello", text="Words")
    first = writing.reply(cast.eero, topic, text="Hi")
    writing.reply(cast.niilo, topic, text="To you", reply_to=first)
    worker()
    assert waiting() == 2
    return topic


def after_ten_minutes(clock):
    clock.shift(timedelta(minutes=10))
    worker()
    return [letter.to[0].partition("@")[0] for letter in letters()]


def suspend(cast):
    belonging.suspend(cast.aino, cast.eero, until=timezone.now() + timedelta(days=1), why="Shouting")


ENDS = {
    "left": lambda cast, topic: belonging.leave(cast.eero),
    "removed": lambda cast, topic: belonging.remove(cast.aino, cast.eero),
    "suspended": lambda cast, topic: suspend(cast),
    "the account is off": lambda cast, topic: (
        type(cast.eero.person).objects.filter(pk=cast.eero.person_id).update(is_active=False)
    ),
    "the account is erased": lambda cast, topic: cast.eero.person.delete(),
    "the address is gone": lambda cast, topic: (
        type(cast.eero.person).objects.filter(pk=cast.eero.person_id).update(email=None)
    ),
    "the reply is deleted": lambda cast, topic: deleting.delete(cast.niilo, topic.posts.get(number=2)),
    "the room was closed": lambda cast, topic: (
        type(cast.common).objects.filter(pk=cast.common.pk).update(kind="secret")
        and RoomMember.objects.create(community=cast.community, room=cast.common, member=cast.aino)
    ),
    "made a guest": lambda cast, topic: belonging.give_role(cast.aino, cast.eero, "guest"),
}


def test_if_nothing_happens_both_letters_come(cast, topic, clock):
    assert sorted(after_ten_minutes(clock)) == ["aino", "eero"]


@pytest.mark.parametrize("end", ENDS)
def test_the_one_who_may_no_longer_see_it_gets_no_letter_and_the_other_does(cast, topic, clock, end):
    ENDS[end](cast, topic)
    assert after_ten_minutes(clock) == ["aino"]
    assert waiting() == 0


def test_a_deleted_discussion_sends_nobody_a_letter(cast, topic, clock):
    for post in topic.posts.order_by("-number"):
        deleting.delete(post.author, post)
    assert after_ten_minutes(clock) == []


def test_a_deletion_taken_back_in_time_changes_nothing(cast, topic, clock):
    deleting.undo_deletion(cast.niilo, deleting.delete(cast.niilo, topic.posts.get(number=2)))
    assert sorted(after_ten_minutes(clock)) == ["aino", "eero"]


def test_who_is_shown_out_of_the_room_gets_no_letter_and_who_stays_does(cast, clock):
    topic = writing.start_topic(cast.niilo, cast.workshop, title="Hello", text="Words")
    first = writing.reply(cast.gita, topic, text="Hi")
    RoomMember.objects.create(community=cast.community, room=cast.workshop, member=cast.eero)
    writing.reply(cast.eero, topic, text="To you", reply_to=first)
    worker()
    assert {line.member.name for line in Notification.objects.exclude(mail_at=None)} == {"Gita", "Niilo"}
    belonging.show_out(cast.niilo, cast.workshop, cast.gita)
    assert after_ten_minutes(clock) == ["niilo"]


def test_a_member_who_comes_back_is_not_mailed_what_she_missed(cast, topic, clock):
    suspend(cast)
    after_ten_minutes(clock)
    belonging.end_suspension(cast.aino, Member.objects.get(pk=cast.eero.pk))
    assert after_ten_minutes(clock) == ["aino"]


def test_whose_suspension_is_over_gets_letters_again(cast, topic, clock):
    Member.objects.filter(pk=cast.eero.pk).update(state="suspended", suspended_until=timezone.now())
    assert sorted(after_ten_minutes(clock)) == ["aino", "eero"]


# While the mail server is down


class Dead(BaseEmailBackend):
    def open(self):
        raise smtplib.SMTPServerDisconnected("down")


@pytest.fixture
def queued(cast, topic, clock, settings):
    """Both letters are written, and the mail server is down."""
    settings.OUTBOX_TRANSPORT = f"{__name__}.Dead"
    after_ten_minutes(clock)
    sending.send_due_letters()
    assert {letter.to[0] for letter in letters()} == {"aino@example.org", "eero@example.org"}


@pytest.mark.parametrize("end", ["left", "removed", "suspended", "the reply is deleted"])
def test_a_letter_that_waits_for_the_mail_server_is_taken_back(cast, topic, clock, queued, end):
    ENDS[end](cast, topic)
    worker()
    assert [letter.to for letter in letters()] == [["aino@example.org"]]
    assert waiting() == 0


def test_hidden_words_leave_a_letter_that_waits_for_the_mail_server(cast, topic, clock, queued):
    post = topic.posts.get(number=2)
    words = post.text
    assert any(words in letter.text for letter in letters(cast.eero))
    hiding.hide(cast.aino, post, "Off the subject")
    worker()
    assert not any(words in letter.text for letter in letters(cast.eero))


def test_being_shown_out_of_a_room_takes_its_lines_out_of_a_waiting_letter(cast, topic, clock, queued):
    """What she may still see goes out, in a letter written anew."""
    talk = writing.start_topic(cast.niilo, cast.workshop, title="Hello", text="Words")
    RoomMember.objects.create(community=cast.community, room=cast.workshop, member=cast.eero)
    mine = writing.reply(cast.eero, talk, text="Hi")
    writing.reply(cast.niilo, talk, text="To you here", reply_to=mine)
    open_one = writing.reply(cast.eero, topic, text="Hi again")
    writing.reply(cast.niilo, topic, text="To you there", reply_to=open_one)
    worker()
    after_ten_minutes(clock)
    before = letters(cast.eero)[-1]
    assert before.subject == "You have 2 replies in Quiet writers"
    belonging.show_out(cast.niilo, cast.workshop, cast.eero)
    worker()
    assert not Letter.objects.filter(pk=before.pk).exists()
    (anew,) = [letter for letter in letters(cast.eero) if "To you there" in letter.text]
    assert anew.subject == "Niilo replied to you in Quiet writers"
    assert "/c/writers/notifications/\n" not in anew.text


def test_a_letter_that_is_out_stays_out(cast, topic, clock, settings):
    settings.OUTBOX_TRANSPORT = "django.core.mail.backends.locmem.EmailBackend"
    after_ten_minutes(clock)
    assert sending.send_due_letters() == 2
    belonging.leave(cast.eero)
    worker()
    assert Letter.objects.filter(state="sent").count() == 2
    assert Notification.objects.exclude(mailed_at=None).count() == 2


def test_a_letter_of_the_account_is_never_taken_back(cast, topic, clock, queued):
    Letter.objects.create(to=["eero@example.org"], sender="p@example.org", subject="Your sign-in code")
    belonging.leave(cast.eero)
    worker()
    assert [letter.subject for letter in letters(cast.eero)] == ["Your sign-in code"]


def test_who_wants_no_letters_is_on_the_page_only(cast, topic, clock):
    chooses(cast.eero, reply_to_me="page")
    assert after_ten_minutes(clock) == ["aino"]
    assert Notification.objects.filter(member=cast.eero).exists()
