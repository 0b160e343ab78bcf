"""A picture kept in the media folder."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from porukka.communities.models.community import Community
from porukka.communities.models.member import Member
from porukka.communities.visitor import Reader
from porukka.core.models import Row


class PictureQuerySet(models.QuerySet["Picture"]):
    def visible_to(self, member: Reader) -> PictureQuerySet:
        """Pictures of people are seen by those who see the people's words."""
        found = self.filter(community_id=member.community_id)
        return found if member.is_member or member.community.is_readable_by_all else found.none()


class Picture(Row):
    """A picture kept in the media folder, re-encoded when it came; now the faces of members."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    made_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    size = models.PositiveIntegerField()
    made_at = models.DateTimeField(default=timezone.now)

    objects = PictureQuerySet.as_manager()

    class Meta:
        db_table = "communities_picture"
        indexes = [models.Index("community", "made_at", name="pictures_by_time")]

    @property
    def path(self) -> str:
        """Where its file is, below the media folder."""
        return f"{self.community_id}/{self.pk % 256:02x}/{self.pk}.webp"
