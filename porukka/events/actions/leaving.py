"""Whoever is not here any more, or may not read it any more, leaves her seats to the next."""

from __future__ import annotations

from django.utils import timezone

from porukka.communities.models import Member
from porukka.events.actions.answering import step_back
from porukka.events.models import Coming, Occurrence

MOST = 500  # times ahead that one person has answered to


def give_back_seats(community: int, member: int) -> int:
    """Take her answers back from what is still to come and she may not read any more. Safe to run twice. Returns how
    many."""
    person = Member.objects.filter(community_id=community, pk=member).first()
    if person is None:
        return 0
    held = Coming.objects.filter(community_id=community, member=person).exclude(answer=Coming.Answer.NO)
    times = Occurrence.objects.filter(
        community_id=community, ends__gt=timezone.now(), pk__in=held.values("occurrence")
    ).select_related("event__post__topic__room")
    rooms: dict[int, bool] = {}
    count = 0
    for one in times.order_by("starts", "pk")[:MOST]:
        room = one.event.post.topic.room
        if room.pk not in rooms:
            rooms[room.pk] = Member.objects.reading(room).filter(pk=person.pk).exists()
        if not rooms[room.pk]:
            step_back(person, one)
            count += 1
    return count
