"""The privacy notice of a community: who is the controller, and what she says, each version kept."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from porukka.communities.models import Community, Member
from porukka.core.models import Row


class PrivacyNotice(Row):
    """One version. Today's is the one whose number is the community's `privacy_version`.

    controller: who answers for the data, as the law calls it; contact: how to reach her, a few lines.
    """

    LIMIT = 10_000  # characters of Markdown
    CONTROLLER_LENGTH = 120
    CONTACT_LENGTH = 300
    WHY_LENGTH = 200

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    controller = models.CharField(max_length=CONTROLLER_LENGTH)
    contact = models.CharField(max_length=CONTACT_LENGTH)
    text = models.TextField()
    html = models.TextField()
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    why = models.CharField(max_length=WHY_LENGTH, blank=True, default="")

    class Meta:
        db_table = "joining_privacynotice"
        constraints = [models.UniqueConstraint(fields=["community", "number"], name="one_notice_per_number")]

    def __str__(self) -> str:
        return f"privacy notice v{self.number}"

    @property
    def contact_lines(self) -> list[str]:
        return self.contact.splitlines()
