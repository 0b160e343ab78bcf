"""Who comes: one row for each member who has answered, for each time."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.communities.models import Community, Member
from porukka.core.models import Row
from porukka.events.models.occurrence import Occurrence


class Coming(Row):
    """line: her number on the waiting list, which only grows: whoever has a smaller one came earlier; None if she
    does not wait. attended: None as long as nobody has marked it. A row outlives its member as a number."""

    class Answer(models.TextChoices):
        YES = "yes", _("I am coming")
        MAYBE = "maybe", _("Maybe")
        NO = "no", _("I cannot come")
        WAITING = "waiting", _("On the waiting list")

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    occurrence = models.ForeignKey(Occurrence, models.CASCADE, related_name="comings")
    member = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    answer = models.CharField(max_length=7, choices=Answer)
    guests = models.PositiveSmallIntegerField(default=0)
    line = models.PositiveIntegerField(null=True)
    answered_at = models.DateTimeField(default=timezone.now)
    attended = models.BooleanField(null=True)

    class Meta:
        db_table = "events_coming"
        constraints = [
            models.UniqueConstraint(fields=["community", "occurrence", "member"], name="one_answer_each")
        ]
        indexes = [
            models.Index(
                "community", "occurrence", "line", name="waiting_in_line", condition=Q(answer="waiting")
            ),
            models.Index("community", "member", "answer", name="answers_of_a_member"),
        ]

    def __str__(self) -> str:
        return f"{self.member_id}: {self.answer}"

    @property
    def seats(self) -> int:
        """How many she takes, or would take."""
        return 1 + self.guests
