"""How the talk sounds and what it is about, counted per room: by day for the mood, by week for the words."""

from __future__ import annotations

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.communities.models import Community, Member, Room
from porukka.communities.visitor import Reader
from porukka.core.models import Row
from porukka.discussions.models import Post
from porukka.mood.classifier import NEGATIVE, NEUTRAL, POSITIVE


class Label(models.TextChoices):
    NEGATIVE = NEGATIVE, _("Negative")
    NEUTRAL = NEUTRAL, _("Neutral")
    POSITIVE = POSITIVE, _("Positive")


class HeardQuerySet(models.QuerySet["Heard"]):
    def visible_to(self, member: Reader) -> HeardQuerySet:
        """Of posts in rooms she may read and where the mood is heard."""
        rooms = heard_rooms(Room.objects.readable_by(member))
        return self.filter(community_id=member.community_id, room__in=rooms.values("pk"))


class Heard(models.Model):
    """What one standing post adds to the counts, so that a change takes away exactly what was added.

    day: the community's; machine: the classifier's label, "" in a language it has not learnt; label: the same, or
    what a person said instead; asks: it has a question; words: base forms, blanks around each. No page of the
    talk reads it.
    """

    MOST_WORDS = 60

    post = models.OneToOneField(Post, models.CASCADE, primary_key=True, related_name="+")
    community = models.ForeignKey(Community, models.CASCADE, related_name="+", db_index=False)
    topic = models.BigIntegerField()
    room = models.ForeignKey(Room, models.CASCADE, related_name="+", db_index=False)
    day = models.DateField()
    machine = models.CharField(max_length=3, blank=True)
    label = models.CharField(max_length=3, blank=True)
    asks = models.BooleanField(default=False)
    words = models.TextField(blank=True)

    objects = HeardQuerySet.as_manager()

    class Meta:
        db_table = "mood_heard"
        indexes = [
            models.Index("community", "topic", name="heard_by_topic"),
            models.Index("community", "room", "day", name="heard_by_day"),
        ]

    def __str__(self) -> str:
        return f"{self.post_id} on {self.day}"


class MoodDay(Row):
    """A room's posts on a day, by label."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="+", db_index=False)
    room = models.ForeignKey(Room, models.CASCADE, related_name="+", db_index=False)
    day = models.DateField()
    negative = models.IntegerField(default=0)
    neutral = models.IntegerField(default=0)
    positive = models.IntegerField(default=0)

    class Meta:
        db_table = "mood_day"
        constraints = [models.UniqueConstraint(fields=["community", "day", "room"], name="one_mood_a_day")]

    def __str__(self) -> str:
        return f"{self.room_id} on {self.day}"


class WordWeek(Row):
    """How many of a room's posts had a word in a week (its Monday), and how they sounded.

    Rows of fewer than FEWEST posts go when their week has been over for a while, all rows after WEEKS: what is kept
    does not grow with the years.
    """

    WEEKS = 26
    FEWEST = 3
    SETTLED = 2  # weeks after which the rare words of a week go

    community = models.ForeignKey(Community, models.CASCADE, related_name="+", db_index=False)
    room = models.ForeignKey(Room, models.CASCADE, related_name="+", db_index=False)
    week = models.DateField()
    word = models.CharField(max_length=60)
    posts = models.IntegerField(default=0)
    negative = models.IntegerField(default=0)
    positive = models.IntegerField(default=0)

    class Meta:
        db_table = "mood_word_week"
        constraints = [
            models.UniqueConstraint(fields=["community", "week", "word", "room"], name="one_word_a_week")
        ]

    def __str__(self) -> str:
        return f"{self.word}: {self.posts}"


class Correction(Row):
    """What a person of the team heard in a post. It counts as long as the post's words stay as they were."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="+", db_index=False)
    post = models.OneToOneField(Post, models.CASCADE, related_name="+")
    label = models.CharField(max_length=3, choices=Label)
    machine = models.CharField(max_length=3)  # what the machine had heard then
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        db_table = "mood_correction"
        indexes = [models.Index("community", "machine", name="corrections")]

    def __str__(self) -> str:
        return f"{self.machine}: {self.label}"


class RoomChoice(models.Model):
    """Whether the mood of a room is heard, where the community's leaders have said so. See `heard_rooms`."""

    room = models.OneToOneField(Room, models.CASCADE, primary_key=True, related_name="+")
    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    is_on = models.BooleanField()

    class Meta:
        db_table = "mood_room_choice"

    def __str__(self) -> str:
        return f"{self.room_id}: {self.is_on}"


class AlertWord(Row):
    """A word the team wants to hear of when somebody writes it, in any of its forms."""

    MOST = 30
    LENGTH = 40

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    word = models.CharField(_("Word"), max_length=LENGTH)
    made_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")

    class Meta:
        db_table = "mood_alert_word"
        constraints = [models.UniqueConstraint(fields=["community", "word"], name="one_alert_a_word")]

    def __str__(self) -> str:
        return self.word


class Counted(models.Model):
    """How a community's counts were made; another way of today makes them anew. zone: whose days they are."""

    VERSION = 1

    community = models.OneToOneField(Community, models.CASCADE, primary_key=True, related_name="+")
    version = models.PositiveIntegerField(default=VERSION)
    zone = models.CharField(max_length=64)

    class Meta:
        db_table = "mood_counted"

    def __str__(self) -> str:
        return f"{self.community_id}, version {self.version}"


def heard_rooms(rooms: models.QuerySet[Room]) -> models.QuerySet[Room]:
    """Those among these rooms whose mood is heard: open ones where nobody writes without her name, unless the leaders
    have said no; other open and private ones only if they have said yes. Secret rooms never."""
    choices = RoomChoice.objects.filter(room=OuterRef("pk"))
    usual = Q(kind=Room.Kind.OPEN, anonymous_allowed=False) & ~Q(Exists(choices.filter(is_on=False)))
    chosen = Q(Exists(choices.filter(is_on=True)))
    return rooms.filter(usual | chosen).exclude(kind=Room.Kind.SECRET)
