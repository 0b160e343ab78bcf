"""A member thinks that two others should meet; each of them says yes or no for herself."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone

from porukka.communities.models import Community, Member
from porukka.communities.visitor import Reader
from porukka.core.models import Row


def lapsed_before() -> datetime:
    """What was proposed before this and has come to nothing never will."""
    return timezone.now() - timedelta(days=Introduction.DAYS)


class IntroductionQuerySet(models.QuerySet["Introduction"]):
    def open(self) -> IntroductionQuerySet:
        return self.filter(met_at=None, made_at__gt=lapsed_before())

    def asking(self, member: Reader) -> IntroductionQuerySet:
        """Those in which this member is one of the two and has been asked."""
        hers = Q(first=member.pk) | Q(second=member.pk)
        return self.filter(hers, community_id=member.community_id, is_asked=True)

    def by(self, member: Reader) -> IntroductionQuerySet:
        return self.filter(community_id=member.community_id, by=member.pk)


class Introduction(Row):
    """`by` thinks that `first` and `second` should meet.

    first_says, second_says: what each has answered, which nobody else ever reads; is_asked: False where one of them
    does not want to be asked, which nobody reads either: it lapses like one that was answered with no.
    """

    WHY_LENGTH = 200
    DAYS = 14  # until it lapses
    MOST_A_WEEK = 5  # that one member may propose
    MOST_ASKED = 3  # open ones that one member is asked about

    class Says(models.TextChoices):
        YES = "yes"
        NO = "no"

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    by = models.ForeignKey(Member, models.CASCADE, related_name="+")
    first = models.ForeignKey(Member, models.CASCADE, related_name="+")
    second = models.ForeignKey(Member, models.CASCADE, related_name="+")
    why = models.CharField(max_length=WHY_LENGTH)
    first_says = models.CharField(max_length=3, choices=Says, blank=True, default="")
    second_says = models.CharField(max_length=3, choices=Says, blank=True, default="")
    is_asked = models.BooleanField(default=True)
    made_at = models.DateTimeField(default=timezone.now)
    met_at = models.DateTimeField(null=True)  # both have said yes

    objects = IntroductionQuerySet.as_manager()

    class Meta:
        db_table = "profiles_introduction"
        indexes = [
            models.Index("community", "by", "made_at", name="introductions_by_a_member"),
            models.Index("community", "first", "made_at", name="introductions_of_the_first"),
            models.Index("community", "second", "made_at", name="introductions_of_the_second"),
        ]

    def __str__(self) -> str:
        return f"introduction {self.pk}"

    @property
    def is_open(self) -> bool:
        return self.met_at is None and self.made_at > lapsed_before()

    def said_by(self, member: Reader) -> str:
        """What this one of the two has answered herself."""
        return self.first_says if member.pk == self.first_id else self.second_says

    def other_than(self, member: Reader) -> Member:
        """Whom this one of the two would meet."""
        return self.second if member.pk == self.first_id else self.first
