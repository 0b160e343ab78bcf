"""What the front page reads."""

from __future__ import annotations

from typing import Any

from porukka.communities.models import Community

MOST = 60


def my_communities(person: Any) -> list[Community]:
    """The communities this person is a member of, by name."""
    return list(Community.objects.of(person)[:MOST]) if person.is_authenticated else []


def public_communities(person: Any) -> list[Community]:
    """Communities anyone may find, the oldest first; without those the person is in already."""
    found = Community.objects.listed().order_by("id")
    if person.is_authenticated:
        found = found.exclude(members__in=person.memberships.all())
    return list(found[:MOST])
