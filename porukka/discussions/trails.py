"""The tables of what was put in order: what a topic tells of it, and where a post that went elsewhere is now."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from porukka.core.models import Row


class Trail(Row):
    """One calm line above a topic: that it was moved here, that some of it was split off, or something merged in.

    room: where a moved topic came from; other: the topic at the other end; post: the first that came along;
    title: what a merged discussion was called, which goes with its opening (`post`).
    """

    MOST_SHOWN = 12

    class Kind(models.TextChoices):
        MOVED = "moved"
        SPLIT_OFF = "split_off"  # stands where the posts were
        SPLIT_FROM = "split_from"  # stands where they are now
        MERGED = "merged"

    community = models.ForeignKey("communities.Community", models.CASCADE, related_name="+")
    topic = models.ForeignKey("discussions.Topic", models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind)
    actor = models.ForeignKey("communities.Member", models.SET_NULL, null=True, related_name="+")
    room = models.ForeignKey("communities.Room", models.SET_NULL, null=True, related_name="+")
    other = models.ForeignKey("discussions.Topic", models.SET_NULL, null=True, related_name="+")
    post = models.ForeignKey("discussions.Post", models.SET_NULL, null=True, related_name="+")
    count = models.PositiveIntegerField(default=0)  # of posts
    title = models.CharField(max_length=140, blank=True, default="")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        db_table = "discussions_trail"
        indexes = [models.Index("community", "topic", name="trail_of_a_topic")]

    def __str__(self) -> str:
        return f"{self.kind} {self.topic_id}"


class Moved(Row):
    """Where a post was before: a topic and a number that are in links. Its topic of then may be gone for good."""

    community = models.ForeignKey("communities.Community", models.CASCADE, related_name="+")
    old_topic = models.BigIntegerField()
    old_number = models.PositiveIntegerField()
    post = models.ForeignKey("discussions.Post", models.CASCADE, related_name="+")

    class Meta:
        db_table = "discussions_moved"
        constraints = [
            models.UniqueConstraint(
                fields=["community", "old_topic", "old_number"], name="one_place_for_an_old_number"
            )
        ]

    def __str__(self) -> str:
        return f"{self.old_topic}#{self.old_number}"
