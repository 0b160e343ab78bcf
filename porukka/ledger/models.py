"""What exists: what somebody asked for, what became of it, and each step on the way."""

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


class EntryQuerySet(models.QuerySet["Entry"]):
    def visible_to(self, reader: Reader) -> EntryQuerySet:
        """What was said in a post is seen by whoever sees the post as it stands now; what was said elsewhere, by
        whoever reads the community."""
        standing = Post.objects.visible_to(reader).filter(deleted_at=None, hidden_at=None)
        said_here = Q(post__in=standing.values("pk"))
        return self.filter(said_here | Q(post=None), community_id=reader.community_id)


class Entry(Row):
    """Something the community was asked for. What was said in a discussion has that discussion's title, and goes
    where its post goes; what was said elsewhere is told in `said`.

    said: also of a poll, what it asked; word: what was done, or why not; done_in: the opening of a discussion that
    tells of it; heard_at: since it stands here; stated_at: since it is in this state.
    """

    SAID_LENGTH = 200
    WORD_LENGTH = 300
    MOST = 5000  # in a community

    class Kind(models.TextChoices):
        IDEA = "idea", _("An idea")
        PAIN = "pain", _("A pain point")
        POLL = "poll", _("A poll")
        TALK = "talk", _("A discussion")
        ELSEWHERE = "elsewhere", _("Said elsewhere")

    class State(models.TextChoices):
        HEARD = "heard", _("Heard")
        REVIEW = "review", _("Under review")
        PLANNED = "planned", pgettext_lazy("what was asked for", "Planned")
        DOING = "doing", _("Being done")
        DONE = "done", _("Done")
        DECLINED = "declined", _("Not now")

    ENDS = (State.DONE, State.DECLINED)  # which take a word, and are told to those who asked

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    post = models.OneToOneField(Post, models.CASCADE, null=True, related_name="+")
    kind = models.CharField(max_length=9, choices=Kind)
    said = models.CharField(max_length=SAID_LENGTH, blank=True, default="")
    state = models.CharField(max_length=8, choices=State, default=State.HEARD)
    word = models.CharField(
        max_length=500, blank=True, default=""
    )  # an idea's may be longer than WORD_LENGTH
    heard_at = models.DateTimeField(default=timezone.now)
    stated_at = models.DateTimeField(default=timezone.now)
    answers_for = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    done_in = models.ForeignKey(Post, models.SET_NULL, null=True, related_name="+")

    objects = EntryQuerySet.as_manager()

    class Meta:
        db_table = "ledger_entry"
        indexes = [
            models.Index("community", F("stated_at").desc(), F("id").desc(), name="ledger_by_time"),
            models.Index("community", "heard_at", name="ledger_heard"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.post_id}: {self.state}"

    @property
    def is_followed(self) -> bool:
        """Its state is the idea's own: the team says there what becomes of it."""
        return self.kind == self.Kind.IDEA


class Step(Row):
    """What became of an entry, when, by whom and in which words: nothing of it is ever changed."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    entry = models.ForeignKey(Entry, models.CASCADE, related_name="steps")
    state = models.CharField(max_length=8, choices=Entry.State)
    word = models.CharField(max_length=500, blank=True, default="")
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        db_table = "ledger_step"
        indexes = [models.Index("community", "entry", "at", name="steps_of_an_entry")]

    def __str__(self) -> str:
        return f"{self.entry_id}: {self.state}"
