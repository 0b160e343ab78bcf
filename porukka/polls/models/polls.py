"""A question below a post, and what one may choose."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.communities.models import Community
from porukka.communities.visitor import Reader
from porukka.core.clock import exact
from porukka.core.models import Row
from porukka.discussions.models import Post
from porukka.polls.kinds import Asked


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
    """From the first answer on nothing of it is edited but when it closes: what one answers stays what was asked.
    tally: what came of all answers so far, as its kind counts it. shown: the same of an anonymous poll as it was told
    last, after every BATCH answers, so that nobody sees which answer came when."""

    QUESTION_LENGTH = 200
    SIDE_LENGTH = 40
    FEWEST, MOST = 2, 10  # options it is asked with
    MOST_IN_ALL = 20  # with those that are added
    TYPED_LENGTH = 4_000  # of what is given back to whoever wrote it
    FARTHEST_DAYS = 366  # from now, to when it closes
    BATCH = 5
    FEW = 3  # of an anonymous poll with fewer answers nothing is told

    class Kind(models.TextChoices):
        SINGLE = "single", _("One choice")
        MULTIPLE = "multiple", _("Several choices")
        RANKED = "ranked", _("Put in order")
        SLIDER = "slider", _("A slider from 0 to 100")
        CONCEPT = "concept", _("Test an idea: a slider and an open question")
        DATE = "date", _("Find a time")
        QUIZ = "quiz", _("Quiz")

    SLIDERS = (Kind.SLIDER, Kind.CONCEPT)

    class Names(models.TextChoices):
        NAMED = "named", _("Everyone will see who chose what.")
        ANONYMOUS = "anonymous", _("Without names: nobody can tell who chose what.")
        TEAM = "team", _("Only the team and I see the answers.")

    class Results(models.TextChoices):
        ALWAYS = "always", _("All the time")
        VOTED = "voted", _("To those who have answered")
        CLOSED = "closed", _("When the poll has closed")

    class Adds(models.TextChoices):
        NOBODY = "nobody", _("Nobody")
        AUTHOR = "author", _("I may")
        TEAM = "team", _("The team and I may")
        MEMBERS = "members", _("Whoever may vote")

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    post = models.OneToOneField(Post, models.CASCADE, related_name="+")
    question = models.CharField(_("Question"), max_length=QUESTION_LENGTH)
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.SINGLE)
    names = models.CharField(max_length=10, choices=Names, default=Names.NAMED)
    results = models.CharField(max_length=10, choices=Results, default=Results.ALWAYS)
    adds = models.CharField(max_length=10, choices=Adds, default=Adds.NOBODY)
    fewest = models.PositiveSmallIntegerField(default=1)  # options one chooses
    most = models.PositiveSmallIntegerField(default=1)
    low = models.CharField(max_length=SIDE_LENGTH, blank=True, default="")  # what a slider's ends mean
    high = models.CharField(max_length=SIDE_LENGTH, blank=True, default="")
    # of a concept test: what is asked besides the number, and answered by replies
    prompt = models.CharField(max_length=QUESTION_LENGTH, blank=True, default="", db_default="")
    quorum = models.PositiveIntegerField(null=True)
    closes_at = models.DateTimeField(null=True)  # None: it stays open
    # kept by every vote, so that no page has to count
    voters = models.PositiveIntegerField(default=0)
    tally = models.JSONField(default=dict)
    shown = models.JSONField(default=dict)
    shown_voters = models.PositiveIntegerField(default=0)

    objects = PollQuerySet.as_manager()

    class Meta:
        db_table = "polls_poll"
        indexes = [models.Index("community", "closes_at", name="polls_by_their_end")]

    def __str__(self) -> str:
        return self.question

    @property
    def is_open(self) -> bool:
        """Time decides: no job has to close a poll."""
        return self.closes_at is None or self.closes_at > timezone.now()

    @property
    def is_anonymous(self) -> bool:
        return self.names == self.Names.ANONYMOUS

    @property
    def lacks_quorum(self) -> bool:
        """It has ended, and fewer took part than were needed."""
        return not self.is_open and self.quorum is not None and self.voters < self.quorum

    def asked(self, options: list[Option]) -> Asked:
        """What its kind has to know to read an answer and to count. options: all of its own, in their order."""
        right = frozenset(option.position for option in options if option.is_right)
        return Asked(len(options), self.fewest, self.most, right)


class Option(Row):
    """One of the answers of a poll. Its position is what votes know it by: new ones come last, and none goes."""

    WORDS_LENGTH = 120

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    poll = models.ForeignKey(Poll, models.CASCADE, related_name="options")
    position = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=WORDS_LENGTH, blank=True)
    moment = models.DateTimeField(null=True)  # of a poll that finds a time; it has no words then
    is_right = models.BooleanField(default=False)  # of a quiz

    class Meta:
        db_table = "polls_option"
        constraints = [
            models.UniqueConstraint(fields=["community", "poll", "position"], name="one_option_per_position")
        ]

    def __str__(self) -> str:
        """A time is said in the reader's own zone and language."""
        return exact(self.moment) if self.moment else self.words
