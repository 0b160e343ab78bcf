"""A goal with what it said before, and how it went."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from porukka.communities.models import Community, Member
from porukka.communities.visitor import Reader
from porukka.core.models import Row
from porukka.goals.rules import may_keep_goals


class GoalQuerySet(models.QuerySet["Goal"]):
    def visible_to(self, member: Reader) -> GoalQuerySet:
        """The goals of her community, for the team."""
        return self.filter(community_id=member.community_id) if may_keep_goals(member) else self.none()

    def under_way(self) -> GoalQuerySet:
        return self.filter(ended_at=None)


class Goal(Row):
    """Something to come to by a day.

    measure: a key of `measures.figures.MEASURES`, or nothing for a number kept by hand; words: what it is, where that
    is not the measure's name alone; target, start, value: per cents, a number or points; start: when it was set, None
    if there was too little to count; n: of what value was counted; counted_on: the community's day of that; told: the
    states its owner has been told of.
    """

    MOST = 7  # under way at once: who wants everything wants nothing
    WORDS_LENGTH, WHY_LENGTH = 120, 200
    HIGHEST = 1_000_000

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    measure = models.CharField(max_length=20, blank=True, default="")
    words = models.CharField(max_length=WORDS_LENGTH, blank=True, default="")
    target = models.FloatField()
    by = models.DateField()
    owner = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    start = models.FloatField(null=True)
    value = models.FloatField(null=True)
    n = models.PositiveIntegerField(default=0)
    counted_on = models.DateField(null=True)
    began_on = models.DateField()
    version = models.PositiveIntegerField(default=1)
    why = models.CharField(max_length=WHY_LENGTH, blank=True, default="")
    changed_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    changed_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)
    told = models.JSONField(default=list)

    objects = GoalQuerySet.as_manager()

    class Meta:
        db_table = "goals_goal"
        indexes = [models.Index("community", "by", name="goals_by_day")]

    def __str__(self) -> str:
        return f"{self.words or self.measure} of {self.community_id}"


class GoalVersion(Row):
    """What a goal said in an earlier version, who made it so, when and why."""

    MOST = 50  # kept of one goal: the first and the newest

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    goal = models.ForeignKey(Goal, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()  # as Goal.version was
    words = models.CharField(max_length=Goal.WORDS_LENGTH, blank=True, default="")
    target = models.FloatField()
    until = models.DateField()
    owner = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    why = models.CharField(max_length=Goal.WHY_LENGTH, blank=True, default="")

    class Meta:
        db_table = "goals_goal_version"
        constraints = [
            models.UniqueConstraint(
                fields=["community", "goal", "number"], name="one_goal_version_per_number"
            )
        ]

    def __str__(self) -> str:
        return f"{self.goal_id} v{self.number}"


class GoalPoint(Row):
    """How far a goal had come on a day. by: who wrote it down, None if it was counted."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    goal = models.ForeignKey(Goal, models.CASCADE, related_name="points")
    day = models.DateField()
    value = models.FloatField(null=True)
    n = models.PositiveIntegerField(default=0)
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")

    class Meta:
        db_table = "goals_goal_point"
        constraints = [
            models.UniqueConstraint(fields=["community", "goal", "day"], name="one_goal_point_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.value} on {self.day}"
