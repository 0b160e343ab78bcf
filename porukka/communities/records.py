"""The tables of deeds: who did what and when, the community's running number, and how far each reader has come."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from porukka.core.models import Row


class Ledger(models.Model):
    """The last number given in a community. Its row is locked by every deed, so numbers commit in order."""

    community = models.OneToOneField("communities.Community", models.CASCADE, primary_key=True)
    last_seq = models.BigIntegerField(default=0)

    class Meta:
        db_table = "communities_ledger"


class Deed(Row):
    """One thing somebody did, written in the same transaction as the thing itself.

    kind: "topic.started", "reply.written", "member.joined" …; subject: the id of what it was done to;
    room: where, when it was in a room (who may see the deed follows from it); data: small JSON facts.
    """

    community = models.ForeignKey("communities.Community", models.CASCADE, related_name="+")
    seq = models.BigIntegerField()
    kind = models.CharField(max_length=40)
    actor = models.ForeignKey("communities.Member", models.SET_NULL, null=True, related_name="+")
    room = models.ForeignKey("communities.Room", models.SET_NULL, null=True, related_name="+")
    subject = models.BigIntegerField()
    data = models.JSONField(default=dict)  # "old": it was done before it came here
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        db_table = "communities_deed"
        constraints = [models.UniqueConstraint(fields=["community", "seq"], name="one_deed_per_number")]

    @property
    def is_news(self) -> bool:
        """Whether anybody is told: not of what was brought in from elsewhere."""
        return "old" not in self.data


class Cursor(models.Model):
    """How far one subscriber has read the deeds of one community."""

    community = models.ForeignKey("communities.Community", models.CASCADE, related_name="+")
    subscriber = models.CharField(max_length=60)
    seq = models.BigIntegerField(default=0)

    class Meta:
        db_table = "communities_cursor"
        constraints = [models.UniqueConstraint(fields=["community", "subscriber"], name="one_cursor_each")]
