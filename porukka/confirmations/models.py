"""What exists: that everybody is asked to read a post, and who has said that she did."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import models
from django.db.models import F
from django.utils import timezone

from porukka.communities.models import Community, Member
from porukka.communities.visitor import Reader
from porukka.core.models import Row
from porukka.discussions.models import Post


class AskQuerySet(models.QuerySet["Ask"]):
    def visible_to(self, member: Reader) -> AskQuerySet:
        """It is seen by whoever sees its post. With a deleted or a hidden one it is gone."""
        standing = Post.objects.visible_to(member).filter(deleted_at=None, hidden_at=None)
        return self.filter(community_id=member.community_id, post__in=standing.values("pk"))


class Ask(Row):
    """Everybody who may read the post is asked to say so, but for whoever wrote it.

    reminded_at: when those who had not were last told so.
    """

    REMINDED_EVERY = timedelta(days=1)

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    post = models.OneToOneField(Post, models.CASCADE, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    reminded_at = models.DateTimeField(null=True)

    objects = AskQuerySet.as_manager()

    class Meta:
        db_table = "confirmations_ask"
        indexes = [models.Index("community", F("id").desc(), name="asks_newest")]

    def __str__(self) -> str:
        return f"to read {self.post_id}"

    @property
    def remind_from(self) -> datetime | None:
        """From when on they may be reminded again; None: they may now."""
        if self.reminded_at is None:
            return None
        again = self.reminded_at + self.REMINDED_EVERY
        return again if again > timezone.now() else None


class Confirmation(Row):
    """One member has read it. It is her own word: it goes with her."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    ask = models.ForeignKey(Ask, models.CASCADE, related_name="confirmations")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        db_table = "confirmations_confirmation"
        constraints = [
            models.UniqueConstraint(fields=["community", "ask", "member"], name="one_confirmation_each")
        ]

    def __str__(self) -> str:
        return f"{self.member_id} has read {self.ask_id}"
