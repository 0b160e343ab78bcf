"""What something said before: the part that all tables of former versions share."""

from __future__ import annotations

from django.db import models

from porukka.communities.models.community import Community
from porukka.communities.models.member import Member
from porukka.core.models import Row
from porukka.core.text.versions import WHY_LENGTH


class Former(Row):
    """An earlier version: who made it so, when and why. Each table adds what it is a version of, and the words.

    number: as that one's `version` was; `core.text.versions.read` makes a page of them.
    """

    WHY_LENGTH = WHY_LENGTH

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    why = models.CharField(max_length=WHY_LENGTH, blank=True, default="")

    class Meta:
        abstract = True
