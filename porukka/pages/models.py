"""What exists: a page of a room, made of a discussion, and what it said before."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.communities.models import Community, Former, Member, Room
from porukka.communities.visitor import Reader
from porukka.core.models import Row
from porukka.discussions.models import Topic


class PageQuerySet(models.QuerySet["Page"]):
    def visible_to(self, member: Reader) -> PageQuerySet:
        """Pages of the rooms whose talk this reader may read, without the deleted ones."""
        return self.deleted_too(member).filter(deleted_at=None)

    def deleted_too(self, member: Reader) -> PageQuerySet:
        """For taking a deletion back: it follows from the room alone where this reader may look."""
        return self.filter(
            community_id=member.community_id, room__in=Room.objects.readable_by(member).values("pk")
        )


class Page(Row):
    """It stays in its room, wherever its discussion goes. What that is called is not kept here: a title that is
    hidden or deleted there would live on."""

    TITLE_LENGTH = Topic.TITLE_LENGTH
    WHY_LENGTH = Former.WHY_LENGTH  # of what an edit changed and why
    MOST = 500  # in a community
    MOST_OF_A_TOPIC = 3
    UNDO_MINUTES = 10
    PURGE_DAYS = 30

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    room = models.ForeignKey(Room, models.CASCADE, related_name="+")
    source = models.ForeignKey(Topic, models.SET_NULL, null=True, related_name="+")
    title = models.CharField(_("Title"), max_length=TITLE_LENGTH)
    slug = models.SlugField(max_length=80)
    text = models.TextField()
    html = models.TextField()
    made_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    edited_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    edited_at = models.DateTimeField(null=True)
    why = models.CharField(max_length=WHY_LENGTH, blank=True, default="")  # of the last edit
    version = models.PositiveIntegerField(default=1)
    deleted_at = models.DateTimeField(null=True)
    deleted_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")

    objects = PageQuerySet.as_manager()

    class Meta:
        db_table = "pages_page"
        indexes = [
            models.Index("community", "source", name="pages_of_a_topic"),
            models.Index("community", "room", name="pages_of_a_room"),
            models.Index(
                "community", "deleted_at", name="pages_to_purge", condition=Q(deleted_at__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return self.title


class PageVersion(Former):
    """What a page said in an earlier version."""

    page = models.ForeignKey(Page, models.CASCADE, related_name="versions")
    title = models.CharField(max_length=Page.TITLE_LENGTH)
    text = models.TextField()
    html = models.TextField()

    class Meta:
        db_table = "pages_page_version"
        constraints = [
            models.UniqueConstraint(
                fields=["community", "page", "number"], name="one_page_version_per_number"
            )
        ]

    def __str__(self) -> str:
        return f"{self.page_id} v{self.number}"
