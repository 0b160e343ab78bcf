"""What exists: each bringing along, which post came from which of another place, and who wrote there."""

from __future__ import annotations

from datetime import timedelta

from django.db import models
from django.db.models import F
from django.utils import timezone

from porukka.communities.models import Community, Member
from porukka.core.models import Row
from porukka.discussions.models import Post


class Import(Row):
    """An archive that was brought along. source: its format; file: its name; fingerprint: of what is in it, so that
    one that was broken off goes on; finished_at: None as long as something may be missing."""

    UNDO_DAYS = 30

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    source = models.CharField(max_length=16)
    file = models.CharField(max_length=200)
    fingerprint = models.CharField(max_length=64)
    topics = models.PositiveIntegerField(default=0)
    posts = models.PositiveIntegerField(default=0)
    people = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "importing_import"
        indexes = [models.Index("community", F("made_at").desc(), name="imports_newest_first")]

    def __str__(self) -> str:
        return f"{self.file} ({self.source})"

    @property
    def can_be_undone(self) -> bool:
        return self.undone_at is None and self.made_at > timezone.now() - timedelta(days=self.UNDO_DAYS)


class Brought(Row):
    """A post of another place has come along, so that it comes no second time, deleted or not.

    key: what it is known by there, as a keyed hash (`keys.py`).
    """

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    source = models.CharField(max_length=16)
    key = models.CharField(max_length=64)
    post = models.ForeignKey(Post, models.SET_NULL, null=True, related_name="+")
    batch = models.ForeignKey(Import, models.CASCADE, related_name="+", db_index=False)

    class Meta:
        db_table = "importing_brought"
        constraints = [
            models.UniqueConstraint(fields=["community", "source", "key"], name="brought_along_once")
        ]
        indexes = [models.Index("community", "batch", name="brought_by_an_import")]

    def __str__(self) -> str:
        return f"{self.post_id} from {self.source}"


class Author(Row):
    """Who wrote in another place: a member without an account, who has left, or one who is here.

    is_ours: made for the words that came, and nobody's; key: her name there, as a keyed hash.
    """

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    source = models.CharField(max_length=16)
    key = models.CharField(max_length=64)
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    is_ours = models.BooleanField(default=True)

    class Meta:
        db_table = "importing_author"
        constraints = [
            models.UniqueConstraint(fields=["community", "source", "key"], name="one_author_of_a_name")
        ]

    def __str__(self) -> str:
        return f"{self.member_id} from {self.source}"
