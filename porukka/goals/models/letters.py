"""The weekly letters, as they were chosen, and who gets them by mail."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from porukka.communities.models import Community, Member
from porukka.communities.visitor import Reader
from porukka.core.models import Row
from porukka.goals.rules import may_keep_goals


class FounderLetterQuerySet(models.QuerySet["FounderLetter"]):
    def visible_to(self, member: Reader) -> FounderLetterQuerySet:
        """The letters of her community, for the team."""
        return self.filter(community_id=member.community_id) if may_keep_goals(member) else self.none()


class FounderLetter(Row):
    """One week's letter, written on a Monday about the seven days before.

    lines: "good", "worries" and "actions", each [code, facts] as `measures.week` chose them. No word of anybody's is
    kept here: what a line is about is looked up when it is read, and gone when that is gone.
    """

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    week = models.DateField()  # the Monday
    lines = models.JSONField(default=dict)
    made_at = models.DateTimeField(default=timezone.now)

    objects = FounderLetterQuerySet.as_manager()

    class Meta:
        db_table = "goals_founder_letter"
        constraints = [models.UniqueConstraint(fields=["community", "week"], name="one_letter_a_week")]

    def __str__(self) -> str:
        return f"letter of {self.week}"


class LetterWish(Row):
    """Whether a member of the team wants the letter by mail; who has said nothing gets it if she is the founder."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    is_wanted = models.BooleanField(default=True)

    class Meta:
        db_table = "goals_letter_wish"
        constraints = [models.UniqueConstraint(fields=["community", "member"], name="one_letter_wish_each")]

    def __str__(self) -> str:
        return f"letters to {self.member_id}: {self.is_wanted}"

    @staticmethod
    def wants(member: Member, wish: LetterWish | None) -> bool:
        """Whether she gets it. wish: what she has said, if anything."""
        return wish.is_wanted if wish else member.role == Member.Role.FOUNDER
