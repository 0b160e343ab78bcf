"""How a community welcomes: where introductions go, and what they are asked."""

from __future__ import annotations

from dataclasses import dataclass

from porukka.communities.models import Member, Room
from porukka.discussions.models import Topic
from porukka.newcomers.models import Welcoming, questions


@dataclass(frozen=True)
class Place:
    """Where an introduction goes: a discussion in `room`, or a reply in `topic`. Neither: nowhere."""

    room: Room | None = None
    topic: Topic | None = None


def welcoming_of(community_id: int) -> Welcoming:
    """What the community has chosen, or what holds without that (not stored)."""
    found = Welcoming.objects.filter(community_id=community_id).first()
    return found or Welcoming(community_id=community_id)


def questions_of(welcoming: Welcoming) -> list[str]:
    return list(welcoming.questions) or questions()


def place_for(member: Member, welcoming: Welcoming) -> Place:
    """Where this member's introduction goes: what was chosen, if she may write there, else the first open room."""
    if welcoming.in_welcome:
        topics = Topic.objects.visible_to(member).filter(welcome_at__isnull=False, closed_at=None)
        if (topic := topics.first()) is not None:
            return Place(topic=topic)
    rooms = Room.objects.open_to_topics_of(member)
    chosen = rooms.filter(pk=welcoming.room_id or 0).first()
    if chosen is None:
        chosen = rooms.filter(kind=Room.Kind.OPEN).exclude(mode=Room.Mode.ANNOUNCEMENTS).in_order().first()
    return Place(room=chosen or rooms.in_order().first())
