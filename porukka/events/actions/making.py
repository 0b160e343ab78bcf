"""Somebody invites to an event with her discussion, changes it, and calls it off."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.communities.models import Member
from porukka.core.refusal import ensure
from porukka.discussions.models import Post
from porukka.events import rules
from porukka.events.actions.answering import move_up
from porukka.events.actions.locking import locked, locked_event, record
from porukka.events.actions.timing import make_times, set_anew
from porukka.events.models import Event, Occurrence

FACTS = (
    "starts", "ends", "zone", "place", "link", "link_for_comers", "cap", "guests_most", "rule",
    "wants_feedback", "paid_note",
)  # fmt: skip
WHEN = ("starts", "ends", "zone", "rule")
TOLD = (*WHEN, "place", "link")  # of a change of these, whoever has answered hears
OFF = _("It has been called off already.")
OVER = _("It is over, so it stays as it was.")
BACKWARDS = _("It ends before it begins. Choose a later end.")


@transaction.atomic
def invite(post: Post, **facts: Any) -> Event:
    """Put an event below a post; its right is that of the post it is written with.

    facts: of FACTS; starts and ends in UTC, the rule as `calendar.repeating` writes it.
    """
    event = Event.objects.create(community_id=post.community_id, post=post, **facts)
    make_times(event)
    record("event.made", event, post.author)
    return event


@transaction.atomic
def change(member: Member, event: Event, **facts: Any) -> Event:
    """Change what is the same each time; who has answered keeps her answer and is told. The same again changes
    nothing. Raises Refused.
    """
    event = locked_event(event)
    ensure(event.cancelled_at is None, OFF)
    ensure(rules.may_change(member, event))
    changed = [name for name in FACTS if name in facts and facts[name] != getattr(event, name)]
    if not changed:
        return event
    for name in changed:
        setattr(event, name, facts[name])
    ensure(event.starts < event.ends, BACKWARDS)
    event.changed_at = timezone.now()
    event.sequence += 1
    event.save()
    if any(name in WHEN for name in changed):
        set_anew(event)
    if {"cap", "guests_most"} & set(changed):
        for occurrence in event.occurrences.filter(ends__gt=timezone.now(), waiting__gt=0).order_by(
            "starts", "pk"
        ):
            move_up(locked(occurrence))
    record("event.changed", event, member, told="yes" if set(changed) & set(TOLD) else "", time="")
    return event


@transaction.atomic
def call_off(member: Member, event: Event) -> None:
    """Call off all that is still to come; whoever has answered is told once. Again it changes nothing.

    Raises Refused.
    """
    event = locked_event(event)
    if event.cancelled_at is not None:
        return
    ensure(rules.may_keep(member, event))
    now = timezone.now()
    ahead = event.occurrences.filter(ends__gt=now)
    ensure(ahead.exists(), OVER)
    # what has been stays as it was: only the times ahead are off
    ahead.filter(cancelled_at=None).update(cancelled_at=now, changed_at=now, sequence=F("sequence") + 1)
    event.made_until = None
    event.cancelled_at, event.changed_at, event.sequence = now, now, event.sequence + 1
    event.save(update_fields=["cancelled_at", "changed_at", "sequence", "made_until"])
    record("event.cancelled", event, member, time="")


@transaction.atomic
def change_time(
    member: Member, occurrence: Occurrence, *, starts: datetime, ends: datetime, place: str, link: str
) -> None:
    """Let one time be otherwise than the others; its answers stay, and whoever gave one is told. The same again
    changes nothing. Raises Refused.

    place, link: "" as the event's.
    """
    occurrence = locked(occurrence)
    ensure(not occurrence.is_cancelled, OFF)
    ensure(rules.may_change_time(member, occurrence), OVER)
    ensure(starts < ends, BACKWARDS)
    facts = {"starts": starts, "ends": ends, "place": place, "link": link}
    if all(getattr(occurrence, name) == value for name, value in facts.items()):
        return
    if starts != occurrence.starts:
        occurrence.reminded_at = None
    for name, value in facts.items():
        setattr(occurrence, name, value)
    occurrence.changed_at = timezone.now()
    occurrence.sequence += 1
    occurrence.save()
    record("event.changed", occurrence.event, member, told="yes", time=str(occurrence.pk))


@transaction.atomic
def call_off_time(member: Member, occurrence: Occurrence) -> None:
    """Call off this one time; whoever has answered is told once. Again it changes nothing. Raises Refused."""
    occurrence = locked(occurrence)
    if occurrence.is_cancelled:
        return
    ensure(rules.may_change_time(member, occurrence), OVER)
    occurrence.cancelled_at = occurrence.changed_at = timezone.now()
    occurrence.sequence += 1
    occurrence.save(update_fields=["cancelled_at", "changed_at", "sequence"])
    record("event.cancelled", occurrence.event, member, time=str(occurrence.pk))


def purge(before_days: int = Post.PURGE_DAYS) -> int:
    """Remove for good the events of posts deleted more than `before_days` days ago. Safe to run twice. Returns how
    many."""
    gone = Event.objects.filter(post__deleted_at__lt=timezone.now() - timedelta(days=before_days))
    return gone.delete()[1].get(Event._meta.label, 0)
