"""What exists: how a community welcomes, who greets, and how each newcomer has begun."""

from __future__ import annotations

from datetime import timedelta

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy

from porukka.communities.models import Community, Member, Room
from porukka.communities.visitor import Reader
from porukka.core.models import Row
from porukka.discussions.models import Post

NEW_DAYS = 14


def questions() -> list[str]:
    """Three gentle questions, in the language of the moment."""
    return [
        gettext("Who are you, in a few words?"),
        gettext("What brought you here?"),
        gettext("What would you like to ask or find here?"),
    ]


class Welcoming(Row):
    """How a community asks newcomers to introduce themselves. Who has chosen nothing has no row.

    room: where introductions go, None for the first open one; in_welcome: as replies to the community's welcome
    instead, while it has one; questions: three at most, [] for `questions()`.
    """

    LENGTH = 120
    MOST = 3

    community = models.OneToOneField(Community, models.CASCADE, related_name="+")
    room = models.ForeignKey(Room, models.SET_NULL, null=True, related_name="+")
    in_welcome = models.BooleanField(gettext_lazy("As replies to the welcome"), default=False)
    questions = models.JSONField(default=list)

    class Meta:
        db_table = "newcomers_welcoming"

    def __str__(self) -> str:
        return f"welcoming of {self.community_id}"


class Greeter(Row):
    """A member who greets newcomers: of her own accord, or, without is_volunteer, one of the team who was asked.

    asked_at: when she was asked last, so that the turn goes round.
    """

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    is_volunteer = models.BooleanField(default=False)
    asked_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "newcomers_greeter"
        constraints = [models.UniqueConstraint(fields=["community", "member"], name="one_greeter_each")]

    def __str__(self) -> str:
        return f"greeter {self.member_id}"


class BeginningQuerySet(models.QuerySet["Beginning"]):
    def waiting(self) -> BeginningQuerySet:
        """Introductions that stand and nobody has answered."""
        stands = Q(intro__deleted_at=None, intro__hidden_at=None, intro__topic__deleted_at=None)
        return self.filter(stands, intro__isnull=False, answered_at=None)

    def visible_to(self, member: Reader) -> BeginningQuerySet:
        """For the team, as far as it reads what was written; nobody's own, since nobody is told that she waits."""
        if not member.is_member or not member.is_team:
            return self.none()
        seen = Post.objects.visible_to(member).filter(deleted_at=None)
        found = self.filter(community_id=member.community_id, intro__in=seen.values("pk"))
        return found.exclude(member=member.pk)


class Beginning(Row):
    """How one newcomer has begun.

    first: her first post; intro: the one that greeters were asked to answer, with whom (ids of members) and when;
    skipped_at: when she said that she would rather read first.
    """

    PATIENCE = timedelta(hours=24)  # then the team hears of it

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    first = models.ForeignKey(Post, models.SET_NULL, null=True, related_name="+")
    intro = models.ForeignKey(Post, models.SET_NULL, null=True, related_name="+")
    greeters = models.JSONField(default=list)
    asked_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    skipped_at = models.DateTimeField(null=True)

    objects = BeginningQuerySet.as_manager()

    class Meta:
        db_table = "newcomers_beginning"
        constraints = [models.UniqueConstraint(fields=["community", "member"], name="one_beginning_each")]
        indexes = [
            models.Index(
                "community",
                F("asked_at"),
                name="introductions_waiting",
                condition=Q(answered_at=None),
            )
        ]

    def __str__(self) -> str:
        return f"beginning of {self.member_id}"


def is_new(member: Member) -> bool:
    """Who came at most NEW_DAYS ago."""
    return member.joined_at > timezone.now() - timedelta(days=NEW_DAYS)
