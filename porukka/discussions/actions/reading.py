"""Marking a topic read, and unread again. Reading a page never writes; a beacon, a button or one's own reply does."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.communities.models import Member
from porukka.core.ids import new_id
from porukka.core.prepared import Below, change, insert
from porukka.core.refusal import ensure
from porukka.discussions.models import Post, Reading, Topic


@transaction.atomic(savepoint=False)
def mark_read(member: Member, topic: Topic, number: int, *, undoable: bool = False) -> int | None:
    """The member has read up to post `number`; never goes back, and never past the last post.

    undoable: she pressed a button. Returns what `undo` takes, None if nothing can or need be taken back.
    """
    number, batch = min(number, topic.last_number), new_id() if undoable else None
    mine = {"community_id": topic.community_id, "member_id": member.pk, "topic_id": topic.pk}
    before = Reading.NOTHING if undoable else None
    if insert(Reading(**mine, number=number, batch=batch, before=before), unless_there=True):
        return batch
    now = timezone.now()
    if not undoable:
        change(Reading, {**mine, "number": Below(number)}, before=None, batch=None, number=number, at=now)
        return None
    further = Reading.objects.filter(**mine, number__lt=number)
    changed = further.update(before=F("number"), batch=batch, number=number, at=now)
    return batch if changed else None


@transaction.atomic
def mark_all_read(member: Member) -> tuple[int, int]:
    """Everything this member may see and has not read is read now.

    Returns how many topics that were, and what `undo` takes.
    """
    batch = new_id()
    unread = dict(Topic.objects.visible_to(member).unread_by(member).values_list("pk", "last_number"))
    mine = Reading.objects.filter(community_id=member.community_id, member=member)
    before = dict(mine.filter(topic__in=list(unread)).values_list("topic_id", "number")) if unread else {}
    facts = {"community_id": member.community_id, "member": member, "at": timezone.now(), "batch": batch}
    readings = [
        Reading(topic_id=pk, number=number, before=before.get(pk, Reading.NOTHING), **facts)
        for pk, number in unread.items()
    ]
    Reading.objects.bulk_create(
        readings,
        update_conflicts=True,
        update_fields=["number", "at", "before", "batch"],
        unique_fields=["community", "member", "topic"],
        batch_size=500,
    )
    return len(readings), batch


@transaction.atomic
def undo(member: Member, batch: int) -> int:
    """What the member marked read by one press is as it was before. What she has read on meanwhile stays read.

    Returns how many topics that are. Raises Refused after Reading.UNDO_MINUTES, or if there is nothing left.
    """
    since = timezone.now() - timedelta(minutes=Reading.UNDO_MINUTES)
    pressed = Reading.objects.filter(
        community_id=member.community_id, member=member, batch=batch, at__gt=since
    )
    new, _tables = pressed.filter(before=Reading.NOTHING).delete()
    old = pressed.update(number=F("before"), before=None, batch=None)
    ensure(new + old > 0, _("That can be taken back for ten minutes. That time has passed."))
    return new + old


@transaction.atomic
def mark_unread_from(member: Member, post: Post) -> None:
    """The member has not read this post nor what follows it.

    Raises Refused if the topic's last words are too old to be unread for her.
    """
    old = _("That counts as read: it was said more than a month ago, or before you came.")
    ensure(post.topic.last_at > Reading.horizon(member), old)
    mine = Reading.objects.filter(community_id=member.community_id, member=member, topic=post.topic_id)
    if post.number:
        mine.filter(number__gte=post.number).update(number=post.number - 1, before=None, batch=None)
    else:
        mine.delete()
