"""Founders are told once that a step wants a look. The truth is the table; the worker looks at it each morning."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from porukka.communities import deeds
from porukka.communities.models import Member
from porukka.core import jobs
from porukka.guide.models import Guide
from porukka.guide.queries.states import LOOK, states
from porukka.notifications.actions import telling
from porukka.notifications.kinds import Kind
from porukka.notifications.models import Notification

REST = timedelta(days=14)  # between two reminders, of whatever steps


def remind_due() -> int:
    """Tell the founders of every community of steps that want a look. Safe to run twice, or in two workers at once.

    Each step is told of once until somebody looks after it, and all that want a look are told of together.
    Returns how many communities were reminded.
    """
    due = Guide.objects.exclude(reminded_at__gt=timezone.now() - REST).order_by("pk")
    return jobs.one_by_one(due.values_list("pk", flat=True).iterator(), _remind)


@transaction.atomic
def _remind(pk: int) -> bool:
    # whoever comes second waits here, and finds nothing left to do
    found = Guide.objects.select_for_update(of=("self",), no_key=True).select_related("community")
    guide = found.exclude(reminded_at__gt=timezone.now() - REST).filter(pk=pk).first()
    if guide is None:
        return False
    wanting = [one for one in states(guide.community) if one.state == LOOK and one.step.reminded_at is None]
    if not wanting:
        return False
    founders = Member.objects.active().filter(community=guide.community, role=Member.Role.FOUNDER)
    told = list(founders.select_related("person", "community").order_by("pk"))
    if not told:
        return False
    guide.reminded_at = timezone.now()
    guide.save(update_fields=["reminded_at"])
    for one in wanting:
        one.step.reminded_at = guide.reminded_at
        one.step.save(update_fields=["reminded_at"])
    keys = [one.key for one in wanting]
    deed = deeds.record("guide.wants_a_look", actor=told[0], subject=guide.pk, steps=keys)
    telling.write([Notification(member=member, kind=Kind.GUIDE) for member in told], deed)
    return True
