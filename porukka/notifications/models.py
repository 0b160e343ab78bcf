"""What exists: one line for one member, about one deed."""

from __future__ import annotations

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from porukka.communities.models import Community, Member, Room
from porukka.communities.visitor import Reader
from porukka.core.models import Row
from porukka.discussions.models import Post, Reading, Topic


class NotificationQuerySet(models.QuerySet["Notification"]):
    def visible_to(self, member: Reader) -> NotificationQuerySet:
        """The member's own, about what she may see today: a right that ended takes its lines along."""
        if not member.is_member:
            return self.none()
        # asked line by line: a list of all topics she may see would grow with the community
        topic = Topic.objects.visible_to(member).filter(pk=OuterRef("topic"))
        room = Room.objects.readable_by(member).filter(pk=OuterRef("room"))
        mine = self.filter(community_id=member.community_id, member=member.pk)
        return mine.filter(Q(Exists(topic), post__deleted_at=None) | Q(Exists(room)))

    def with_read(self) -> NotificationQuerySet:
        """Each with `is_read`: she has read the topic that far, or marked the line itself as read."""
        return self.annotate(is_read=Q(read_at__isnull=False) | Exists(_readings()))

    def unread(self) -> NotificationQuerySet:
        return self.filter(~Exists(_readings()), read_at=None)

    def newest(self) -> NotificationQuerySet:
        return self.order_by("-deed_seq")


def _readings() -> models.QuerySet[Reading]:
    """How far the member of the outer notification has read its topic, if that is as far as its post."""
    return Reading.objects.filter(
        community=OuterRef("community"),
        member=OuterRef("member"),
        topic=OuterRef("topic"),
        number__gte=OuterRef("post__number"),
    )


class Notification(Row):
    """Something a member should hear of. The line about a post counts as read once she has read that post, so
    opening it needs no write of its own; `read_at` is for what she marks read without going there.

    topic and post, or room: what it is about. deed_seq: the deed it tells of, so that a deed handled twice
    makes one line; it is also the order and the key of the pages.
    """

    PURGE_DAYS = 90

    class Kind(models.TextChoices):
        REPLY_TO_ME = "reply_to_me"
        ANSWER_TO_TOPIC = "answer_to_topic"
        LET_IN = "let_in"

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20, choices=Kind)
    actor = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    room = models.ForeignKey(Room, models.CASCADE, null=True, related_name="+")
    topic = models.ForeignKey(Topic, models.CASCADE, null=True, related_name="+")
    post = models.ForeignKey(Post, models.CASCADE, null=True, related_name="+")
    deed_seq = models.BigIntegerField()
    made_at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(null=True)

    objects = NotificationQuerySet.as_manager()

    class Meta:
        db_table = "notifications_notification"
        constraints = [
            models.UniqueConstraint(
                fields=["community", "member", "deed_seq"], name="one_notification_a_deed"
            )
        ]
        indexes = [
            models.Index(
                "community",
                "member",
                F("deed_seq").desc(),
                name="notifications_unread",
                condition=Q(read_at=None),
            ),
            models.Index("community", "made_at", name="notifications_to_purge"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} to {self.member_id}"
