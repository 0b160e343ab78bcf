"""Asking to join: what the team wants to know, and who has asked."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.communities.models import Community, Member
from porukka.communities.rules import may_decide_who_joins
from porukka.communities.visitor import Reader
from porukka.core.models import Row


class Questions(Row):
    """What a community asks at its door. A community without a row asks `FIRST`."""

    MOST = 3
    LENGTH = 200
    WAIT_DAYS = 30
    FIRST = _("What brings you here?")

    community = models.OneToOneField(Community, models.CASCADE, related_name="questions")
    words = models.JSONField(default=list)  # one to MOST questions
    wait_days = models.PositiveSmallIntegerField(default=WAIT_DAYS)  # before who was declined may ask again

    class Meta:
        db_table = "joining_questions"

    def __str__(self) -> str:
        return f"questions of {self.community_id}"


class JoinRequestQuerySet(models.QuerySet["JoinRequest"]):
    def waiting(self) -> JoinRequestQuerySet:
        return self.filter(state=JoinRequest.State.WAITING)

    def visible_to(self, member: Reader) -> JoinRequestQuerySet:
        """Those who decide see the requests of their community; nobody else does."""
        if not may_decide_who_joins(member):
            return self.none()
        return self.filter(community_id=member.community_id)


class JoinRequest(Row):
    """Somebody asks to join. answers: pairs of a question, as it was then, and what she wrote."""

    MOST_WAITING = 200  # in a community
    MOST_A_DAY = 5  # of one person, in all communities
    ANSWER_LENGTH = 1000
    WORD_LENGTH = 300

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        ACCEPTED = "accepted", _("Let in")
        DECLINED = "declined", _("Not let in")
        TAKEN_BACK = "taken_back", _("Taken back")

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="join_requests")
    answers = models.JSONField(default=list)
    guidelines = models.PositiveIntegerField(default=0)  # the version she accepted with it
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    word = models.CharField(max_length=WORD_LENGTH, blank=True, default="")  # of the team's, to her
    made_at = models.DateTimeField(default=timezone.now)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    again_at = models.DateTimeField(null=True)  # when who was declined may ask again

    objects = JoinRequestQuerySet.as_manager()

    class Meta:
        db_table = "joining_request"
        constraints = [
            models.UniqueConstraint(
                fields=["community", "person"], condition=Q(state="waiting"), name="one_waiting_request_each"
            )
        ]
        indexes = [
            models.Index("community", "state", "made_at", name="requests_by_time"),
            models.Index("community", "person", "made_at", name="requests_of_a_person"),
        ]

    def __str__(self) -> str:
        return f"{self.state} request of {self.person_id}"

    def may_be_made_again(self, now: datetime | None = None) -> bool:
        """Whether she may ask once more after this one."""
        if self.state == self.State.DECLINED:
            return self.again_at is None or self.again_at <= (now or timezone.now())
        return self.state != self.State.WAITING

    def put_off(self, days: int) -> None:
        """Ask again in so many days from now."""
        self.again_at = timezone.now() + timedelta(days=days)
