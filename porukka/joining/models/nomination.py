"""Nominations: whom members would like to have here next, and what the team has decided about them."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.communities.folding import FoldedField
from porukka.communities.models import Community, Invitation, Member
from porukka.communities.visitor import Reader
from porukka.core.models import Row
from porukka.joining import rules


class CandidateQuerySet(models.QuerySet["Candidate"]):
    def visible_to(self, member: Reader) -> CandidateQuerySet:
        """The team sees whom members have named; nobody else, not even who named her, looks at a candidate."""
        found = self.filter(community_id=member.community_id)
        return found if rules.may_decide_on_candidates(member) else found.none()

    def waiting(self) -> CandidateQuerySet:
        return self.filter(state=Candidate.State.WAITING)


class Candidate(Row):
    """Somebody who is no member, as far as members know: a name, perhaps an address, and what became of it.

    email: only until the team has decided, or for EMAIL_DAYS; word: what those who named her are told with that.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("The team has not decided yet")
        INVITED = "invited", _("The team invites")
        NOT_NOW = "not_now", _("Not now")
        NO = "no", _("The team does not invite")

    NAME_LENGTH = 80
    WORD_LENGTH = 300
    MOST_WAITING = 500
    EMAIL_DAYS = 90
    PURGE_DAYS = 365  # after the decision

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    name = models.CharField(max_length=NAME_LENGTH)
    folded = FoldedField(of="name", max_length=NAME_LENGTH * 3)  # what the same name is found by
    email = models.EmailField(max_length=254, blank=True, default="")
    email_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    word = models.CharField(max_length=WORD_LENGTH, blank=True, default="")
    decided_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    invitation = models.ForeignKey(Invitation, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    objects = CandidateQuerySet.as_manager()

    class Meta:
        db_table = "joining_candidate"
        indexes = [
            models.Index("community", "state", "made_at", name="candidates_who_wait"),
            models.Index("community", "folded", name="candidates_by_name"),
        ]

    def __str__(self) -> str:
        return self.name


class NominationQuerySet(models.QuerySet["Nomination"]):
    def visible_to(self, member: Reader) -> NominationQuerySet:
        """One's own. What others have named stands on the team's page of candidates."""
        return self.filter(community_id=member.community_id, by=member.pk or None).exclude(by=None)


class Nomination(Row):
    """What one member said for a candidate, in her own spelling."""

    REASON_LENGTH = 600
    MOST_WAITING = 10  # of one member

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    candidate = models.ForeignKey(Candidate, models.CASCADE, related_name="nominations")
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    name = models.CharField(max_length=Candidate.NAME_LENGTH)
    reason = models.CharField(max_length=REASON_LENGTH)
    made_at = models.DateTimeField(default=timezone.now)

    objects = NominationQuerySet.as_manager()

    class Meta:
        db_table = "joining_nomination"
        constraints = [
            models.UniqueConstraint(fields=["community", "candidate", "by"], name="one_nomination_each")
        ]
        indexes = [models.Index("community", "by", "made_at", name="nominations_of_a_member")]

    def __str__(self) -> str:
        return f"{self.by_id} names {self.name}"
