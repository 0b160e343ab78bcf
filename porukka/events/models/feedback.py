"""What people thought of an event: who has answered stands in one table, what they answered in another."""

from __future__ import annotations

import secrets

from django.db import models

from porukka.communities.models import Community, Member
from porukka.events.models.occurrence import Occurrence


def random_key() -> int:
    """63 bits that tell nothing: neither when the row was made, nor in which order."""
    return secrets.randbits(63)


class FeedbackGiven(models.Model):
    """That a member has answered; not what, and not when."""

    id = models.BigIntegerField(primary_key=True, default=random_key, editable=False)
    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    occurrence = models.ForeignKey(Occurrence, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")

    class Meta:
        db_table = "events_feedback_given"
        constraints = [
            models.UniqueConstraint(fields=["community", "occurrence", "member"], name="one_feedback_each")
        ]

    def __str__(self) -> str:
        return f"somebody about {self.occurrence_id}"


class Feedback(models.Model):
    """What somebody who was there answered: nothing in it says who."""

    WORDS_LENGTH = 1000

    id = models.BigIntegerField(primary_key=True, default=random_key, editable=False)
    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    occurrence = models.ForeignKey(Occurrence, models.CASCADE, related_name="+")
    worth = models.PositiveSmallIntegerField()  # was it worth the time: 1–5
    good = models.CharField(max_length=WORDS_LENGTH, blank=True, default="")
    better = models.CharField(max_length=WORDS_LENGTH, blank=True, default="")

    class Meta:
        db_table = "events_feedback"
        indexes = [models.Index("community", "occurrence", name="feedback_about")]

    def __str__(self) -> str:
        return f"about {self.occurrence_id}"
