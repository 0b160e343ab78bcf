"""Who looks after a room for a while: its stewards, each with a term, and those who offer to be one."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.communities.models.community import Community
from porukka.communities.models.member import Member
from porukka.communities.models.room import Room
from porukka.core.models import Row


class StewardshipQuerySet(models.QuerySet["Stewardship"]):
    def current(self) -> StewardshipQuerySet:
        """Those whose term runs: an end that has passed needs no job to take effect."""
        return self.filter(ended_at=None, until__gt=timezone.now())


class Stewardship(Row):
    """One member's term in one room. until: when it ends by itself; reminded_at: when she was told that it soon
    does; ended_at: when it was over, by itself or before."""

    MOST = 12  # at a time in one room
    MONTHS = (3, 6, 12)
    REMIND_DAYS = 14  # before the end

    class Way(models.TextChoices):
        NAMED = "named", _("named")
        VOTED = "voted", _("chosen by a vote")
        HANDED = "handed", _("took over from the one before")

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    room = models.ForeignKey(Room, models.CASCADE, related_name="stewardships")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    named_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    way = models.CharField(max_length=6, choices=Way, default=Way.NAMED)
    months = models.PositiveSmallIntegerField()
    since = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField()
    reminded_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    objects = StewardshipQuerySet.as_manager()

    class Meta:
        db_table = "communities_stewardship"
        constraints = [
            models.UniqueConstraint(
                fields=["community", "room", "member"], condition=Q(ended_at=None), name="one_term_each"
            )
        ]
        indexes = [
            models.Index("community", "member", name="stewardships_of_a_member"),
            models.Index("until", name="terms_to_end", condition=Q(ended_at=None)),
        ]

    def __str__(self) -> str:
        return f"{self.member_id} in {self.room_id} until {self.until:%Y-%m-%d}"


class Offer(Row):
    """A member offers to be a steward of a room. words: why, or nothing."""

    WORDS_LENGTH = 200

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    room = models.ForeignKey(Room, models.CASCADE, related_name="offers")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    words = models.CharField(max_length=WORDS_LENGTH, blank=True)
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        db_table = "communities_offer"
        constraints = [models.UniqueConstraint(fields=["community", "room", "member"], name="one_offer_each")]

    def __str__(self) -> str:
        return f"{self.member_id} for {self.room_id}"
