"""What exists: what the team promises, ideas, who votes for them, and what became of each, step by step."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.communities.models import Community, Member
from porukka.communities.visitor import Reader
from porukka.core.models import Row
from porukka.discussions.models import Post


class Promise(Row):
    """What a community's team promises about ideas: at `votes` votes it decides within `days` days. An idea collects
    votes for `open_days` days."""

    MOST_VOTES, MOST_DAYS = 100_000, 365
    SHORTEST, LONGEST = 7, 730  # days that an idea collects votes

    community = models.OneToOneField(Community, models.CASCADE, related_name="+")
    votes = models.PositiveIntegerField(_("At how many votes?"))
    days = models.PositiveSmallIntegerField(_("Within how many days?"))
    open_days = models.PositiveSmallIntegerField(
        _("For how many days does an idea collect votes?"), default=90
    )
    given_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    given_at = models.DateTimeField(default=timezone.now)

    class Meta:
        db_table = "ideas_promise"

    def __str__(self) -> str:
        return f"{self.votes} votes, {self.days} days"


class IdeaQuerySet(models.QuerySet["Idea"]):
    def visible_to(self, member: Reader) -> IdeaQuerySet:
        """An idea is seen by whoever sees its post. Below a deleted or a hidden one it is gone."""
        standing = Post.objects.visible_to(member).filter(deleted_at=None, hidden_at=None)
        return self.filter(community_id=member.community_id, post__in=standing.values("pk"))


class Idea(Row):
    """A discussion's opening that members vote for. The promise stands in it as it was when the idea was put up: a
    later one moves no bar.

    votes: kept by every vote; reworded_votes: how many there were when the words were changed last.
    """

    WORD_LENGTH = 500
    MOST_OPEN = 1000  # in a community

    class State(models.TextChoices):
        OPEN = "open", _("Collecting votes")
        MET = "met", _("The team will decide")
        REVIEW = "review", _("Being looked into")
        PLANNED = "planned", _("Planned")
        DECLINED = "declined", _("Not now")
        DONE = "done", _("Done")
        EXPIRED = "expired", _("Time ran out")

    # what the team may make of it; what is not here ends there
    NEXT = {
        State.OPEN: (State.REVIEW, State.PLANNED, State.DECLINED, State.DONE),
        State.MET: (State.REVIEW, State.PLANNED, State.DECLINED, State.DONE),
        State.REVIEW: (State.PLANNED, State.DECLINED, State.DONE),
        State.PLANNED: (State.DONE, State.DECLINED),
        State.DECLINED: (State.REVIEW,),
        State.EXPIRED: (State.REVIEW,),
        State.DONE: (),
    }
    VOTED_ON = (State.OPEN, State.MET, State.REVIEW)
    AWAITED = (State.MET, State.REVIEW)  # a decision has been promised

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    post = models.OneToOneField(Post, models.CASCADE, related_name="+")
    state = models.CharField(max_length=8, choices=State, default=State.OPEN)
    votes = models.PositiveIntegerField(default=0)
    needed = models.PositiveIntegerField()
    days = models.PositiveSmallIntegerField()
    put_up_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField()
    decide_by = models.DateTimeField(null=True)  # since it has the votes
    late_told_at = models.DateTimeField(null=True)  # that the promise was not kept in time
    reworded_at = models.DateTimeField(null=True)
    reworded_votes = models.PositiveIntegerField(default=0)

    objects = IdeaQuerySet.as_manager()

    class Meta:
        db_table = "ideas_idea"
        indexes = [
            models.Index("community", F("votes").desc(), "id", name="ideas_by_votes"),
            models.Index("community", "ends_at", name="ideas_ending", condition=Q(state="open")),
            models.Index(
                "community", "decide_by", name="ideas_awaited", condition=Q(state__in=("met", "review"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.post_id}: {self.votes} of {self.needed}"

    @property
    def takes_votes(self) -> bool:
        """Time decides: nobody votes after the end, even before a job has come round."""
        return self.state in self.VOTED_ON and not self.is_over

    @property
    def is_over(self) -> bool:
        return self.state == self.State.OPEN and self.ends_at <= timezone.now()

    @property
    def is_late(self) -> bool:
        """A decision was promised by now, and there is none."""
        return self.state in self.AWAITED and self.decide_by is not None and self.decide_by <= timezone.now()


class Vote(Row):
    """One member's vote. It counts on when she is no longer known."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    idea = models.ForeignKey(Idea, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        db_table = "ideas_vote"
        constraints = [
            models.UniqueConstraint(fields=["community", "idea", "member"], name="one_vote_for_an_idea")
        ]

    def __str__(self) -> str:
        return f"{self.member_id} for {self.idea_id}"


class Step(Row):
    """What became of an idea, when, by whom and why: nothing of it is ever changed. by: None where time or the votes
    themselves did it."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    idea = models.ForeignKey(Idea, models.CASCADE, related_name="steps")
    state = models.CharField(max_length=8, choices=Idea.State)
    word = models.CharField(max_length=Idea.WORD_LENGTH, blank=True, default="")
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    votes = models.PositiveIntegerField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        db_table = "ideas_step"
        indexes = [models.Index("community", "idea", "at", name="steps_of_an_idea")]

    def __str__(self) -> str:
        return f"{self.idea_id}: {self.state}"
