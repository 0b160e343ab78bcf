"""When somebody may write again where slow mode is on, and what the page says of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from porukka.communities.models import Member, Room
from porukka.communities.visitor import Reader
from porukka.discussions import rules
from porukka.discussions.models import Post, Topic


@dataclass(frozen=True)
class Slow:
    """interval: the time between two posts, in words; until: when it ends, None if nobody has said;
    again_at: when this reader may write, None if she may now."""

    interval: str
    until: datetime | None
    again_at: datetime | None


def slow_mode(reader: Reader, room: Room, topic: Topic | None = None) -> Slow | None:
    """What to say of slow mode there; None, without a query, where there is none."""
    seconds = max(room.slow_seconds, topic.slow_now if topic else 0)
    if not seconds:
        return None
    is_of_topic = topic is not None and topic.slow_now > room.slow_seconds
    return Slow(
        interval=str(Room.Slow(seconds).label),
        until=topic.slow_until if topic and is_of_topic else None,
        again_at=again_at(reader, room, topic) if isinstance(reader, Member) else None,
    )


def again_at(member: Member, room: Room, topic: Topic | None = None) -> datetime | None:
    """When the member may write there again; None if she may now. A deleted post counts too.

    topic: the one that is answered; None asks for a new one, which the room's slow mode alone holds back.
    """
    now = timezone.now()
    waits = [
        _end(member, room.slow_seconds, now, topic__room=room),
        _end(member, topic.slow_now, now, topic=topic) if topic else None,
    ]
    ends = [end for end in waits if end is not None]
    # her last words are asked for first: most who read have written none just now
    return max(ends) if ends and rules.is_bound_by_slow_mode(member, room) else None


def _end(member: Member, seconds: int, now: datetime, **where: object) -> datetime | None:
    if not seconds:
        return None
    wait = timedelta(seconds=seconds)
    hers = Post.objects.written_by(member).filter(made_at__gt=now - wait, **where)
    last = hers.order_by("-made_at").values_list("made_at", flat=True).first()
    return last + wait if last else None
