"""The log of what happened to accounts."""

from __future__ import annotations

from typing import Any

from porukka.people.models import AccountEvent, Person


def record(person: Person, kind: AccountEvent.Kind, **detail: Any) -> None:
    """Write down that it happened. detail: JSON values, no addresses and no secrets."""
    AccountEvent.objects.create(person=person, kind=kind, detail=detail)
