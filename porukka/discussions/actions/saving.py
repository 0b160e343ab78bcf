"""Saving a topic or a post to come back to. A member's own affair, as following is: no deed tells of it."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.communities.models import Member
from porukka.core.refusal import ensure
from porukka.discussions.models import Post, Saved, Topic


@transaction.atomic
def save(member: Member, what: Topic | Post, remind_at: datetime | None = None) -> Saved:
    """Save what she may see, or set the reminder of what she has saved already.

    remind_at: when to remind her, in UTC; None: not at all. Raises Refused if she has Saved.MOST already.
    """
    _one_at_a_time(member)
    of = {"topic": what} if isinstance(what, Topic) else {"post": what}
    facts = {"remind_at": remind_at, "reminded_at": None}
    mine = Saved.objects.of(member)
    if not mine.filter(**of).update(**facts):
        ensure(mine.count() < Saved.MOST, _("You have saved a great deal. Remove something first."))
        fresh = facts | {"made_at": timezone.now(), "removed_at": None}
        Saved.objects.update_or_create(community_id=member.community_id, member=member, **of, defaults=fresh)
    _count(member)
    return mine.get(**of)


@transaction.atomic
def remove(member: Member, saved: Saved) -> None:
    """Let go of it; its reminder does not come. `put_back` takes that back."""
    _one_at_a_time(member)
    Saved.objects.of(member).filter(pk=saved.pk).update(removed_at=timezone.now())
    _count(member)


@transaction.atomic
def put_back(member: Member, pk: int) -> Saved:
    """What she removed is as it was, in its place.

    A reminder whose time has passed meanwhile comes now. Raises Refused after Saved.UNDO_MINUTES.
    """
    _one_at_a_time(member)
    since = timezone.now() - timedelta(minutes=Saved.UNDO_MINUTES)
    removed = Saved.objects.filter(community_id=member.community_id, member=member, removed_at__gt=since)
    found = removed.filter(pk=pk).update(removed_at=None)
    ensure(bool(found), _("That can be taken back for ten minutes. That time has passed."))
    _count(member)
    return Saved.objects.get(pk=pk)


def purge() -> int:
    """Forget what was removed and cannot be put back. Safe to run twice. Returns how many."""
    limit = timezone.now() - timedelta(minutes=Saved.UNDO_MINUTES)
    return Saved.objects.filter(removed_at__lt=limit).delete()[0]


def _one_at_a_time(member: Member) -> None:
    """Count and limit are of one member: two of her windows wait for each other here."""
    Member.objects.select_for_update(of=("self",), no_key=True).get(pk=member.pk)


def _count(member: Member) -> None:
    member.saved_count = Saved.objects.of(member).count()
    member.save(update_fields=["saved_count"])
