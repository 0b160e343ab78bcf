"""Slow mode: a discussion is slowed down for a while, a member waits between two posts, and the end of it."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from porukka.communities import deeds
from porukka.communities.models import Member, Room
from porukka.core import clock
from porukka.core.refusal import Refused, ensure
from porukka.discussions import rules
from porukka.discussions.models import Topic
from porukka.discussions.queries.slow import again_at


@transaction.atomic
def slow_down(member: Member, topic: Topic, *, seconds: int, hours: int = 0) -> None:
    """Each member waits between two posts of hers there; who keeps order is not bound.

    seconds: one of Room.Slow but OFF; hours: how long it lasts, 0 until it is taken off. Raises Refused.
    """
    topic = _locked(member, topic)
    ensure(seconds in Room.Slow.values and seconds > 0 and hours >= 0)
    until = timezone.now() + timedelta(hours=hours) if hours else None
    _change(topic, seconds, until)
    deeds.record("topic.slowed", actor=member, subject=topic.pk, room=topic.room, seconds=seconds)


@transaction.atomic
def speed_up(member: Member, topic: Topic) -> None:
    """No slow mode of its own any more; that of its room stays. Raises Refused."""
    topic = _locked(member, topic)
    if topic.slow_seconds:
        _change(topic, 0, None)
        deeds.record("topic.slow_ended", actor=member, subject=topic.pk, room=topic.room)


def ensure_it_is_time(member: Member, room: Room, topic: Topic | None = None) -> None:
    """Raise Refused, with the time of day when she may write, if a member has to wait.

    Asked in the transaction that writes. topic: the one that is answered, its row locked; None starts one.
    """
    if not (room.slow_seconds or (topic and topic.slow_now)):
        return
    # two posts sent at the same moment wait here for each other, so that the second finds the first
    Member.objects.select_for_update(no_key=True).get(pk=member.pk)
    if (moment := again_at(member, room, topic)) is not None:
        raise Refused(
            _("Slow mode is on here. You can write again at %(time)s.") % {"time": clock.hour(moment)}
        )


def _locked(member: Member, topic: Topic) -> Topic:
    topic = Topic.objects.select_for_update(of=("self",), no_key=True).select_related("room").get(pk=topic.pk)
    ensure(topic.deleted_at is None and rules.may_keep_order(member, topic.room))
    return topic


def _change(topic: Topic, seconds: int, until: object) -> None:
    Topic.objects.filter(pk=topic.pk).update(slow_seconds=seconds, slow_until=until, version=F("version") + 1)
