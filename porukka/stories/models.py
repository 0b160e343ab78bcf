"""What exists: a discussion that is a story, until when it is there, and whether it was kept."""

from __future__ import annotations

from datetime import timedelta

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.communities.models import Community, Member
from porukka.communities.visitor import Reader
from porukka.core.models import Row
from porukka.discussions.models import Post, Topic


class StoryQuerySet(models.QuerySet["Story"]):
    def visible_to(self, member: Reader) -> StoryQuerySet:
        """For members who see its discussion; without what was deleted, hidden or is over."""
        if not member.is_member:
            return self.none()
        standing = Post.objects.visible_to(member).filter(deleted_at=None, hidden_at=None)
        return self.filter(community_id=member.community_id, ended_at=None, post__in=standing.values("pk"))

    def open(self) -> StoryQuerySet:
        """Those of today: time decides, before a job has come round."""
        return self.filter(kept_at=None, ended_at=None, until__gt=timezone.now())

    def kept(self) -> StoryQuerySet:
        return self.exclude(kept_at=None)


class Story(Row):
    """A discussion whose title is its one line. until: when it goes, unless it is kept first; ended_at: when it went,
    with all that was said in it.

    line: what it said, for the one who told it: "" of a picture alone.
    """

    LINE_LENGTH = Topic.TITLE_LENGTH
    LASTS = timedelta(days=1)
    MOST_OPEN = 3  # of one member at a time

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    post = models.OneToOneField(Post, models.CASCADE, related_name="+")
    author = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    line = models.CharField(_("One line"), max_length=LINE_LENGTH, blank=True, default="")
    told_at = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField()
    kept_at = models.DateTimeField(null=True)
    kept_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)

    objects = StoryQuerySet.as_manager()

    class Meta:
        db_table = "stories_story"
        indexes = [
            models.Index("community", F("id").desc(), name="stories_newest"),
            models.Index("community", "author", F("id").desc(), name="stories_of_a_member"),
            models.Index("until", name="stories_due", condition=Q(kept_at=None, ended_at=None)),
        ]

    def __str__(self) -> str:
        return f"story of {self.author_id}"

    @property
    def is_open(self) -> bool:
        return self.kept_at is None and self.ended_at is None and self.until > timezone.now()
