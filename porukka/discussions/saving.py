"""What a member has saved to come back to, and when she wants to be reminded of it. Nobody else learns of it."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from porukka.communities.visitor import Reader
from porukka.core.models import Row


class SavedQuerySet(models.QuerySet["Saved"]):
    def of(self, member: Reader) -> SavedQuerySet:
        """The reader's own, without those she has removed."""
        return self.filter(community_id=member.community_id, member_id=member.pk, removed_at=None)

    def due(self) -> SavedQuerySet:
        return self.filter(remind_at__lte=timezone.now(), reminded_at=None, removed_at=None)


class Saved(Row):
    """A topic as a whole, or one post: the other one is empty, so that a saved post goes wherever it is moved.

    remind_at: when to tell her, None for never; reminded_at: when that was done; removed_at: she let go of it,
    and may take that back for a while.
    """

    MOST = 1000  # of one member
    UNDO_MINUTES = 10

    community = models.ForeignKey("communities.Community", models.CASCADE, related_name="+")
    member = models.ForeignKey("communities.Member", models.CASCADE, related_name="+")
    topic = models.ForeignKey("discussions.Topic", models.CASCADE, null=True, related_name="+")
    post = models.ForeignKey("discussions.Post", models.CASCADE, null=True, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    remind_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)
    removed_at = models.DateTimeField(null=True)

    objects = SavedQuerySet.as_manager()

    class Meta:
        app_label = "discussions"
        db_table = "discussions_saved"
        constraints = [
            models.UniqueConstraint(fields=["community", "member", "topic"], name="a_topic_is_saved_once"),
            models.UniqueConstraint(fields=["community", "member", "post"], name="a_post_is_saved_once"),
            models.CheckConstraint(
                condition=Q(topic=None, post__isnull=False) | Q(topic__isnull=False, post=None),
                name="a_topic_or_a_post_is_saved",
            ),
        ]
        indexes = [
            models.Index(
                "community", "member", F("made_at").desc(), F("id").desc(), name="saved_by_a_member"
            ),
            models.Index(
                "remind_at",
                name="reminders_to_come",
                condition=Q(reminded_at=None, removed_at=None) & Q(remind_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member_id}: {self.topic_id or self.post_id}"

    @property
    def is_coming(self) -> bool:
        """Whether she will be reminded of it."""
        return self.remind_at is not None and self.reminded_at is None
