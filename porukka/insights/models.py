"""Roll-ups of who wrote and who answered whom, and the verdicts made of them. No row says who is team: that is asked
when they are read, so that a role given today changes yesterday's figures as well."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from porukka.communities.models import Community, Member, Room
from porukka.core.models import Row
from porukka.discussions.models import Post

UNKNOWN = 0  # instead of a member: who wrote without her name, or is erased


class Counted(models.Model):
    """What one standing post adds to the roll-ups, so that a change takes away exactly what was added.

    day: the community's; teller: the member who wrote it; hearer: whom it speaks to, None if nobody but herself;
    starts: it begins its discussion; ties: it has two words or more.
    """

    post = models.OneToOneField(Post, models.CASCADE, primary_key=True, related_name="+")
    community = models.ForeignKey(Community, models.CASCADE, related_name="+", db_index=False)
    topic = models.BigIntegerField()
    room = models.ForeignKey(Room, models.CASCADE, related_name="+", db_index=False)
    day = models.DateField()
    teller = models.BigIntegerField(default=UNKNOWN)
    hearer = models.BigIntegerField(null=True)
    starts = models.BooleanField(default=False)
    ties = models.BooleanField(default=True)

    class Meta:
        db_table = "insights_counted"
        indexes = [
            models.Index("community", "topic", name="counted_by_topic"),
            models.Index("community", "day", "teller", name="counted_by_day"),
        ]

    def __str__(self) -> str:
        return f"{self.post_id} on {self.day}"


class MemberDay(Row):
    """A member in a room on a day: posts she wrote, discussions she began."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="+", db_index=False)
    room = models.ForeignKey(Room, models.CASCADE, related_name="+", db_index=False)
    day = models.DateField()
    member = models.BigIntegerField()
    posts = models.IntegerField(default=0)
    started = models.IntegerField(default=0)

    class Meta:
        db_table = "insights_member_day"
        constraints = [
            models.UniqueConstraint(
                fields=["community", "day", "room", "member"], name="one_row_a_member_and_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.member} on {self.day}"


class PairDay(Row):
    """Who answered whom in a room on a day: replies, and those among them that make a tie."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="+", db_index=False)
    room = models.ForeignKey(Room, models.CASCADE, related_name="+", db_index=False)
    day = models.DateField()
    teller = models.BigIntegerField()
    hearer = models.BigIntegerField()
    replies = models.IntegerField(default=0)
    ties = models.IntegerField(default=0)

    class Meta:
        db_table = "insights_pair_day"
        constraints = [
            models.UniqueConstraint(
                fields=["community", "day", "room", "teller", "hearer"], name="one_row_a_pair_and_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.teller} to {self.hearer} on {self.day}"


class RolledUpQuerySet(models.QuerySet["RolledUp"]):
    def whole(self) -> RolledUpQuerySet:
        """Of communities that are not being counted anew: of those alone one says a figure that is kept."""
        return self.filter(left_at=None)


class RolledUp(models.Model):
    """How a community's roll-ups were made; another way of today makes them anew. zone: whose days they are.

    left_at: while they are being made anew, the discussion that was counted last, 0 for none yet; None when all is.
    answered_within: hours within which members' discussions are usually answered, where that is known and told.
    """

    VERSION = 1

    community = models.OneToOneField(Community, models.CASCADE, primary_key=True, related_name="+")
    version = models.PositiveIntegerField(default=VERSION)
    zone = models.CharField(max_length=64)
    left_at = models.BigIntegerField(null=True)
    answered_within = models.PositiveSmallIntegerField(null=True)

    objects = RolledUpQuerySet.as_manager()

    class Meta:
        db_table = "insights_rolled_up"

    def __str__(self) -> str:
        return f"{self.community_id}, version {self.version}"


class Judgement(Row):
    """A day's verdict on a community, or on one of its rooms. data: see `judging.as_data`; score: 0–100."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    room = models.ForeignKey(Room, models.CASCADE, null=True, related_name="+")
    day = models.DateField()
    code = models.CharField(max_length=10)
    score = models.FloatField(null=True)
    data = models.JSONField(default=dict)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        db_table = "insights_judgement"
        constraints = [
            models.UniqueConstraint(
                fields=["community", "room", "day"], name="one_judgement_a_day", nulls_distinct=False
            )
        ]

    def __str__(self) -> str:
        return f"{self.code} on {self.day}"


class Detail(Row):
    """What stands behind the newest verdict, piece by piece: discussions, people, grids. Lists are bounded, and name
    nobody for what happened in a closed room unless the verdict is that room's. data: see `actions.detailing`."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="+", db_index=False)
    room = models.ForeignKey(Room, models.CASCADE, null=True, related_name="+")
    name = models.CharField(max_length=24)
    data = models.JSONField(default=dict)

    class Meta:
        db_table = "insights_detail"
        constraints = [
            models.UniqueConstraint(
                fields=["community", "room", "name"], name="one_detail_of_a_name", nulls_distinct=False
            )
        ]

    def __str__(self) -> str:
        return self.name


class Choice(Row):
    """What a founder has decided about the figures. Who has decided nothing has no row.

    goal: hours within which members' discussions are to be answered; is_wait_told: members read how soon that usually
    happens; euros: what the community costs in a month.
    """

    LONGEST_GOAL = 168
    MOST_EUROS = 1_000_000

    community = models.OneToOneField(Community, models.CASCADE, related_name="+")
    goal = models.PositiveSmallIntegerField(null=True)
    is_wait_told = models.BooleanField(default=True)
    euros = models.PositiveIntegerField(null=True)

    class Meta:
        db_table = "insights_choice"

    def __str__(self) -> str:
        return f"choice of {self.community_id}"


class LeftOut(Row):
    """A member who does not want to stand in the picture of who talks with whom, nor in its table."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="+", db_index=False)
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")

    class Meta:
        db_table = "insights_left_out"
        constraints = [models.UniqueConstraint(fields=["community", "member"], name="left_out_once")]

    def __str__(self) -> str:
        return f"{self.member_id} left out"
