"""Who would like to come into a private room: she has asked, waits for a free seat, or has been offered one."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from porukka.communities.models.community import Community
from porukka.communities.models.member import Member
from porukka.communities.models.room import Room
from porukka.core.models import Row


class Waiting(Row):
    """One member before the door of one room. Its id grows with time, so the order of ids is that of coming.

    words: what she wrote to those who decide.
    """

    WORDS_LENGTH = 200

    class State(models.TextChoices):
        ASKED = "asked"  # somebody has to let her in
        QUEUED = "queued"  # let in, as soon as a seat is free
        OFFERED = "offered"  # by whoever started this room beside a full one; she takes the seat if she likes

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    room = models.ForeignKey(Room, models.CASCADE, related_name="waiting")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    state = models.CharField(max_length=8, choices=State)
    words = models.CharField(max_length=WORDS_LENGTH, blank=True)
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        db_table = "communities_waiting"
        constraints = [models.UniqueConstraint(fields=["community", "room", "member"], name="one_wait_each")]
        indexes = [
            models.Index("community", "room", "state", "id", name="waiting_in_order"),
            models.Index("community", "member", name="waits_of_a_member"),
        ]

    def __str__(self) -> str:
        return f"{self.state}: {self.member_id} for {self.room_id}"
