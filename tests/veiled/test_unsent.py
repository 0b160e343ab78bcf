"""What is to be written without a name stays so while it waits: in a draft, on another device, until its time."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from porukka.communities.models import Deed, Room
from porukka.discussions.actions import scheduling
from porukka.discussions.drafts import Draft, reply_place
from porukka.discussions.models import Topic
from porukka.discussions.queries.writers import writers_of_topics
from porukka.discussions.tests.talking import NEW, a_topic, address, opening, page, reply, start
from tests.veiled.traces import betrays

KEPT = "/c/writers/drafts/kept/"
DRAFTS = "/c/writers/drafts/"


def box(shown):
    return shown.split('name="veiled"')[1].split(">")[0]


@pytest.fixture
def waiting(signed_in, room, kanerva):
    client = signed_in(kanerva)
    day = timezone.localtime(timezone.now() + timedelta(days=1))
    then = {"later_day": f"{day:%Y-%m-%d}", "later_time": "12:00"}
    assert start(client, room, title="A shy question", veiled="on", **then).status_code == 302
    return Draft.objects.get()


def two_days_later():
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        scheduling.publish_due()


def test_the_box_stays_ticked_on_her_other_device(cast, signed_in, room, kanerva):
    talk = a_topic(cast.eero, room)
    for place, path in (("topic", NEW), (reply_place(talk.pk), address(talk) + "?draft=1")):
        shy = {"place": place, "title": "", "text": "Shy words", "once": "x", "veiled": "on"}
        assert signed_in(kanerva).post(KEPT, shy).status_code == 204
        client = signed_in(kanerva)
        assert client.get(KEPT, {"place": place}).json()["fields"]["veiled"] == ["on"]
        shown = page(client, path)
        assert "Shy words</textarea>" in shown
        assert "checked" in box(shown)


def test_a_ticked_box_alone_is_no_draft(signed_in, room, kanerva):
    client = signed_in(kanerva)
    words = {"place": "topic", "title": "", "text": "Shy", "once": "x", "veiled": "on"}
    mark = client.post(KEPT, words)["ETag"].strip('"')
    assert client.post(KEPT, words | {"text": "", "known": mark}).status_code == 204
    assert not Draft.objects.exists()


def test_at_its_time_it_is_published_without_her_name(cast, signed_in, kanerva, waiting):
    two_days_later()
    topic = Topic.objects.get()
    assert (topic.author, opening(topic).author) == (None, None)
    assert writers_of_topics([topic]) == {topic.pk: kanerva.pk}
    shown = page(signed_in(cast.eero), address(topic))
    assert "Anonymous (asker)" in shown
    assert not betrays(shown, kanerva)
    assert not Deed.objects.filter(actor=kanerva, kind__startswith="topic.").exists()


def test_published_at_once_from_her_drafts_it_has_no_name_either(signed_in, kanerva, waiting):
    client = signed_in(kanerva)
    assert client.post(f"{DRAFTS}{waiting.address}/publication/").status_code == 302
    assert Topic.objects.get().author is None


def test_where_the_room_has_changed_its_mind_it_is_not_published_under_her_name(signed_in, kanerva, waiting):
    Room.objects.update(anonymous_allowed=False)
    two_days_later()
    assert not Topic.objects.exists()
    client = signed_in(kanerva)
    assert "In that room everybody writes under her own name." in page(client, DRAFTS)
    shown = page(client, f"{DRAFTS}{waiting.address}/")
    assert "checked" in box(shown), "she decides whether it goes out under her name"


def test_a_page_left_open_does_not_give_her_name_away(cast, signed_in, room, kanerva):
    talk = a_topic(cast.eero, room)
    Room.objects.update(anonymous_allowed=False)
    client = signed_in(kanerva)
    for answer in (start(client, room, veiled="on"), reply(client, talk, veiled="on")):
        assert answer.status_code == 400
        assert b"In that room everybody writes under her own name." in answer.content
    assert Topic.objects.get() == talk
    assert talk.posts.count() == 1


def test_whom_a_draft_answers_is_called_what_the_others_see(cast, signed_in, kanerva, topic):
    client = signed_in(cast.eero)
    mine = {"place": reply_place(topic.pk), "text": "Dear", "once": "x", "reply_to": opening(topic).address}
    assert client.post(KEPT, mine).status_code == 204
    kept = client.get(KEPT, {"place": reply_place(topic.pk)})
    assert kept.json()["said"] == "To Anonymous (asker)"
    assert not betrays(kept.content.decode(), kanerva)
