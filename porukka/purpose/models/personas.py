"""Who is who: members find themselves in a persona, and pain points belong to some."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from porukka.communities.models import Community, Member
from porukka.core.models import Row
from porukka.purpose.models.pains import Pain
from porukka.purpose.models.stating import Statement


class Match(Row):
    """The persona in which a member finds herself, None if in none of them. Nobody but her sees it; of all together
    numbers are told, which stand on the persona (`Statement.matched`)."""

    FEWEST = 5  # members of whom a number tells, who are not among them, and who answered since the last one

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    persona = models.ForeignKey(Statement, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        db_table = "purpose_match"
        constraints = [models.UniqueConstraint(fields=["community", "member"], name="one_match_a_member")]
        indexes = [models.Index("community", "at", name="matches_by_time")]

    def __str__(self) -> str:
        return f"a match of {self.community_id}"  # whose, and which, is for no log


class Having(Row):
    """A pain point is one of a persona's."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    pain = models.ForeignKey(Pain, models.CASCADE, related_name="had_by")
    persona = models.ForeignKey(Statement, models.CASCADE, related_name="has")

    class Meta:
        db_table = "purpose_having"
        constraints = [
            models.UniqueConstraint(fields=["community", "persona", "pain"], name="a_pain_is_had_once")
        ]

    def __str__(self) -> str:
        return f"{self.persona_id} has {self.pain_id}"
