"""What somebody has written and not published: one draft for each place she writes in, and those that wait for
their time. Only she ever reads them."""

from __future__ import annotations

from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone

from porukka.communities.likeness import READER
from porukka.communities.visitor import Reader
from porukka.core.ids import to_text
from porukka.core.models import Row
from porukka.core.prepared import TEXT, prepared

TOPIC = "topic"  # the composer of a new discussion


def reply_place(topic: int) -> str:
    return f"reply:{to_text(topic)}"


def edit_place(post: int) -> str:
    return f"edit:{to_text(post)}"


def is_veiled(data: dict[str, list[str]]) -> bool:
    """Whether the further fields of a form ask for no name."""
    return any(data.get("veiled", []))


class DraftQuerySet(models.QuerySet["Draft"]):
    def visible_to(self, member: Reader) -> DraftQuerySet:
        """The reader's own, while she is a member, without the discarded ones."""
        if not member.is_member:
            return self.none()
        return self.filter(community_id=member.community_id, member_id=member.pk, deleted_at=None)

    def at(self, member: Reader, place: str) -> Draft | None:
        """What this reader has begun in that place."""
        found: list[Draft] = _drafts(reader=member, place=place)
        return found[0] if found else None

    def newest(self) -> DraftQuerySet:
        return self.order_by("-saved_at", "-id")


class Draft(Row):
    """The words of a form that has not been sent, as they stood in it.

    place: TOPIC, reply_place or edit_place; a discussion kept for later has a place of its own. data: all other
    fields of the form, name → values, whichever folder they belong to. once: the key of the form, so that what has
    been published by it is not kept again. publish_at: when a discussion is to be published by itself; failed_why:
    the reason, in the writer's language, why it was not.
    """

    MOST = 100  # of one member
    MOST_DATA = 64_000  # bytes of `data` as JSON
    PURGE_DAYS = 90
    UNDO_MINUTES = 10

    community = models.ForeignKey("communities.Community", models.CASCADE, related_name="+")
    member = models.ForeignKey("communities.Member", models.CASCADE, related_name="+")
    place = models.CharField(max_length=40)
    # her words outlive what they were about
    topic = models.ForeignKey("discussions.Topic", models.SET_NULL, null=True, related_name="+")
    post = models.ForeignKey("discussions.Post", models.SET_NULL, null=True, related_name="+")
    reply_to = models.ForeignKey("discussions.Post", models.SET_NULL, null=True, related_name="+")
    room = models.ForeignKey("communities.Room", models.SET_NULL, null=True, related_name="+")
    title = models.CharField(max_length=140, blank=True, default="")
    text = models.TextField(blank=True, default="")
    data = models.JSONField(default=dict)
    once = models.CharField(max_length=64, blank=True, default="")
    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField(default=timezone.now)
    publish_at = models.DateTimeField(null=True)
    failed_why = models.TextField(blank=True, default="")
    deleted_at = models.DateTimeField(null=True)

    objects = DraftQuerySet.as_manager()

    class Meta:
        db_table = "discussions_draft"
        constraints = [
            models.UniqueConstraint(
                fields=["community", "member", "place"],
                name="one_draft_a_place",
                condition=Q(deleted_at=None),
            )
        ]
        indexes = [
            models.Index("publish_at", name="drafts_to_publish", condition=Q(publish_at__isnull=False)),
            models.Index("saved_at", name="drafts_to_purge"),
        ]

    def __str__(self) -> str:
        return f"draft of {self.member_id} at {self.place}"

    @property
    def mark(self) -> str:
        """What a page knows this draft by: another one each time it is saved."""
        return f"{self.address}.{self.version}"

    @property
    def waits(self) -> bool:
        return self.publish_at is not None

    @property
    def is_veiled(self) -> bool:
        """To be published without the writer's name."""
        return is_veiled(self.data)

    @property
    def is_edit(self) -> bool:
        return self.place.startswith("edit:")

    @property
    def is_reply(self) -> bool:
        return self.place.startswith("reply:")

    @property
    def is_topic(self) -> bool:
        return not (self.is_edit or self.is_reply)

    @property
    def may_be_brought_back(self) -> bool:
        """Discarded less than ten minutes ago."""
        limit = timezone.now() - timedelta(minutes=self.UNDO_MINUTES)
        return self.deleted_at is not None and self.deleted_at > limit


def own_place(draft: Draft) -> str:
    """A place of its own, so that it stands in nobody's way in the composer."""
    return f"later:{draft.address}"


@prepared(reader=READER, place=TEXT)
def _drafts(reader: Reader, place: str) -> DraftQuerySet:
    return Draft.objects.visible_to(reader).filter(place=place).order_by("pk")[:1]
