"""What exists: a poll below a post, its options, and each member's one vote."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.communities.models import Community, Member
from porukka.communities.visitor import Reader
from porukka.core.models import Row
from porukka.discussions.models import Post


class PollQuerySet(models.QuerySet["Poll"]):
    def visible_to(self, member: Reader) -> PollQuerySet:
        """A poll is seen by whoever sees its post. Below a deleted or a hidden one it is gone."""
        return self.filter(
            community_id=member.community_id,
            post__deleted_at=None,
            post__hidden_at=None,
            post__in=Post.objects.visible_to(member).values("pk"),
        )


class Poll(Row):
    QUESTION_LENGTH = 200
    FEWEST, MOST = 2, 10  # options

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    post = models.OneToOneField(Post, models.CASCADE, related_name="+")
    question = models.CharField(_("Question"), max_length=QUESTION_LENGTH)
    closes_at = models.DateTimeField(null=True)  # None: it stays open

    objects = PollQuerySet.as_manager()

    class Meta:
        db_table = "polls_poll"

    def __str__(self) -> str:
        return self.question

    @property
    def is_open(self) -> bool:
        """Time decides: no job has to close a poll."""
        return self.closes_at is None or self.closes_at > timezone.now()


class Option(Row):
    WORDS_LENGTH = 120

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    poll = models.ForeignKey(Poll, models.CASCADE, related_name="options")
    position = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=WORDS_LENGTH)
    votes = models.PositiveIntegerField(default=0)  # kept by every vote, so that no page has to count

    class Meta:
        db_table = "polls_option"
        constraints = [
            models.UniqueConstraint(fields=["community", "poll", "position"], name="one_option_per_position")
        ]

    def __str__(self) -> str:
        return self.words


class Vote(Row):
    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    poll = models.ForeignKey(Poll, models.CASCADE, related_name="+")
    option = models.ForeignKey(Option, models.CASCADE, related_name="+")
    # a vote counts on when its member is no longer known
    member = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        db_table = "polls_vote"
        constraints = [models.UniqueConstraint(fields=["community", "poll", "member"], name="one_vote_each")]
        indexes = [models.Index("community", "option", name="votes_for_an_option")]
