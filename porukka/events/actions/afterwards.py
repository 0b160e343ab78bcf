"""What is left of an event: who was there, where it can be heard again, what was shown."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.communities.models import Member
from porukka.core.refusal import ensure
from porukka.core.text import render
from porukka.events import rules
from porukka.events.actions.locking import locked, record
from porukka.events.models import Coming, Occurrence

EARLY = _("It has not begun yet.")
MOST = 2000  # answers of one time that are marked at once


@transaction.atomic
def mark(member: Member, occurrence: Occurrence, present: Collection[int]) -> int:
    """Say who of those who answered was there; all others who said that they come were not.

    present: ids of Coming rows of this time, others are passed over. Returns how many were there. Raises Refused.
    """
    occurrence = locked(occurrence)
    ensure(rules.may_mark(member, occurrence), EARLY)
    rows = Coming.objects.filter(community_id=occurrence.community_id, occurrence=occurrence)
    there = rows.filter(pk__in=list(present)[:MOST])
    rows.filter(answer=Coming.Answer.YES).exclude(pk__in=there.values("pk")).update(attended=False)
    rows.exclude(answer=Coming.Answer.YES).exclude(pk__in=there.values("pk")).update(attended=None)
    count = there.update(attended=True)
    occurrence.attendance_at = timezone.now()
    occurrence.save(update_fields=["attendance_at"])
    record("event.attended", occurrence.event, member, time=str(occurrence.pk))
    return count


@transaction.atomic
def keep(member: Member, occurrence: Occurrence, *, recording: str, materials: str) -> None:
    """Put on its page where it can be heard again, and what was shown. Raises Refused; BadText for what cannot be
    rendered."""
    occurrence = locked(occurrence)
    ensure(rules.may_mark(member, occurrence), EARLY)
    if (recording, materials) == (occurrence.recording, occurrence.materials):
        return
    occurrence.recording, occurrence.materials = recording, materials
    occurrence.materials_html = render(materials).html if materials else ""
    occurrence.save(update_fields=["recording", "materials", "materials_html"])
    record("event.kept", occurrence.event, member, time=str(occurrence.pk))
