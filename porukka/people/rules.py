"""Who may have an account."""

from __future__ import annotations

from django.http import HttpRequest

from porukka.people.models import Person


def may_sign_up(request: HttpRequest) -> bool:
    """Anybody, once the installation has its keeper: the first person comes in by the keeper's link."""
    return Person.objects.filter(is_keeper=True).exists()
