"""What goes with nothing any more leaves the disk."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from porukka.attachments.models import Attachment
from porukka.discussions.models import Post

AT_ONCE = 500


def purge() -> int:
    """Remove for good what was sent and never written, what was taken off, and what went with deleted posts.

    Safe to run twice. Returns how many.
    """
    now = timezone.now()
    unwritten = Q(post=None, made_at__lt=now - timedelta(days=Attachment.KEPT_DAYS))
    taken_off = Q(taken_off_at__lt=now - timedelta(minutes=Attachment.UNDO_MINUTES))
    deleted = Q(post__deleted_at__lt=now - timedelta(days=Post.PURGE_DAYS))
    return sum(_remove(Attachment.objects.filter(which)) for which in (unwritten, taken_off, deleted))


def _remove(rows: QuerySet[Attachment]) -> int:
    gone = 0
    while batch := list(rows.values_list("pk", flat=True)[:AT_ONCE]):
        Attachment.objects.filter(pk__in=batch).delete()
        gone += len(batch)
    return gone
