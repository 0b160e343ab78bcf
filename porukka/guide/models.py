"""What exists: a community's guide, its steps with their former words, and what was taken of the archetype."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from porukka.communities.models import Community, Former, Member, Room
from porukka.communities.visitor import Reader
from porukka.core.models import Row
from porukka.discussions.drafts import Draft
from porukka.guide.rules import may_guide


class Guide(Row):
    """When the door opened, of what kind the community is, and when its founders were last reminded of it.

    archetype: the key of one, or nothing for a community of its own kind.
    """

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    archetype = models.CharField(max_length=20, blank=True, default="")
    opened_at = models.DateTimeField(default=timezone.now)
    reminded_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "guide_guide"
        constraints = [models.UniqueConstraint(fields=["community"], name="one_guide_a_community")]

    def __str__(self) -> str:
        return f"guide of {self.community_id}"


class StepQuerySet(models.QuerySet["Step"]):
    def visible_to(self, member: Reader) -> StepQuerySet:
        """The steps of her community, for those who keep its guide."""
        return self.filter(community_id=member.community_id) if may_guide(member) else self.none()


class Step(Row):
    """One of the seven, with its answers of today.

    answers: by the names of its form; version: 0 until it is first answered; touched_at: when it was last answered,
    or found to hold; why: of the last change; done_at: None as long as it waits; reminded_at: when its founders
    were told that it wants a look, since it was touched.
    """

    WHY_LENGTH = Former.WHY_LENGTH

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    key = models.CharField(max_length=12)
    answers = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=0)
    why = models.CharField(max_length=WHY_LENGTH, blank=True, default="")
    changed_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    changed_at = models.DateTimeField(default=timezone.now)
    touched_at = models.DateTimeField(default=timezone.now)
    done_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)

    objects = StepQuerySet.as_manager()

    class Meta:
        db_table = "guide_step"
        constraints = [models.UniqueConstraint(fields=["community", "key"], name="one_step_a_key")]

    def __str__(self) -> str:
        return f"{self.key} of {self.community_id}"


class StepVersion(Former):
    """What a step said in an earlier version."""

    MOST = 100  # kept of one step: the first and the newest

    step = models.ForeignKey(Step, models.CASCADE, related_name="versions")
    answers = models.JSONField(default=dict)

    class Meta:
        db_table = "guide_step_version"
        constraints = [
            models.UniqueConstraint(
                fields=["community", "step", "number"], name="one_step_version_per_number"
            )
        ]

    def __str__(self) -> str:
        return f"{self.step_id} v{self.number}"


class Taken(Row):
    """What somebody has taken of the archetype, once each.

    key: "room-…" opened as `room`; "day-1" to "day-7", "prompt-…" and "ritual-…" put into her drafts as `draft`,
    which is gone when she has published or discarded it.
    """

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    key = models.CharField(max_length=40)
    room = models.ForeignKey(Room, models.SET_NULL, null=True, related_name="+")
    draft = models.ForeignKey(Draft, models.SET_NULL, null=True, related_name="+")
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        db_table = "guide_taken"
        constraints = [models.UniqueConstraint(fields=["community", "key"], name="taken_once")]

    def __str__(self) -> str:
        return f"{self.key} of {self.community_id}"
