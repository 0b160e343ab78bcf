"""What a month took, noted by hand, beside what came of it; and why the team says it is here."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from porukka.communities.models import Community, Member
from porukka.communities.visitor import Reader
from porukka.core.models import Row
from porukka.goals.rules import may_keep_goals


class Cost(Row):
    """Hours and euros of a month (year × 100 + month). answered, active: what came of it, counted on counted_on."""

    NOTE_LENGTH = 200

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    month = models.PositiveIntegerField()
    hours = models.DecimalField(max_digits=7, decimal_places=1, default=0)
    euros = models.DecimalField(max_digits=10, decimal_places=2, default=0)
    note = models.CharField(max_length=NOTE_LENGTH, blank=True, default="")
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    answered = models.PositiveIntegerField(default=0)
    active = models.PositiveIntegerField(default=0)
    counted_on = models.DateField(null=True)

    class Meta:
        db_table = "goals_cost"
        constraints = [models.UniqueConstraint(fields=["community", "month"], name="one_cost_a_month")]

    def __str__(self) -> str:
        return f"{self.month}: {self.hours} h, {self.euros} €"


class WhyQuerySet(models.QuerySet["Why"]):
    def visible_to(self, member: Reader) -> WhyQuerySet:
        """What the team of her community has said, for the team."""
        return self.filter(community_id=member.community_id) if may_keep_goals(member) else self.none()


class Why(Row):
    """The team's answers to "why are we here?", every time they were given: the highest number is today's.

    answers: by the keys of `forms.why.QUESTIONS`; figures: measure → [value, n] as they were that day.
    """

    LENGTH = 1000

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    answers = models.JSONField(default=dict)
    figures = models.JSONField(default=dict)
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = WhyQuerySet.as_manager()

    class Meta:
        db_table = "goals_why"
        constraints = [models.UniqueConstraint(fields=["community", "number"], name="one_why_per_number")]

    def __str__(self) -> str:
        return f"why {self.community_id} v{self.number}"
