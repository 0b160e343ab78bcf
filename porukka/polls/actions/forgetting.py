"""What time does: polls of posts that are gone are forgotten."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from porukka.discussions.models import Post
from porukka.polls.models import Poll


def purge(before_days: int = Post.PURGE_DAYS) -> int:
    """Remove for good the polls of posts deleted more than `before_days` days ago: their tombstones may stay.

    Safe to run twice. Returns how many.
    """
    gone = Poll.objects.filter(post__deleted_at__lt=timezone.now() - timedelta(days=before_days))
    return gone.delete()[1].get(Poll._meta.label, 0)
