"""Deleting a page, taking that back within ten minutes, and purging for good after thirty days."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.communities import deeds
from porukka.communities.models import Member
from porukka.core.refusal import ensure
from porukka.pages import rules
from porukka.pages.models import Page


@transaction.atomic
def delete_page(member: Member, page: Page) -> None:
    """Take a page away, with its earlier versions. Raises Refused if the rules say no."""
    page = _locked(page)
    ensure(rules.may_edit_page(member, page))
    page.deleted_at, page.deleted_by = timezone.now(), member
    page.save(update_fields=["deleted_at", "deleted_by"])
    deeds.record("page.deleted", actor=member, subject=page.pk, room=page.room)


@transaction.atomic
def undo_deletion(member: Member, page: Page) -> None:
    """Bring it back as it was. Raises Refused if the rules say no."""
    page = _locked(page)
    ensure(
        rules.may_undo_deletion(member, page),
        _("A deletion can be taken back for ten minutes. That time has passed."),
    )
    page.deleted_at, page.deleted_by = None, None
    page.save(update_fields=["deleted_at", "deleted_by"])
    deeds.record("page.restored", actor=member, subject=page.pk, room=page.room)


def purge(before_days: int = Page.PURGE_DAYS) -> int:
    """Remove for good what was deleted more than `before_days` days ago. Safe to run twice. Returns how many."""
    gone = Page.objects.filter(deleted_at__lt=timezone.now() - timedelta(days=before_days))
    return gone.delete()[1].get(Page._meta.label, 0)


def _locked(page: Page) -> Page:
    return Page.objects.select_for_update(of=("self",), no_key=True).select_related("room").get(pk=page.pk)
