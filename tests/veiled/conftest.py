"""Kanerva asks without her name."""

from __future__ import annotations

import pytest

from porukka.communities import deeds
from porukka.communities.models import Member, Room
from porukka.discussions.actions import deleting, writing
from porukka.discussions.tests.talking import (
    a_reply,
    now,
    opening,
)
from porukka.people.models import Person
from tests.cast import LONG_AGO
from tests.veiled.traces import NAME


@pytest.fixture
def room(cast):
    Room.objects.filter(pk=cast.common.pk).update(anonymous_allowed=True)
    cast.common.refresh_from_db()
    return cast.common


@pytest.fixture
def kanerva(cast):
    """She came before everybody else and is on no list of newcomers: wherever her name is, it came from her words."""
    person = Person.objects.create_user("heath@example.org", name=NAME, language="en")
    return Member.objects.create(
        community=cast.community, person=person, name=NAME, tagline=NAME, joined_at=now() - LONG_AGO * 2
    )


@pytest.fixture
def topic(kanerva, room):
    return writing.start_topic(kanerva, room, title="A shy question", text="How does one begin?", veiled=True)


@pytest.fixture
def lively(cast, kanerva, topic):
    """The asker speaks, edits, is answered and answers, deletes, restores; all without her name."""
    first = a_reply(cast.eero, topic, "Just begin.", to=opening(topic))
    mine = writing.reply(kanerva, topic, text="But how?", reply_to=first, veiled=True)
    a_reply(cast.eero, topic, "With a word.", to=mine)
    writing.edit(kanerva, opening(topic), text="How does one begin at all?", title="A shy question")
    gone = writing.reply(kanerva, topic, text="Oh", veiled=True)
    deleting.delete(kanerva, gone)
    deleting.undo_deletion(kanerva, gone)
    deleting.delete(kanerva, gone)
    deeds.catch_up()
    return topic
