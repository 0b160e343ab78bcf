"""Forgetting what nobody came back for."""

from __future__ import annotations

from datetime import timedelta

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.utils import timezone

from porukka.people.models import Person

UNPROVEN_KEPT = timedelta(days=7)


def purge_unproven() -> None:
    """Delete accounts that nobody was ever signed in to and whose address was never proven."""
    unproven = Person.objects.filter(
        emailaddress__isnull=False,
        last_login__isnull=True,
        is_keeper=False,
        made_at__lt=timezone.now() - UNPROVEN_KEPT,
    ).exclude(emailaddress__verified=True)
    unproven.delete()


def purge_sessions() -> None:
    """Delete what we know of sessions that have ended."""
    living = Session.objects.filter(expire_date__gt=timezone.now())
    UserSession.objects.exclude(session_key__in=living.values("session_key")).delete()
