"""Secret addresses at which a calendar reads events, without signing in."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from porukka.communities.models import Community, Member, Room
from porukka.core.models import Row


class FeedKey(Row):
    """What is read there is what its member may see at that moment. The secret itself is shown once and kept
    nowhere: `digest` is its SHA-256."""

    class Kind(models.TextChoices):
        MINE = "mine"  # what she comes to
        ROOM = "room"
        COMMUNITY = "community"

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=9, choices=Kind)
    room = models.ForeignKey(Room, models.CASCADE, null=True, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        db_table = "events_feed_key"
        constraints = [
            models.UniqueConstraint(
                fields=["community", "member", "room"], condition=~Q(room=None), name="one_feed_a_room"
            ),
            models.UniqueConstraint(
                fields=["community", "member", "kind"], condition=Q(room=None), name="one_feed_a_kind"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.member_id}"
