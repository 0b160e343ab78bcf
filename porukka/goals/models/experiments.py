"""Something that is tried for a while, what it was to change, and what a person says came of it."""

from __future__ import annotations

from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.communities.models import Community, Member
from porukka.communities.visitor import Reader
from porukka.core.models import Row
from porukka.goals.rules import may_keep_goals


class ExperimentQuerySet(models.QuerySet["Experiment"]):
    def visible_to(self, member: Reader) -> ExperimentQuerySet:
        """The experiments of her community, for the team."""
        return self.filter(community_id=member.community_id) if may_keep_goals(member) else self.none()

    def unjudged(self) -> ExperimentQuerySet:
        return self.filter(verdict__in=("", Experiment.Verdict.TOO_EARLY))


class Experiment(Row):
    """hypothesis: what is tried and what it should change; measure: by which that is seen; begins, ends: days.

    result: what `measures.effects` found, counted on `counted_on`; verdict: a person's, "" as long as there is none;
    review_on: when it is to be judged; reminded_at: when whoever keeps it was told that this day has come.
    """

    class Verdict(models.TextChoices):
        HELPED = "helped", _("It helped")
        NO_DIFFERENCE = "same", _("No difference seen")
        HARMED = "harmed", _("It did harm")
        TOO_EARLY = "early", _("Too early to say")

    MOST = 10  # not judged yet
    LENGTH = 300
    SHORTEST, LONGEST = timedelta(days=7), timedelta(days=92)

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    hypothesis = models.CharField(max_length=LENGTH)
    measure = models.CharField(max_length=20)
    begins = models.DateField()
    ends = models.DateField()
    keeper = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    result = models.JSONField(default=dict)
    counted_on = models.DateField(null=True)
    verdict = models.CharField(max_length=8, choices=Verdict, blank=True, default="")
    words = models.CharField(max_length=LENGTH, blank=True, default="")
    judged_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    judged_at = models.DateTimeField(null=True)
    review_on = models.DateField(null=True)
    reminded_at = models.DateTimeField(null=True)

    objects = ExperimentQuerySet.as_manager()

    class Meta:
        db_table = "goals_experiment"
        indexes = [models.Index("community", "begins", name="experiments_by_day")]

    def __str__(self) -> str:
        return self.hypothesis

    @property
    def is_judged(self) -> bool:
        """For good: "too early" is a word for the time being."""
        return self.verdict not in ("", self.Verdict.TOO_EARLY)
