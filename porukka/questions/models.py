"""What exists: the box below a post, the questions in it, who asked without a name, and votes in a queue."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from porukka.communities.models import Community, Member
from porukka.communities.visitor import Reader
from porukka.core.models import Row
from porukka.discussions.models import Post


class BoxQuerySet(models.QuerySet["Box"]):
    def visible_to(self, member: Reader) -> BoxQuerySet:
        """A box is seen by whoever sees its post. Below a deleted or a hidden one it is gone."""
        standing = Post.objects.visible_to(member).filter(deleted_at=None, hidden_at=None)
        return self.filter(community_id=member.community_id, post__in=standing.values("pk"))


class Box(Row):
    """What a post collects questions in. Its host is whoever wrote the post.

    closes_at: when it takes no more; None: until somebody closes it, which sets it to that moment.
    """

    PROMPT_LENGTH = 200
    MOST = 500  # questions that stand in one
    MOST_EACH = 5  # of one member that wait for an answer

    class Kind(models.TextChoices):
        PRIVATE = "private", _("A box: only you and the team read the questions, until you answer openly")
        QUEUE = "queue", _("A queue: everybody reads the questions and votes for them")

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    post = models.OneToOneField(Post, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=8, choices=Kind)
    prompt = models.CharField(max_length=PROMPT_LENGTH)
    closes_at = models.DateTimeField(null=True)

    objects = BoxQuerySet.as_manager()

    class Meta:
        db_table = "questions_box"
        indexes = [models.Index("community", "kind", F("id").desc(), name="boxes_of_a_community")]

    def __str__(self) -> str:
        return self.prompt

    @property
    def is_open(self) -> bool:
        """Time decides: no job has to close it."""
        return self.closes_at is None or self.closes_at > timezone.now()

    @property
    def is_queue(self) -> bool:
        return self.kind == self.Kind.QUEUE


class QuestionQuerySet(models.QuerySet["Question"]):
    def visible_to(self, member: Reader) -> QuestionQuerySet:
        """Those of the boxes this reader sees; out of a private box only her own and what was answered openly. Who
        keeps a box asks for its questions by the box (`queries.all_of`)."""
        hers = Q(pk__in=Question.objects.asked_by(member).values("pk"))
        told = Q(box__kind=Box.Kind.QUEUE) | Q(state=Question.State.OPENLY)
        boxes = Box.objects.visible_to(member)
        return self.filter(told | hers, community_id=member.community_id, box__in=boxes.values("pk"))

    def asked_by(self, member: Reader) -> QuestionQuerySet:
        """Her own, those without her name too: for her alone."""
        if not member.is_member:
            return self.none()
        mine = Q(member=member.pk) | Q(asker__member=member.pk)
        return self.filter(mine, community_id=member.community_id)

    def waiting(self) -> QuestionQuerySet:
        return self.filter(state__in=Question.AWAITED, hidden_at=None)

    def in_order(self) -> QuestionQuerySet:
        """Most votes first; of those that have the same, the earliest."""
        return self.order_by("-votes", "id")


class Question(Row):
    """What one member asks. Its words and its answer are plain text, never markup.

    member: who asks, None where that is without a name (see Asker) or not known any more; votes: kept by every vote;
    published: the post that was made of it; hidden_text, hidden_answer: the words of one that was hidden, which
    stand nowhere else then.
    """

    TEXT_LENGTH = 1000
    ANSWER_LENGTH = 4000
    WHY_LENGTH = 300
    MOST_A_DAY = 20  # of one member in a community

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting for an answer")
        NOW = "now", _("Being answered now")
        OPENLY = "openly", pgettext_lazy("state of a question", "Answered")
        PRIVATELY = "private", _("Answered to whoever asked")
        LIVE = "live", _("Answered live")
        ARTICLE = "article", _("Answered in a discussion of its own")

    AWAITED = (State.WAITING, State.NOW)

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    box = models.ForeignKey(Box, models.CASCADE, related_name="questions")
    member = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    is_veiled = models.BooleanField(default=False, db_default=False)
    text = models.TextField()
    made_at = models.DateTimeField(default=timezone.now)
    votes = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    answer = models.TextField(blank=True, default="")
    # None where whoever answered wrote the post without her name
    answered_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)
    published = models.ForeignKey(Post, models.SET_NULL, null=True, related_name="+")
    hidden_at = models.DateTimeField(null=True)
    hidden_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    hidden_why = models.CharField(max_length=WHY_LENGTH, blank=True, default="")
    hidden_text = models.TextField(blank=True, default="")
    hidden_answer = models.TextField(blank=True, default="")

    objects = QuestionQuerySet.as_manager()

    class Meta:
        db_table = "questions_question"
        indexes = [
            models.Index("community", "box", F("votes").desc(), "id", name="questions_by_votes"),
            models.Index("community", "member", "made_at", name="questions_of_a_member"),
        ]

    def __str__(self) -> str:
        return f"{self.box_id}: {self.state}"

    @property
    def is_awaited(self) -> bool:
        """It waits for an answer, and can be read."""
        return self.state in self.AWAITED and self.hidden_at is None

    @property
    def asker_id(self) -> int | None:
        """Who asked, also without her name: for rules, never to be shown. Asks once, where there is no name."""
        if not self.is_veiled:
            return self.member_id
        if "_asker" not in self.__dict__:
            self._asker = Asker.objects.filter(question=self.pk).values_list("member_id", flat=True).first()
        return self._asker


class Asker(Row):
    """The member behind a question without a name: known here and nowhere else."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    question = models.OneToOneField(Question, models.CASCADE, related_name="asker")
    member = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")

    class Meta:
        db_table = "questions_asker"
        indexes = [models.Index("community", "member", name="askers_of_a_member")]

    def __str__(self) -> str:
        return f"asker of {self.question_id}"


class Vote(Row):
    """One member wants to hear the answer, too. It counts on when she is no longer known."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    question = models.ForeignKey(Question, models.CASCADE, related_name="given")
    member = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")

    class Meta:
        db_table = "questions_vote"
        constraints = [
            models.UniqueConstraint(
                fields=["community", "question", "member"], name="one_vote_for_a_question"
            )
        ]

    def __str__(self) -> str:
        return f"{self.member_id} for {self.question_id}"
