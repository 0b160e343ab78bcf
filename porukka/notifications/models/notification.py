"""What exists: one line for one member, about one deed."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from porukka.communities.models import Community, Member, Room
from porukka.communities.roles import has
from porukka.communities.visitor import Reader
from porukka.core.models import Row
from porukka.discussions.following import silenced
from porukka.discussions.models import Post, Reading, Topic
from porukka.discussions.veils import ASKER
from porukka.notifications.kinds import KINDS, Facts, Kind, kinds, missing


class NotificationQuerySet(models.QuerySet["Notification"]):
    def visible_to(self, member: Reader) -> NotificationQuerySet:
        """The member's own, about what she may see today and has not muted: a right that ended takes its lines along,
        and what she mutes is not told as long as she does."""
        if not member.is_member:
            return self.none()
        # asked line by line: a list of all topics she may see would grow with the community
        topic = Topic.objects.visible_to(member).filter(pk=OuterRef("topic"))
        room = Room.objects.readable_by(member).filter(pk=OuterRef("room"))
        mine = self.filter(community_id=member.community_id, member=member.pk)
        # its post may have gone to another topic a moment ago, where not everybody reads
        post = Q(post=None) | Q(post__deleted_at=None, post__topic=F("topic"))
        stands = Q(Exists(topic)) & post
        # what was not published is about her own draft, which nobody else sees, and a role is hers
        own = Q(kind__in=kinds(lambda facts: facts.is_own))
        # her own place in a room may have ended, or not begun, where she may know the room's name
        named = Room.objects.visible_to(member).filter(pk=OuterRef("room"))
        place = Q(Exists(named), kind=Kind.PLACE)
        seen = mine.filter(stands | Q(Exists(room)) | place | own)
        # a right she had when she was told may have ended, and of a part that is off nothing is where the line leads
        if without := missing(partial(has, member), member):
            seen = seen.exclude(kind__in=without)
        spoken_to = Q(kind__in=kinds(lambda facts: facts.speaks_to_her))
        # a reminder is her own word: it comes whatever she has muted
        reminders = Q(kind=Kind.REMINDER)
        return seen.filter(
            reminders | ~silenced(member, to_topic="topic__", actor="actor_id", addressed=spoken_to)
        )

    def with_read(self) -> NotificationQuerySet:
        """Each with `is_read`: she has read the topic that far, or marked the line itself as read."""
        return self.annotate(is_read=Q(read_at__isnull=False) | (_by_reading() & Exists(_readings())))

    def unread(self) -> NotificationQuerySet:
        return self.filter(~_by_reading() | ~Exists(_readings()), read_at=None)

    def newest(self) -> NotificationQuerySet:
        return self.order_by("-deed_seq")

    def for_letter(self) -> NotificationQuerySet:
        """With all that a letter says of them, in the order in which it happened."""
        return self.select_related("actor", "room", "topic__room", "post").order_by("deed_seq")


def _by_reading() -> Q:
    return ~Q(kind__in=kinds(lambda facts: facts.is_of_known_post))


def _readings() -> models.QuerySet[Reading]:
    """How far the member of the outer notification has read its topic, if that is as far as its post."""
    return Reading.objects.filter(
        community=OuterRef("community"),
        member=OuterRef("member"),
        topic=OuterRef("topic"),
        number__gte=OuterRef("post__number"),
    )


class KindField(models.CharField):  # type: ignore[type-arg]
    """One of KINDS. Every folder that tells somebody something adds one; the column stays as it is."""

    def deconstruct(self) -> Any:
        name, _path, args, options = super().deconstruct()
        options.pop("choices", None)
        return name, "django.db.models.CharField", args, options


class Notification(Row):
    """Something a member should hear of. The line about a post counts as read once she has read that post, so
    opening it needs no write of its own; `read_at` is for what she marks read without going there.

    topic and post, or room: what it is about, if it is not a draft of her own; a reminder may be about a topic as a
    whole, without a post; outcome: of what she told the team, if that was settled; of a role, which one; of a
    place in a room, what happened to it.

    deed_seq: the deed it tells of, so that a deed handled twice makes one line; it is also the order and the key of
    the pages. mail_at: when a letter with it is due, None if it waits for none; mailed_at: when that letter was
    written, the same for all lines of a letter.
    """

    PURGE_DAYS = 90

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    kind = KindField(max_length=20, choices=Kind)
    actor = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    room = models.ForeignKey(Room, models.CASCADE, null=True, related_name="+")
    topic = models.ForeignKey(Topic, models.CASCADE, null=True, related_name="+")
    post = models.ForeignKey(Post, models.CASCADE, null=True, related_name="+")
    outcome = models.CharField(max_length=12, blank=True, default="", db_default="")
    deed_seq = models.BigIntegerField()
    made_at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(null=True)
    mail_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)

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
            models.Index("mail_at", name="notifications_to_mail", condition=Q(mail_at__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.kind} to {self.member_id}"

    @property
    def facts(self) -> Facts:
        """What is known of its kind."""
        return KINDS[Kind(self.kind)]

    @property
    def is_opening(self) -> bool:
        """Whether it is about a discussion as a whole, or its first post."""
        return self.post is None or self.post.is_opening

    def says(self, name: str, title: str = "", room: str = "") -> str:
        """What is told, in the active language. name: whoever did it; title, room: of what it is about."""
        role = str(Member.Role(self.outcome).label) if self.outcome in Member.Role.values else ""
        names = {"name": name, "title": title, "room": room, "role": role}
        return self.facts.sentence(self.outcome, is_opening=self.is_opening, **names)

    @property
    def is_own(self) -> bool:
        return self.facts.is_own

    @property
    def alias(self) -> int | None:
        """By what number whoever did it is called there, if it was done without a name."""
        has_none = self.facts.names_nobody or self.facts.is_open
        if self.actor_id is not None or self.topic is None or self.post is None or has_none:
            return None
        if self.kind == Kind.ACCEPTED:  # the post is the answer; the asker said that it is one
            return ASKER if self.topic.is_veiled else None
        return self.post.alias


class Announcing(Row):
    """Everybody is being told of a call of the team's. after: the id of the last member who has been asked about, so
    that the work goes on where it stopped; done_at: when nobody was left."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    deed_seq = models.BigIntegerField()
    after = models.BigIntegerField(default=0)
    done_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "notifications_announcing"
        constraints = [
            models.UniqueConstraint(fields=["community", "deed_seq"], name="one_announcing_a_deed")
        ]

    def __str__(self) -> str:
        return f"announcing {self.deed_seq}"
