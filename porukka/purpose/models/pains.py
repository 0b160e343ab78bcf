"""What people here struggle with: a discussion that somebody calls a pain point, and who has it too."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.communities.models import Community, Member
from porukka.communities.visitor import Reader
from porukka.core.models import Row
from porukka.discussions.models import Post


class PainQuerySet(models.QuerySet["Pain"]):
    def visible_to(self, member: Reader) -> PainQuerySet:
        """Those whose opening this reader may read, and that still stands; for members."""
        if not member.is_member:
            return self.none()
        posts = Post.objects.visible_to(member).filter(deleted_at=None, hidden_at=None)
        return self.filter(community_id=member.community_id, post__in=posts.values("pk"))

    def living(self) -> PainQuerySet:
        """Without those that were merged into another."""
        return self.filter(into=None)


class Pain(Row):
    """A pain point: its words are a discussion's, so it is talked about, found, reported and hidden as every other.
    It holds on to the opening, which leads to wherever the talk goes.

    me_too: members who have it, whoever added it among them; word: what the team says about the state.
    """

    WORD_LENGTH = 300
    MOST = 500  # in a community, without merged ones
    MOST_LINKS = 20

    class State(models.TextChoices):
        OPEN = "open", _("Open")
        ADDRESSED = "addressed", _("Being addressed")
        SOLVED = "solved", _("Solved")

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    post = models.ForeignKey(Post, models.CASCADE, related_name="+")
    added_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    added_at = models.DateTimeField(default=timezone.now)
    me_too = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    word = models.CharField(max_length=WORD_LENGTH, blank=True, default="")
    stated_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    stated_at = models.DateTimeField(null=True)
    into = models.ForeignKey("self", models.CASCADE, null=True, related_name="+")

    objects = PainQuerySet.as_manager()

    class Meta:
        db_table = "purpose_pain"
        constraints = [models.UniqueConstraint(fields=["community", "post"], name="one_pain_of_a_post")]
        indexes = [
            models.Index("community", F("me_too").desc(), name="pains_by_me_too", condition=Q(into=None))
        ]

    def __str__(self) -> str:
        return f"{self.post_id} × {self.me_too}"


class MeToo(Row):
    """A member has this pain too. It counts on when she is no longer known."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    pain = models.ForeignKey(Pain, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        db_table = "purpose_me_too"
        constraints = [
            models.UniqueConstraint(fields=["community", "pain", "member"], name="one_me_too_each")
        ]

    def __str__(self) -> str:
        return f"{self.member_id} has {self.pain_id}"


class Answering(Row):
    """A discussion that addresses a pain point, by its opening."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    pain = models.ForeignKey(Pain, models.CASCADE, related_name="answering")
    post = models.ForeignKey(Post, models.CASCADE, related_name="+")
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        db_table = "purpose_answering"
        constraints = [
            models.UniqueConstraint(fields=["community", "pain", "post"], name="one_answer_of_a_topic")
        ]
        indexes = [models.Index("community", "post", name="pains_of_a_topic")]

    def __str__(self) -> str:
        return f"{self.post_id} addresses {self.pain_id}"
