"""What exists: one round a member and day, and what is in it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from porukka.communities.models import Community, Member, Room
from porukka.communities.visitor import Reader
from porukka.core.models import Row
from porukka.discussions.models import Post


class Round(Row):
    """A member's round of one day. day: the community's; minutes: what she had time for, proposed to her the next
    time; ended_at: when she said that it was enough."""

    MINUTES = (5, 10, 20)
    USUAL = 5

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    day = models.DateField()
    minutes = models.PositiveSmallIntegerField(default=USUAL)
    made_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "rounds_round"
        constraints = [models.UniqueConstraint(fields=["community", "member", "day"], name="one_round_a_day")]

    def __str__(self) -> str:
        return f"round of {self.member_id} on {self.day}"


class ErrandQuerySet(models.QuerySet["Errand"]):
    def visible_to(self, member: Reader) -> ErrandQuerySet:
        """Her own, about what she may still see: a post that stands, in a room that she reads."""
        if not member.is_member:
            return self.none()
        posts = Post.objects.visible_to(member).filter(
            pk=models.OuterRef("post"), deleted_at=None, hidden_at=None
        )
        people = Member.objects.visible_to(member).filter(pk=models.OuterRef("about"))
        rooms = Room.objects.visible_to(member).filter(pk=models.OuterRef("room"))
        quiet = Q(kind=Errand.Kind.QUIET)
        return self.filter(
            ~quiet | Q(models.Exists(people)),
            Q(post=None) | quiet | Q(models.Exists(posts)),
            Q(room=None) | Q(models.Exists(rooms)),
            community_id=member.community_id,
            member=member.pk,
        )


class Errand(Row):
    """One thing in somebody's round.

    subject: id of the post, of the report, of the quiet member, of the room, or 0; post: of a quiet member the last
    one; about: who is waited upon, None without a name; every, silent: of a quiet member, in days; how: what became
    of it, "" while it waits; to: to whom it was handed.
    """

    class Kind(models.TextChoices):
        NEWCOMER = "newcomer"  # somebody new who has not been answered
        OPENING = "opening"  # a discussion without an answer
        COMMENT = "comment"  # said to the team, which has not reacted
        QUIET = "quiet"  # a member not heard of for longer than usual
        REPORT = "report"
        DOOR = "door"  # who asks to join
        SUGGESTED = "suggested"  # whom members have named
        ROOM = "room"  # who asks to come into a private room
        APART = "apart"  # a discussion that the team has no part in

    class How(models.TextChoices):
        ANSWERED = "answered"
        THANKED = "thanked"
        HANDED = "handed"
        PUT_OFF = "put_off"  # until tomorrow
        LET_BE = "let_be"  # for good
        NOTED = "noted"

    TALK = (Kind.NEWCOMER, Kind.OPENING, Kind.COMMENT, Kind.APART)  # what one answers in place

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    round = models.ForeignKey(Round, models.CASCADE, related_name="errands")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=Kind)
    subject = models.BigIntegerField(default=0)
    post = models.ForeignKey(Post, models.CASCADE, null=True, related_name="+")
    about = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    room = models.ForeignKey(Room, models.CASCADE, null=True, related_name="+")
    every = models.PositiveSmallIntegerField(default=0)
    silent = models.PositiveSmallIntegerField(default=0)
    how = models.CharField(max_length=10, choices=How, blank=True, default="")
    done_at = models.DateTimeField(null=True)
    to = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")

    objects = ErrandQuerySet.as_manager()

    class Meta:
        db_table = "rounds_errand"
        constraints = [
            models.UniqueConstraint(fields=["community", "round", "kind", "subject"], name="one_errand_each")
        ]
        indexes = [
            models.Index("community", "done_at", name="errands_done", condition=Q(done_at__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}"
