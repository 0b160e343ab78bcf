"""The former words of posts: what an edit replaced, so that nobody's answer stands below words it was not about."""

from __future__ import annotations

from datetime import timedelta

from django.db import models

from porukka.communities.models import Room
from porukka.communities.visitor import Reader
from porukka.core.models import Row

TITLE_LENGTH = 140  # as of a topic


class VersionQuerySet(models.QuerySet["Version"]):
    def visible_to(self, member: Reader) -> VersionQuerySet:
        """Former words of posts that stand where this reader may read. Of a deleted or hidden post there are none."""
        return self.filter(
            community_id=member.community_id,
            post__deleted_at=None,
            post__hidden_at=None,
            post__topic__deleted_at=None,
            post__topic__room__in=Room.objects.readable_by(member).values("pk"),
        )


class Version(Row):
    """The words of a post until an edit replaced them. Those of today are the post's own."""

    MOST = 50  # kept of one post: the first and the newest
    GRACE = timedelta(
        minutes=3
    )  # an edit this soon, of what nobody has answered, puts a slip of the pen right

    community = models.ForeignKey("communities.Community", models.CASCADE, related_name="+")
    post = models.ForeignKey("discussions.Post", models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()  # 1 is as it was first written; given once, never changed
    title = models.CharField(max_length=TITLE_LENGTH, blank=True, default="")  # an opening's
    text = models.TextField()
    html = models.TextField()
    made_at = models.DateTimeField()  # when these words were written

    objects = VersionQuerySet.as_manager()

    class Meta:
        db_table = "discussions_version"
        constraints = [
            models.UniqueConstraint(fields=["community", "post", "number"], name="one_version_per_number")
        ]

    def __str__(self) -> str:
        return f"{self.post_id} v{self.number}"
