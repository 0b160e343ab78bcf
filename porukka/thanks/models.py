"""What exists: thanks with a reason, what each member shows of them, and what a week gave reason to thank for."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from porukka.communities.models import Community, Member
from porukka.communities.visitor import Reader
from porukka.core.models import Row
from porukka.discussions.models import Post


class ThanksQuerySet(models.QuerySet["Thanks"]):
    def shown_to(self, member: Reader) -> ThanksQuerySet:
        """Members read each other's thanks, as far as they are not hidden."""
        if not member.is_member:
            return self.none()
        return self.filter(community_id=member.community_id, hidden_at=None)

    def mine(self, member: Reader) -> ThanksQuerySet:
        """Those she has been given, also the hidden ones, and those she has given."""
        hers = Q(to=member.pk) | Q(by=member.pk)
        return self.filter(hers, community_id=member.community_id)


class Thanks(Row):
    """One member thanks another, in general or for a post. hidden_at: by whom it is for, or by the team."""

    LENGTH = 200
    MOST_A_DAY = 5

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    to = models.ForeignKey(Member, models.CASCADE, related_name="+")
    post = models.ForeignKey(Post, models.SET_NULL, null=True, related_name="+")
    words = models.CharField(max_length=LENGTH)
    made_at = models.DateTimeField(default=timezone.now)
    hidden_at = models.DateTimeField(null=True)
    hidden_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")

    objects = ThanksQuerySet.as_manager()

    class Meta:
        db_table = "thanks_thanks"
        indexes = [
            models.Index("community", "to", F("made_at").desc(), name="thanks_to_a_member"),
            models.Index("community", "by", F("made_at").desc(), name="thanks_by_a_member"),
        ]

    def __str__(self) -> str:
        return f"thanks {self.pk}"


class Showing(Row):
    """What a member does not show: her thanks, or how often she helped. Who hides nothing has no row."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    hides_thanks = models.BooleanField(default=False)
    hides_helped = models.BooleanField(default=False)

    class Meta:
        db_table = "thanks_showing"
        constraints = [models.UniqueConstraint(fields=["community", "member"], name="one_showing_each")]

    def __str__(self) -> str:
        return f"showing of {self.member_id}"


class Week(Row):
    """What a community's last week gave reason to thank for, for the team to write from.

    monday: its first day; facts: kind → [[id of a member, number], …], without any name: who is not here any more
    when it is read is not named.
    """

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    monday = models.DateField()
    facts = models.JSONField(default=dict)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        db_table = "thanks_week"
        constraints = [models.UniqueConstraint(fields=["community", "monday"], name="one_week_each")]

    def __str__(self) -> str:
        return f"week of {self.monday}"
