"""What exists: how each member wants to hear of things."""

from __future__ import annotations

from collections.abc import Collection

from django.db import models

from porukka.communities.models import Community, Member
from porukka.core.models import Row
from porukka.notifications.kinds import KINDS, Kind


class Preference(Row):
    """How one member wants to hear of things in one community. Who has none of her own has the defaults of
    KINDS, which are calm: what was said to her comes by mail, all else waits on the page.

    ways: kind of notification → way, for the kinds she has chosen; summary_hour and quiet hours: 0–23, on the
    clock of her time zone; summary_on: the day, there, on which her last summary was written.
    """

    SUMMARY_HOUR = 17

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    ways = models.JSONField(default=dict)
    summary_hour = models.PositiveSmallIntegerField(default=SUMMARY_HOUR)
    quiet_from = models.PositiveSmallIntegerField(null=True)
    quiet_to = models.PositiveSmallIntegerField(null=True)
    summary_on = models.DateField(null=True)

    class Meta:
        db_table = "notifications_preference"
        constraints = [models.UniqueConstraint(fields=["community", "member"], name="one_preference_each")]

    def __str__(self) -> str:
        return f"preference of {self.member_id}"

    @staticmethod
    def of_members(members: Collection[Member]) -> dict[int, Preference]:
        """What each of these members has chosen, by her id; the defaults (not stored) for the others."""
        communities = {member.community_id for member in members}
        stored = Preference.objects.filter(community__in=communities, member__in=members)
        found = {wish.member_id: wish for wish in stored}
        for member in members:
            wish = found.setdefault(member.pk, Preference(community_id=member.community_id))
            wish.member = member  # with its person and community: nobody asks the database again
        return found

    @staticmethod
    def of(member: Member) -> Preference:
        return Preference.of_members([member])[member.pk]

    def way_of(self, kind: str) -> str:
        return self.ways.get(kind) or KINDS[Kind(kind)].way

    def kinds_by(self, way: str) -> list[str]:
        """The kinds of which she hears this way."""
        return [kind.value for kind in KINDS if self.way_of(kind) == way]
