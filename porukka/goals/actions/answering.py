"""A member answers the question of the month, or sets it aside. Which of the two, and what, nobody can tell."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from porukka.communities import deeds
from porukka.communities.models import Member
from porukka.core.refusal import ensure
from porukka.goals import rules
from porukka.goals.models import PulseCount


@transaction.atomic
def answer(member: Member, step: int | None) -> bool:
    """Count her step, 1–5, or None if she would rather not say. She is not asked again this month.

    The deed names nobody and is the same for both. Returns False if she has answered already, or another window was
    faster: then nothing is counted. Raises Refused for whoever is not asked here at all.
    """
    now = timezone.now()
    month = rules.month_of(member, now)
    if member.pulse_month == month:
        return False
    ensure(rules.may_answer_pulse(member, now) and step in (None, *PulseCount.STEPS))
    asked = Member.objects.filter(community_id=member.community_id, pk=member.pk)
    if not asked.exclude(pulse_month=month).update(pulse_month=month):
        return False
    if step is not None:
        facts = {"community_id": member.community_id, "month": month}
        rows = [PulseCount(step=one, **facts) for one in PulseCount.STEPS]
        PulseCount.objects.bulk_create(rows, ignore_conflicts=True)
        PulseCount.objects.filter(step=step, **facts).update(count=F("count") + 1)
    deeds.record("pulse.met", actor=None, community=member.community, subject=member.community_id)
    return True
