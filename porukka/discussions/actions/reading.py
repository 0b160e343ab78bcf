"""Marking a topic read. Reading a page never writes; a beacon, a button or one's own reply does."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from porukka.communities.models import Member
from porukka.discussions.models import Reading, Topic


@transaction.atomic
def mark_read(member: Member, topic: Topic, number: int) -> None:
    """The member has read up to post `number`; never goes back, and never past the last post."""
    number = min(number, topic.last_number)
    reading, made = Reading.objects.get_or_create(
        community_id=topic.community_id, member=member, topic=topic, defaults={"number": number}
    )
    if not made and reading.number < number:
        Reading.objects.filter(pk=reading.pk, number__lt=number).update(number=number, at=timezone.now())


@transaction.atomic
def mark_all_read(member: Member) -> int:
    """Everything this member may see and has not read is read now. Returns how many topics that were."""
    unread = Topic.objects.visible_to(member).unread_by(member).values_list("pk", "last_number")
    facts = {"community_id": member.community_id, "member": member, "at": timezone.now()}
    readings = [Reading(topic_id=pk, number=number, **facts) for pk, number in unread]
    Reading.objects.bulk_create(
        readings,
        update_conflicts=True,
        update_fields=["number", "at"],
        unique_fields=["community", "member", "topic"],
        batch_size=500,
    )
    return len(readings)
