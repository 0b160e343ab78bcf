"""Rows as they are now: whoever else changes them waits until this transaction is done."""

from __future__ import annotations

from django.db.models import F

from porukka.communities import deeds
from porukka.communities.models import Member
from porukka.discussions.models import Topic
from porukka.events.models import Event, Occurrence


def locked_event(event: Event) -> Event:
    rows = Event.objects.select_for_update(of=("self",), no_key=True).select_related("post__topic__room")
    return rows.get(community_id=event.community_id, pk=event.pk)


def locked(occurrence: Occurrence) -> Occurrence:
    """One time of an event, with its event as it is now. Every answer waits here, so that seats are counted exactly;
    the event first, as whoever changes it does."""
    events = Event.objects.select_for_update(no_key=True).filter(community_id=occurrence.community_id)
    events.only("pk").get(pk=occurrence.event_id)
    rows = Occurrence.objects.select_for_update(of=("self",), no_key=True)
    found = rows.select_related("event__post__topic__room")
    return found.get(community_id=occurrence.community_id, pk=occurrence.pk)


def record(kind: str, event: Event, actor: Member | None, **data: str | list[str]) -> None:
    """Its deed; whoever invited without a name stays without one."""
    topic = event.post.topic
    is_veiled = actor is not None and event.post.is_veiled and event.post.writer_id == actor.pk
    if kind != "event.answered":  # of which lists that are kept tell nothing
        Topic.objects.filter(pk=topic.pk).update(version=F("version") + 1)
    deeds.record(
        kind,
        actor=None if is_veiled else actor,
        subject=event.pk,
        room=topic.room,
        topic=str(topic.pk),
        **data,
    )
