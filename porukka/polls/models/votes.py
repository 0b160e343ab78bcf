"""What members answered: with their names, or so that nobody can tell whose answer is whose."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from porukka.communities.models import Community, Member
from porukka.core.models import Row
from porukka.polls.models.polls import Poll

CHOICE_LENGTH = 120  # of the longest: twenty options, each with its place


class Vote(Row):
    """One member's answer where names are known: to everybody, or to the team."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    poll = models.ForeignKey(Poll, models.CASCADE, related_name="+")
    # a vote counts on when its member is no longer known
    member = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    choice = models.CharField(max_length=CHOICE_LENGTH)  # as the poll's kind writes it
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        db_table = "polls_vote"
        constraints = [models.UniqueConstraint(fields=["community", "poll", "member"], name="one_vote_each")]
        indexes = [models.Index("community", "poll", "choice", name="votes_by_choice")]

    def __str__(self) -> str:
        return self.choice


class Voter(models.Model):
    """That somebody has answered an anonymous poll, and nothing more: no time, no number of its own.

    On SQLite the table is made without hidden row numbers, which would tell in what order people came (see the
    migration); what PostgreSQL would tell is mixed away by `actions/casting.py`.
    """

    pk = models.CompositePrimaryKey("community", "poll", "member")
    community = models.ForeignKey(Community, models.CASCADE, related_name="+", db_index=False)
    poll = models.ForeignKey(Poll, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")

    class Meta:
        db_table = "polls_voter"

    def __str__(self) -> str:
        return f"{self.member_id} has answered {self.poll_id}"


class Ballot(models.Model):
    """An anonymous answer, under a key that only the receipt of whoever gave it leads to. As `Voter`, it has no time
    and no number that would tell one."""

    KEY_LENGTH = 32

    key = models.CharField(max_length=KEY_LENGTH, primary_key=True)
    community = models.ForeignKey(Community, models.CASCADE, related_name="+", db_index=False)
    poll = models.ForeignKey(Poll, models.CASCADE, related_name="+")
    choice = models.CharField(max_length=CHOICE_LENGTH)

    class Meta:
        db_table = "polls_ballot"
        indexes = [models.Index("community", "poll", "choice", name="ballots_by_choice")]

    def __str__(self) -> str:
        return self.choice
