"""What a founder decides about the figures, and each member about the picture."""

from __future__ import annotations

from django.db import transaction

from porukka.communities import deeds
from porukka.communities.models import Member
from porukka.core.refusal import ensure
from porukka.insights import rules
from porukka.insights.models import Choice, LeftOut, RolledUp


@transaction.atomic
def choose(member: Member, *, goal: int | None, is_wait_told: bool, euros: int | None) -> None:
    """Set the goal for first answers (hours), whether members read how soon they usually come, and what the community
    costs in a month. Raises Refused for who does not decide that."""
    ensure(rules.may_choose(member))
    Choice.objects.update_or_create(
        community_id=member.community_id,
        defaults={"goal": goal, "is_wait_told": is_wait_told, "euros": euros},
    )
    if not is_wait_told:  # telling it waits for the next verdict, taking it back does not
        RolledUp.objects.filter(pk=member.community_id).update(answered_within=None)
    deeds.record("insights.chosen", actor=member, subject=member.community_id)


@transaction.atomic
def leave_out(member: Member) -> None:
    """She does not stand in the picture of who talks with whom, from now on."""
    _row, is_new = LeftOut.objects.get_or_create(community_id=member.community_id, member=member)
    if is_new:
        deeds.record("picture.left", actor=member, subject=member.pk)


@transaction.atomic
def take_in(member: Member) -> None:
    """She does again."""
    hers = LeftOut.objects.filter(community_id=member.community_id, member=member)
    if hers.exists():
        hers.delete()
        deeds.record("picture.joined", actor=member, subject=member.pk)
