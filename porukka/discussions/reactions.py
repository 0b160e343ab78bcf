"""Answering a post without words: the tables, and the kinds there are besides a community's own emoji."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.core import emoji
from porukka.core.models import Row

HELPED, WONDER = "helped", "wonder"
# what a member says about somebody else's words: of an answer the one, of an opening the other
WORDS: dict[str, Any] = {HELPED: _("This helped"), WONDER: _("I wonder about this too")}
KIND_LENGTH = 24  # an emoji, or one of WORDS


def mark_for(number: int) -> str:
    """Which of WORDS belongs to the post of this number."""
    return HELPED if number else WONDER


def name_of(kind: str) -> str:
    """What a kind of reaction is called in the reader's language."""
    return str(WORDS[kind]) if kind in WORDS else emoji.name_of(kind)


class Reaction(Row):
    """One member's reaction of one kind to one post."""

    community = models.ForeignKey("communities.Community", models.CASCADE, related_name="+")
    post = models.ForeignKey("discussions.Post", models.CASCADE, related_name="+")
    kind = models.CharField(max_length=KIND_LENGTH)
    # it counts on when its member is no longer known
    member = models.ForeignKey("communities.Member", models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        db_table = "discussions_reaction"
        constraints = [
            models.UniqueConstraint(
                fields=["community", "post", "kind", "member"], name="one_reaction_of_a_kind_each"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} on {self.post_id}"


class ReactionCount(Row):
    """How many reacted to a post in one way: kept by every write, so that no page has to count. None: no row."""

    community = models.ForeignKey("communities.Community", models.CASCADE, related_name="+")
    post = models.ForeignKey("discussions.Post", models.CASCADE, related_name="+")
    kind = models.CharField(max_length=KIND_LENGTH)
    count = models.PositiveIntegerField()

    class Meta:
        db_table = "discussions_reaction_count"
        constraints = [
            models.UniqueConstraint(fields=["community", "post", "kind"], name="one_count_for_a_kind")
        ]

    def __str__(self) -> str:
        return f"{self.count} × {self.kind} on {self.post_id}"
