"""What was marked as read is taken back as it was, and a discussion is marked as unread from a post on."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from porukka.discussions.actions import reading
from porukka.discussions.models import Reading, Topic
from porukka.discussions.tests.talking import (
    TALK,
    a_reply,
    a_topic,
    address,
    age,
    link_to,
    now,
    opening,
    page,
    post_address,
    titles,
)
from tests.cast import Cast

UNREAD = TALK + "?show=unread"


@pytest.fixture
def eeros(cast: Cast, signed_in):
    return signed_in(cast.eero)


@pytest.fixture
def topic(cast: Cast) -> Topic:
    return a_topic(cast.aino, cast.common)


def undo_link(html: str) -> str:
    return re.search(r'action="(/c/writers/readings/[^"]+/end/)"', html)[1]


def readings(member) -> dict[int, int]:
    return dict(Reading.objects.filter(member=member).values_list("topic_id", "number"))


def test_everything_marked_as_read_is_unread_again_as_it_was(cast, eeros, topic):
    half = a_topic(cast.aino, cast.common, "Half read")
    reading.mark_read(cast.eero, half, 0)
    a_reply(cast.niilo, half)
    before = readings(cast.eero)
    eeros.post(TALK + "readings/")
    assert titles(page(eeros, UNREAD)) == []
    eeros.post(TALK + "readings/")  # there is nothing more to mark, and the first press can still be undone
    assert "You had read everything already." in page(eeros)
    assert readings(cast.eero) == {topic.pk: 0, half.pk: 1}
    batch = Reading.objects.filter(member=cast.eero).values_list("batch", flat=True).distinct().get()
    assert reading.undo(cast.eero, batch) == 2
    assert readings(cast.eero) == before
    assert titles(page(eeros, UNREAD)) == ["Half read", "First chapters"]


def test_the_message_offers_to_take_it_back_once(cast, eeros, topic):
    eeros.post(TALK + "readings/")
    back = undo_link(page(eeros))
    assert eeros.post(back).status_code == 302
    assert "It is unread again, as it was." in page(eeros)
    assert titles(page(eeros, UNREAD)) == ["First chapters"]
    assert eeros.post(back).status_code == 403


def test_one_discussion_marked_by_its_button_can_be_taken_back_too(cast, eeros, topic):
    a_reply(cast.niilo, topic)
    reading.mark_read(cast.eero, topic, 0)
    eeros.post(address(topic) + "reading/", {"number": 1, "button": 1})
    assert readings(cast.eero) == {topic.pk: 1}
    eeros.post(undo_link(page(eeros)))
    assert readings(cast.eero) == {topic.pk: 0}


def test_what_was_read_on_meanwhile_stays_read(cast, eeros, topic):
    eeros.post(TALK + "readings/")
    back = undo_link(page(eeros))
    a_reply(cast.niilo, topic)
    eeros.post(address(topic) + "reading/", {"number": 1})
    assert eeros.post(back).status_code == 403
    assert readings(cast.eero) == {topic.pk: 1}


def test_after_ten_minutes_it_is_too_late_and_nobody_else_can_do_it(cast, eeros, signed_in, topic):
    eeros.post(TALK + "readings/")
    back = undo_link(page(eeros))
    assert signed_in(cast.niilo).post(back).status_code == 403
    with time_machine.travel(timezone.now() + timedelta(minutes=11)):
        answer = eeros.post(back)
    assert answer.status_code == 403
    assert "ten minutes" in answer.content.decode()
    assert readings(cast.eero) == {topic.pk: 0}


def test_a_discussion_is_unread_from_a_post_on(cast, eeros, topic):
    posts = [opening(topic), *(a_reply(cast.niilo, topic) for _time in range(3))]
    topic.refresh_from_db()
    reading.mark_read(cast.eero, topic, 3)
    eeros.post(post_address(posts[2], "reading/end/"))
    assert link_to(page(eeros, UNREAD), "First chapters").endswith("?at=2#new")
    eeros.post(post_address(posts[0], "reading/end/"))
    assert readings(cast.eero) == {}
    assert titles(page(eeros, UNREAD)) == ["First chapters"]


def test_what_is_older_than_a_month_cannot_be_unread(cast, eeros, topic):
    reading.mark_read(cast.eero, topic, 0)
    age(topic, now() - timedelta(days=40))
    answer = eeros.post(post_address(opening(topic), "reading/end/"))
    assert answer.status_code == 403
    assert readings(cast.eero) == {topic.pk: 0}
