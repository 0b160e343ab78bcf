"""The founding circle: those whom the founder gathers before the community opens."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from porukka.communities.models import Community, Member
from porukka.core.models import Row


class Circle(Row):
    """A community has one, or none. While it gathers, people come in by invitation, whatever was chosen for joining;
    the community's row says so to every page (`is_founding`, `circle_size`).

    size: members it waits for, 0 for a date alone; opens_at: when it opens at the latest, None for the number alone;
    told_at: when the founders were told that it opens tomorrow; opened_by: None if it opened by itself.
    """

    MOST = 500

    community = models.OneToOneField(Community, models.CASCADE, related_name="+")
    size = models.PositiveIntegerField(default=0)
    opens_at = models.DateTimeField(null=True)
    set_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    begun_at = models.DateTimeField(default=timezone.now)
    told_at = models.DateTimeField(null=True)
    opened_at = models.DateTimeField(null=True)
    opened_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")

    class Meta:
        db_table = "joining_circle"

    def __str__(self) -> str:
        return f"circle of {self.community_id}"
