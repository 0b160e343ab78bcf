"""What the others meet of somebody who asks without her name: never who she is."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
import time_machine

from porukka.communities import deeds, live
from porukka.communities.live import Group
from porukka.communities.models import Community, Deed
from porukka.discussions.actions import writing
from porukka.discussions.models import Post
from porukka.discussions.tests.talking import (
    NEW,
    TALK,
    a_reply,
    address,
    now,
    opening,
    page,
    post_address,
)
from porukka.notifications.models import Notification
from porukka.notifications.tests.mailing import letters, worker
from tests.veiled.traces import betrays


def everything(cast, signed_in, topic, reader):
    """All that a reader can ask for, as one text: pages, frames, what a poll of the live stream answers."""
    client, post = signed_in(reader), opening(topic)
    paths = [TALK, TALK + "?show=unread", TALK + "?order=started", address(topic), NEW]
    paths += [
        address(topic) + "?to=0",
        address(topic) + "?to=1",
        f"/c/writers/r/{topic.room.address}-common/",
    ]
    paths += [post_address(one, what) for one in Post.objects.all() for what in ("history/", "reactions/")]
    paths += ["/c/writers/search/?q=shy", "/c/writers/search/?q=begin", "/c/writers/notifications/"]
    paths += [post_address(post, "report/")] if reader else []
    texts = [client.get(path, follow=True).content.decode() for path in paths]
    texts.append(
        client.get("/c/writers/live?after=0", headers={"accept": "application/json"}).content.decode()
    )
    return "".join(texts)


@pytest.mark.parametrize("visibility", ["members", "public"])
def test_nothing_that_anybody_else_gets_leads_to_her(cast, signed_in, lively, kanerva, visibility):
    Community.objects.update(visibility=visibility)
    for reader in (cast.eero, cast.niilo, cast.outi, None):
        assert not betrays(everything(cast, signed_in, lively, reader), kanerva), reader
    assert betrays(everything(cast, signed_in, lively, cast.matti), kanerva)  # so the oracle can tell


def test_no_live_frame_and_no_deed_leads_to_her(cast, lively, kanerva):
    found = live.frames(cast.community.pk, 0, Group("en", "UTC", "member"))
    told = json.dumps([[frame.kind, dict(frame.data)] for frame in found])
    assert "Anonymous (asker)" in told
    assert not betrays(told, kanerva)
    about = Deed.objects.filter(data__veiled=True)
    assert {deed.kind for deed in about} >= {"topic.started", "reply.written", "post.edited", "post.deleted"}
    assert not any(deed.actor_id for deed in about)
    assert not any(betrays(json.dumps(deed.data), kanerva) for deed in Deed.objects.all())


def test_whoever_is_answered_by_her_is_told_of_somebody_without_a_name(cast, signed_in, topic, kanerva):
    first = a_reply(cast.eero, topic, "Just begin.")
    writing.reply(kanerva, topic, text="But how?", reply_to=first, veiled=True)
    worker()
    assert Notification.objects.get(member=cast.eero).actor is None
    assert "Anonymous (asker) replied to you" in page(signed_in(cast.eero), "/c/writers/notifications/")
    with time_machine.travel(now() + timedelta(hours=1)):
        worker()
    (letter,) = letters(cast.eero)
    assert "Anonymous (asker)" in letter.subject
    assert not betrays(f"{letter.subject} {letter.text} {letter.html} {letter.headers}", kanerva)


def test_she_is_told_of_her_first_answer_and_never_of_her_own_words(lively, kanerva):
    assert list(
        Notification.objects.filter(member=kanerva).order_by("deed_seq").values_list("kind", flat=True)
    ) == ["reply_to_me", "reply_to_me"]


def test_the_first_answer_is_told_as_such_whoever_spoke_without_a_name_before(cast, topic, kanerva):
    writing.reply(kanerva, topic, text="Anybody?", veiled=True)
    a_reply(cast.eero, topic, "Yes")
    a_reply(cast.niilo, topic, "Yes")
    deeds.catch_up()
    told = Notification.objects.filter(member=kanerva).order_by("deed_seq")
    assert list(told.values_list("kind", flat=True)) == ["first_answer", "answer_to_topic"]
