"""Marking lines as read, and forgetting old ones."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from porukka.communities.models import Community, Member
from porukka.notifications.models import Notification


def mark_read(notification: Notification) -> None:
    """Mark one line as read; the time of the first time stays."""
    Notification.objects.filter(pk=notification.pk, read_at=None).update(read_at=timezone.now())


def mark_all_read(member: Member, up_to: int) -> int:
    """Mark the member's lines as read, up to the one about deed number `up_to`.

    So what came after she loaded the page stays unread. Returns how many lines that were.
    """
    mine = Notification.objects.filter(community_id=member.community_id, member=member, deed_seq__lte=up_to)
    return mine.filter(read_at=None).update(read_at=timezone.now())


def purge(before_days: int = Notification.PURGE_DAYS) -> int:
    """Remove lines older than `before_days` days, read or not. Safe to run twice. Returns how many."""
    limit = timezone.now() - timedelta(days=before_days)
    gone = 0
    for community in Community.objects.values_list("pk", flat=True):
        with transaction.atomic():  # community by community: short locks, and the index serves
            gone += Notification.objects.filter(community_id=community, made_at__lt=limit).delete()[0]
    return gone
