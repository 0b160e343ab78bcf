"""Whoever set a discussion to be published later hears of it when it was not: on the page and by mail."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine

from porukka.communities.actions import belonging
from porukka.communities.models import Room
from porukka.discussions.actions import scheduling
from porukka.discussions.actions.drafting import Words
from porukka.discussions.tasks import publish_due
from porukka.notifications.models import Notification
from porukka.notifications.tests.mailing import MORNING, chooses, letters, worker


@pytest.fixture
def clock():
    with time_machine.travel(MORNING, tick=False) as traveller:
        yield traveller


def fails(cast, clock, count=1):
    attic = Room.objects.create(community=cast.community, name="Kanarialintu", slug="attic")
    for number in range(count):
        words = Words(title=f"Kanarialintu {number}", text="Kanarialintu", room=attic)
        scheduling.schedule(cast.eero, words, MORNING + timedelta(hours=1))
    attic.delete()
    clock.shift(timedelta(hours=1))
    publish_due.call_local()
    worker()


def test_it_stands_on_her_page_and_leads_to_her_drafts(cast, clock, signed_in):
    fails(cast, clock)
    eero = signed_in(cast.eero)
    shown = eero.get("/c/writers/notifications/").content.decode()
    assert "A discussion you set to be published later was not published" in shown
    assert "Kanarialintu" not in shown
    row = Notification.objects.get()
    answer = eero.post(f"/c/writers/notifications/{row.address}/reading/")
    assert answer["Location"] == "/c/writers/drafts/"
    row.refresh_from_db()
    assert row.read_at
    assert "published later" not in signed_in(cast.aino).get("/c/writers/notifications/").content.decode()


def test_a_letter_goes_out_at_once_and_repeats_no_word_of_hers(cast, clock):
    fails(cast, clock)
    clock.shift(timedelta(minutes=10))
    worker()
    (letter,) = letters(cast.eero)
    assert letter.subject == "What you set to be published later in Quiet writers was not published"
    assert "http://testserver/c/writers/drafts/" in letter.text
    assert "Kanari" not in letter.text + letter.html + letter.subject


def test_two_are_one_line_of_one_letter(cast, clock):
    fails(cast, clock, 2)
    clock.shift(timedelta(minutes=10))
    worker()
    (letter,) = letters()
    assert letter.text.count("2 discussions you set to be published later in Quiet writers") == 1


def test_who_wants_it_on_the_page_only_gets_no_letter(cast, clock):
    chooses(cast.eero, not_published="page")
    fails(cast, clock)
    clock.shift(timedelta(minutes=20))
    worker()
    assert not letters()
    assert Notification.objects.visible_to(cast.eero).count() == 1


def test_who_has_left_is_not_told(cast, clock):
    words = Words(title="Later", text="Words", room=cast.common)
    scheduling.schedule(cast.eero, words, MORNING + timedelta(hours=1))
    belonging.leave(cast.eero)
    clock.shift(timedelta(hours=1))
    publish_due.call_local()
    worker()
    assert not Notification.objects.exists()
