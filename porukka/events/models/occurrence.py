"""One time that an event takes place: its rows are made ahead, and what is different about it stands in it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from porukka.communities.models import Community
from porukka.communities.visitor import Reader
from porukka.core.models import Row
from porukka.discussions.models import Post
from porukka.events.models.event import Event


class OccurrenceQuerySet(models.QuerySet["Occurrence"]):
    def visible_to(self, member: Reader) -> OccurrenceQuerySet:
        """As its event: seen by whoever sees its post."""
        standing = Post.objects.visible_to(member).filter(deleted_at=None, hidden_at=None)
        return self.filter(
            community_id=member.community_id,
            event__community_id=member.community_id,
            event__post__in=standing.values("pk"),
        )

    def on(self) -> OccurrenceQuerySet:
        """Without those that were called off, alone or with all of its event's."""
        return self.filter(cancelled_at=None)


class Occurrence(Row):
    """recurrence_at: when the rule would have it, which never changes (RECURRENCE-ID); starts, ends: when it is;
    place, link: "" as its event; seats_taken: by those who come, with their guests; waiting: how many wait for a
    seat; last_line: the last number given on the waiting list; sequence: added to the event's."""

    MATERIALS_LENGTH = 4000

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    event = models.ForeignKey(Event, models.CASCADE, related_name="occurrences")
    recurrence_at = models.DateTimeField()
    starts = models.DateTimeField()
    ends = models.DateTimeField()
    place = models.CharField(max_length=Event.PLACE_LENGTH, blank=True, default="")
    link = models.CharField(max_length=Event.LINK_LENGTH, blank=True, default="")
    cancelled_at = models.DateTimeField(null=True)
    sequence = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField(default=timezone.now)
    # kept by every answer, so that no page has to count
    seats_taken = models.PositiveIntegerField(default=0)
    maybes = models.PositiveIntegerField(default=0)
    waiting = models.PositiveIntegerField(default=0)
    last_line = models.PositiveIntegerField(default=0)
    # afterwards
    recording = models.CharField(max_length=Event.LINK_LENGTH, blank=True, default="")
    materials = models.TextField(blank=True, default="")
    materials_html = models.TextField(blank=True, default="")
    attendance_at = models.DateTimeField(null=True)  # somebody has marked who was there
    # claimed by whoever tells, so that it is told once
    reminded_at = models.DateTimeField(null=True)
    feedback_asked_at = models.DateTimeField(null=True)

    objects = OccurrenceQuerySet.as_manager()

    class Meta:
        db_table = "events_occurrence"
        constraints = [
            models.UniqueConstraint(fields=["community", "event", "recurrence_at"], name="one_row_a_time")
        ]
        indexes = [
            models.Index("community", "starts", "id", name="occurrences_by_time"),
            models.Index(
                "community", "starts", name="to_remind_of", condition=Q(reminded_at=None, cancelled_at=None)
            ),
            models.Index(
                "community",
                "ends",
                name="to_ask_about",
                condition=Q(feedback_asked_at=None, cancelled_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event_id} at {self.starts}"

    @property
    def is_cancelled(self) -> bool:
        return self.cancelled_at is not None

    @property
    def is_over(self) -> bool:
        return self.ends <= timezone.now()

    @property
    def has_begun(self) -> bool:
        return self.starts <= timezone.now()

    @property
    def is_moved(self) -> bool:
        return self.starts != self.recurrence_at

    @property
    def where(self) -> str:
        """Its place: its own, else its event's."""
        return self.place or self.event.place

    @property
    def online(self) -> str:
        """Its link: its own, else its event's. Ask `rules.may_see_link` before it is shown."""
        return self.link or self.event.link

    @property
    def seats_free(self) -> int | None:
        """None: as many as want."""
        return None if self.event.cap is None else max(0, self.event.cap - self.seats_taken)
