"""What exists: a month of a room in figures and words, openings that many answered, and what is to be read anew."""

from __future__ import annotations

from django.db import models
from django.db.models import F

from porukka.communities.models import Community, Room
from porukka.core.models import Row
from porukka.discussions.models import Topic


class Month(Row):
    """A room in a month. month: its first day, the community's; rising: [word, posts with it], the most risen first;
    words: the same of the most frequent, against which later months are held."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="+", db_index=False)
    room = models.ForeignKey(Room, models.CASCADE, related_name="+", db_index=False)
    month = models.DateField()
    posts = models.PositiveIntegerField(default=0)
    topics = models.PositiveIntegerField(default=0)
    rising = models.JSONField(default=list)
    words = models.JSONField(default=list)

    class Meta:
        db_table = "history_month"
        constraints = [
            models.UniqueConstraint(fields=["community", "month", "room"], name="one_row_a_room_and_month")
        ]

    def __str__(self) -> str:
        return f"{self.room_id} in {self.month:%Y-%m}"


class Opening(Row):
    """A discussion that several answered: one of the few of its room and day. on_day: month × 100 + day, the
    community's; answerers: distinct people besides whoever opened it."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="+", db_index=False)
    room = models.ForeignKey(Room, models.CASCADE, related_name="+", db_index=False)
    topic = models.OneToOneField(Topic, models.CASCADE, related_name="+")
    year = models.PositiveSmallIntegerField()
    on_day = models.PositiveSmallIntegerField()
    answerers = models.PositiveIntegerField()

    class Meta:
        db_table = "history_opening"
        indexes = [
            models.Index("community", "year", F("answerers").desc(), name="best_openings_of_a_year"),
            models.Index("community", "on_day", name="openings_on_this_day"),
        ]

    def __str__(self) -> str:
        return f"{self.topic_id}, {self.answerers}"


class Due(Row):
    """A month in which something has changed since it was read."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="+", db_index=False)
    month = models.DateField()

    class Meta:
        db_table = "history_due"
        constraints = [models.UniqueConstraint(fields=["community", "month"], name="due_once")]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m}"


class Read(models.Model):
    """When a community's months were last read: the current one changes all day, and is read once a day."""

    community = models.OneToOneField(Community, models.CASCADE, primary_key=True, related_name="+")
    at = models.DateTimeField(null=True)

    class Meta:
        db_table = "history_read"

    def __str__(self) -> str:
        return f"{self.community_id} at {self.at}"
