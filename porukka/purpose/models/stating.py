"""What a community says of itself: its mission, its audience and its personas, as they are and as they were."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.communities.models import Community, Former, Member
from porukka.communities.rules import may_edit_community
from porukka.communities.visitor import Reader
from porukka.core.models import Row
from porukka.discussions.models import Post


class Kind(models.TextChoices):
    MISSION = "mission", _("Mission")
    AUDIENCE = "audience", _("Whom it is for")
    PERSONA = "persona", _("Persona")


SINGLE = (Kind.MISSION, Kind.AUDIENCE)  # of which a community has one each


# the parts of each, in the order in which one reads them; the first is what a short guide asks for
PARTS: dict[str, dict[str, Any]] = {
    Kind.MISSION: {
        "aims": _("What we want"),
        "values": _("What matters to us"),
        "outcomes": _("What will be different"),
    },
    Kind.AUDIENCE: {
        "who": _("Whom we are here for"),
        "interests": _("What we think they care about"),
    },
    Kind.PERSONA: {
        "name": _("What we call her"),
        "situation": _("Her situation"),
        "needs": _("What she needs"),
        "keeps_away": _("What keeps her away"),
    },
}
INTERESTS, NAME = "interests", "name"
PLAIN = (INTERESTS, NAME)  # parts that are words, and no Markdown


class StatementQuerySet(models.QuerySet["Statement"]):
    def visible_to(self, member: Reader) -> StatementQuerySet:
        """Members read what is shown; whoever may write it reads it before, too."""
        if not member.is_member:
            return self.none()
        found = self.filter(community_id=member.community_id)
        return found if may_edit_community(member) else found.filter(is_shown=True)


class Statement(Row):
    """parts: name of the part → Markdown, or words for those that are PLAIN (INTERESTS with commas between); html:
    the same rendered. is_shown: members read it, and what it said before.
    matched, counted_at: of a persona, in how many of them members found themselves, and when that was told."""

    PART_LENGTH = 4000
    WHY_LENGTH = Former.WHY_LENGTH
    NAME_LENGTH = 60
    MOST_INTERESTS = 12
    MOST_PERSONAS = 12
    MOST_EVIDENCE = 12

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=8, choices=Kind)
    parts = models.JSONField(default=dict)
    html = models.JSONField(default=dict)
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    why = models.CharField(max_length=WHY_LENGTH, blank=True, default="")
    version = models.PositiveIntegerField(default=1)
    is_shown = models.BooleanField(default=True)
    matched = models.PositiveIntegerField(default=0, db_default=0)
    counted_at = models.DateTimeField(null=True)

    objects = StatementQuerySet.as_manager()

    class Meta:
        db_table = "purpose_statement"
        constraints = [
            models.UniqueConstraint(
                fields=["community", "kind"], condition=Q(kind__in=SINGLE), name="one_statement_of_a_kind"
            )
        ]
        indexes = [models.Index("community", "kind", name="statements_of_a_kind")]

    def __str__(self) -> str:
        return f"{self.kind} v{self.version}"

    @property
    def title(self) -> str:
        """What it is called: a persona has a name, the others are one of a kind."""
        return str(self.parts.get(NAME) or Kind(self.kind).label)


class StatementVersion(Former):
    """What a statement said in an earlier version."""

    statement = models.ForeignKey(Statement, models.CASCADE, related_name="versions")
    parts = models.JSONField()
    html = models.JSONField()

    class Meta:
        db_table = "purpose_statement_version"
        constraints = [
            models.UniqueConstraint(
                fields=["community", "statement", "number"], name="one_statement_version_per_number"
            )
        ]

    def __str__(self) -> str:
        return f"{self.statement_id} v{self.number}"


class Evidence(Row):
    """A discussion that a statement rests on. It holds on to the opening, which leads to wherever the talk goes."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    statement = models.ForeignKey(Statement, models.CASCADE, related_name="evidence")
    post = models.ForeignKey(Post, models.CASCADE, related_name="+")
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        db_table = "purpose_evidence"
        constraints = [
            models.UniqueConstraint(fields=["community", "statement", "post"], name="one_piece_of_evidence")
        ]

    def __str__(self) -> str:
        return f"{self.post_id} for {self.statement_id}"
