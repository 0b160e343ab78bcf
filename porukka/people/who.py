"""Whoever asks."""

from __future__ import annotations

from typing import TypeAlias

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from porukka.people.models import Person

Anybody: TypeAlias = "Person | AnonymousUser"


def signed_in(request: HttpRequest) -> Person:
    """The person who is signed in. Raises PermissionDenied for a visitor (the view should have asked before)."""
    if isinstance(request.user, Person):
        return request.user
    raise PermissionDenied
