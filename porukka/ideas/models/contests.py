"""A contest: a discussion that says what it is about, what is entered in it, and who votes for what."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.communities.models import Community, Member
from porukka.communities.visitor import Reader
from porukka.core.models import Row
from porukka.discussions.models import Post


class ContestQuerySet(models.QuerySet["Contest"]):
    def visible_to(self, reader: Reader) -> ContestQuerySet:
        """A contest is seen by whoever sees the discussion it stands in."""
        standing = Post.objects.visible_to(reader).filter(deleted_at=None, hidden_at=None)
        return self.filter(community_id=reader.community_id, post__in=standing.values("pk"))


class Contest(Row):
    """Its name and what it is about are the words of its opening. What stands here is fixed once it is announced.

    opens_at, closes_at: what is entered between them; vote_days: how long a shortlist is voted on; votes_until: since
    that began; votes_each: how many things a member may vote for; places: how many win (those with the same number of
    votes share one); next_at: when it goes on by itself, None if that is the team's or nobody's; word: why the
    shortlist is as it is, then why these won or it was called off.
    """

    RULES_LENGTH, WORD_LENGTH = 2000, 500
    MOST_VOTES, MOST_PLACES = 5, 5
    LONGEST, LONGEST_VOTE = 366, 60  # days
    MOST_RUNNING = 20  # in a community
    MOST_ENTERED, MOST_BY_ONE = 200, 5

    class State(models.TextChoices):
        COMING = "coming", _("Opens soon")
        OPEN = "open", _("Takes entries")
        LISTING = "listing", _("The team makes the shortlist")
        VOTING = "voting", _("Voting on the shortlist")
        CHOOSING = "choosing", _("The team chooses")
        OVER = "over", _("Over")
        CALLED_OFF = "called_off", _("Called off")

    class Way(models.TextChoices):
        STRAIGHT = "straight", _("Members vote among everything that is entered, as long as it is open")
        SHORTLIST = "shortlist", _("The team makes a shortlist, then members vote among that")
        TEAM = "team", _("The team chooses, and says why")

    class Voters(models.TextChoices):
        EVERYBODY = "everybody", _("Everybody who is here, guests too")
        MEMBERS = "members", _("Members, not guests")
        BEFORE = "before", _("Members who were here before it opened")

    ENDED = (State.OVER, State.CALLED_OFF)

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    post = models.OneToOneField(Post, models.CASCADE, related_name="+")
    rules = models.CharField(max_length=RULES_LENGTH, blank=True, default="")
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    way = models.CharField(max_length=9, choices=Way)
    voters = models.CharField(max_length=9, choices=Voters, default=Voters.MEMBERS)
    votes_each = models.PositiveSmallIntegerField(default=1)
    places = models.PositiveSmallIntegerField(default=1)
    vote_days = models.PositiveSmallIntegerField(default=7)
    votes_until = models.DateTimeField(null=True)
    state = models.CharField(max_length=10, choices=State, default=State.COMING)
    next_at = models.DateTimeField(null=True)
    word = models.CharField(max_length=WORD_LENGTH, blank=True, default="")
    decided_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")

    objects = ContestQuerySet.as_manager()

    class Meta:
        db_table = "ideas_contest"
        indexes = [
            models.Index("community", F("opens_at").desc(), name="contests_by_time"),
            models.Index("community", name="contests_running", condition=Q(state__in=("coming", "open"))),
            models.Index("next_at", name="contests_going_on", condition=Q(next_at__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.post_id}: {self.state}"

    @property
    def takes_entries(self) -> bool:
        """Time decides, even before a job has come round."""
        is_on = self.state in (self.State.COMING, self.State.OPEN)
        return is_on and self.opens_at <= timezone.now() < self.closes_at

    @property
    def takes_votes(self) -> bool:
        if self.way == self.Way.STRAIGHT:
            return self.takes_entries
        until = self.votes_until
        return self.state == self.State.VOTING and until is not None and timezone.now() < until

    @property
    def is_ended(self) -> bool:
        return self.state in self.ENDED


class ContenderQuerySet(models.QuerySet["Contender"]):
    def visible_to(self, reader: Reader) -> ContenderQuerySet:
        """Something entered is seen by whoever sees its words and the contest."""
        standing = Post.objects.visible_to(reader).filter(deleted_at=None, hidden_at=None)
        contests = Contest.objects.visible_to(reader)
        return self.filter(
            community_id=reader.community_id,
            post__in=standing.values("pk"),
            contest__in=contests.values("pk"),
        )

    def standing(self) -> ContenderQuerySet:
        """Without what has been deleted, hidden or moved out of the open."""
        return self.filter(
            post__deleted_at=None,
            post__hidden_at=None,
            post__topic__deleted_at=None,
            post__topic__room__kind="open",
        )


class Contender(Row):
    """A discussion that was entered in a contest. votes: kept by every vote, shown when it is over."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    contest = models.ForeignKey(Contest, models.CASCADE, related_name="contenders")
    post = models.OneToOneField(Post, models.CASCADE, related_name="+")
    votes = models.PositiveIntegerField(default=0)
    is_listed = models.BooleanField(default=False)
    is_winner = models.BooleanField(default=False)
    entered_at = models.DateTimeField(default=timezone.now)

    objects = ContenderQuerySet.as_manager()

    class Meta:
        db_table = "ideas_contender"
        indexes = [models.Index("community", "contest", name="contenders_of_a_contest")]

    def __str__(self) -> str:
        return f"{self.post_id} in {self.contest_id}"


class Choice(Row):
    """One member's vote for one contender. It counts on when she is no longer known."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    contender = models.ForeignKey(Contender, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        db_table = "ideas_choice"
        constraints = [
            models.UniqueConstraint(
                fields=["community", "contender", "member"], name="one_choice_of_a_contender"
            )
        ]

    def __str__(self) -> str:
        return f"{self.member_id} for {self.contender_id}"
