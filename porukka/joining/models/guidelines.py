"""The guidelines of a community: a living document, each version kept with who made it so, when and why."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from porukka.communities.models import Community, Member
from porukka.core.models import Row


class Guidelines(Row):
    """One version. Today's is the one whose number is the community's `guidelines_version`; which one everybody is
    asked to accept, and who has, is written on communities and members, which every page reads anyway."""

    LIMIT = 10_000  # characters of Markdown
    SUMMARY_LINES = 5
    SUMMARY_LENGTH = 600
    WHY_LENGTH = 200

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    summary = models.CharField(
        max_length=SUMMARY_LENGTH, blank=True
    )  # a few lines, for the door and for letters
    text = models.TextField()
    html = models.TextField()
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    why = models.CharField(max_length=WHY_LENGTH, blank=True, default="")  # what changed and why
    is_asked = models.BooleanField(default=True)  # False: only the wording changed, nobody is asked anew

    class Meta:
        db_table = "joining_guidelines"
        constraints = [
            models.UniqueConstraint(fields=["community", "number"], name="one_guidelines_per_number")
        ]

    def __str__(self) -> str:
        return f"guidelines v{self.number}"

    @property
    def lines(self) -> list[str]:
        return self.summary.splitlines()
