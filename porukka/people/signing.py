"""Signing somebody in whose address has just been proven in another way than by a password or a code."""

from __future__ import annotations

from allauth.account.utils import perform_login
from django.http import HttpRequest, HttpResponse

from porukka.people.models import Person


def sign_in(request: HttpRequest, person: Person) -> HttpResponse:
    """Sign her in by all of allauth's stages; returns where it would lead her."""
    return perform_login(request, person, email=person.email)
