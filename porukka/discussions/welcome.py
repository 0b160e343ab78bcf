"""The table of closed welcomes: which member has put the community's welcome away."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from porukka.core.models import Row


class PutAway(Row):
    """One member has read a welcome and closed it. Another topic that becomes the welcome is shown to her again."""

    community = models.ForeignKey("communities.Community", models.CASCADE, related_name="+")
    member = models.ForeignKey("communities.Member", models.CASCADE, related_name="+")
    topic = models.ForeignKey("discussions.Topic", models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        db_table = "discussions_put_away"
        constraints = [
            models.UniqueConstraint(fields=["community", "member", "topic"], name="one_closed_welcome_each")
        ]
