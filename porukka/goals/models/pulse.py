"""What members answered, so that no row can be laid beside a member, a moment or an order."""

from __future__ import annotations

from django.db import models

from porukka.communities.models import Community
from porukka.core.models import Row


class PulseCount(Row):
    """How many have chosen a step (1–5) in a month (year × 100 + month).

    An answer leaves no row of its own, only a number that is one larger, so there is no key, time or order to find it
    by. That she has been asked stands on the member (`Member.pulse_month`), whether she answered or set it aside.
    The five rows of a month are made together, by the first answer of it.
    """

    STEPS = (1, 2, 3, 4, 5)

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    month = models.PositiveIntegerField()
    step = models.PositiveSmallIntegerField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        db_table = "goals_pulse_count"
        constraints = [
            models.UniqueConstraint(fields=["community", "month", "step"], name="one_count_a_step")
        ]

    def __str__(self) -> str:
        return f"{self.count} at step {self.step} in {self.month}"
