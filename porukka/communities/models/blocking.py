"""Who has blocked whom: her own affair, and nobody else's."""

from __future__ import annotations

from collections.abc import Collection

from django.db import models
from django.utils import timezone

from porukka.communities.models.community import Community
from porukka.communities.models.member import Member
from porukka.communities.visitor import Reader
from porukka.core.models import Row


class BlockQuerySet(models.QuerySet["Block"]):
    def by(self, member: Reader) -> BlockQuerySet:
        """Her own; nobody sees another's."""
        return self.filter(community_id=member.community_id, member=member.pk)

    def against(self, member: Reader) -> BlockQuerySet:
        """Those that bind this member: for refusals and silence, never to be shown."""
        return self.filter(community_id=member.community_id, blocked=member.pk)


class Block(Row):
    """member does not want to meet what `blocked` writes, nor to be spoken to by her."""

    MOST = 500  # of one member

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    blocked = models.ForeignKey(Member, models.CASCADE, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    objects = BlockQuerySet.as_manager()

    class Meta:
        db_table = "communities_block"
        constraints = [
            models.UniqueConstraint(fields=["community", "member", "blocked"], name="one_block_each")
        ]
        indexes = [models.Index("community", "blocked", name="blocks_against_a_member")]

    def __str__(self) -> str:
        return f"{self.member_id} has blocked {self.blocked_id}"


def blocked_by(member: Reader) -> set[int]:
    """Whom she has blocked, Block.MOST at most. No query if that is nobody."""
    if not member.blocks_count:
        return set()
    return set(Block.objects.by(member).values_list("blocked_id", flat=True))


def have_blocked(member: Reader, others: Collection[int]) -> set[int]:
    """Which of these members have blocked her: for refusals and silence, never to be shown."""
    if not others:
        return set()
    return set(Block.objects.against(member).filter(member__in=others).values_list("member_id", flat=True))
