"""Closing a discussion and opening it again, pinning it and taking the pin out. Done twice, each is done once."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import ngettext

from porukka.communities import deeds
from porukka.communities.models import Member, Room
from porukka.core.refusal import Refused, ensure
from porukka.discussions import rules
from porukka.discussions.models import Topic


@transaction.atomic
def close(member: Member, topic: Topic, why: str = "") -> None:
    """From now on the topic takes no replies. why: shown to everybody; may be empty. Raises Refused."""
    topic = _locked(member, topic)
    if topic.closed_at is None:
        _change(topic, closed_at=timezone.now(), closed_by=member, closed_why=why)
        _record("topic.closed", member, topic)


@transaction.atomic
def reopen(member: Member, topic: Topic) -> None:
    """The topic takes replies again. Raises Refused."""
    topic = _locked(member, topic)
    if topic.closed_at is not None:
        _change(topic, closed_at=None, closed_by=None, closed_why="")
        _record("topic.reopened", member, topic)


@transaction.atomic
def pin(member: Member, topic: Topic) -> None:
    """Put the topic first in its room. Raises Refused, also if as many are pinned there as can be."""
    # the room's row is locked, so that two who pin at once are counted one after the other
    Room.objects.select_for_update(no_key=True).get(pk=topic.room_id)
    topic = _locked(member, topic)
    if topic.pinned_at is not None:
        return
    there = Topic.objects.filter(community_id=topic.community_id, room=topic.room, deleted_at=None).pinned()
    if there.count() >= Topic.MOST_PINNED:
        words = ngettext(
            "At most %(count)s discussion can be pinned in a room. Take its pin out first.",
            "At most %(count)s discussions can be pinned in a room. Take out one of the pins first.",
            Topic.MOST_PINNED,
        )
        raise Refused(words % {"count": Topic.MOST_PINNED})
    _change(topic, pinned_at=timezone.now(), pinned_by=member)
    _record("topic.pinned", member, topic)


@transaction.atomic
def unpin(member: Member, topic: Topic) -> None:
    """The topic stands where its order puts it. Raises Refused."""
    topic = _locked(member, topic)
    if topic.pinned_at is not None:
        _change(topic, pinned_at=None, pinned_by=None)
        _record("topic.unpinned", member, topic)


def _locked(member: Member, topic: Topic) -> Topic:
    topic = Topic.objects.select_for_update(of=("self",), no_key=True).select_related("room").get(pk=topic.pk)
    ensure(topic.deleted_at is None and rules.may_keep_order(member, topic.room))
    return topic


def _change(topic: Topic, **facts: Any) -> None:
    Topic.objects.filter(pk=topic.pk).update(version=F("version") + 1, **facts)


def _record(kind: str, member: Member, topic: Topic) -> None:
    deeds.record(kind, actor=member, subject=topic.pk, room=topic.room)
