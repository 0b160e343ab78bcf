"""Doors that open only so often. allauth counts at its own doors (ACCOUNT_RATE_LIMITS); these are ours."""

from __future__ import annotations

from allauth.core.internal import ratelimit
from django.core.cache import caches
from django.http import HttpRequest

from porukka.people.addresses import client_network

KEEPER = {"keeper": "10/10m/ip"}
WRONG_LINKS = 30
WRONG_LINKS_SECONDS = 600
# what one person does at most in a minute, which only looks or is saved by itself
MINUTE = 60
MOST_A_MINUTE = {"preview": 60, "complete": 240, "switch": 120, "saves": 90}


def may_try_keeper(request: HttpRequest) -> bool:
    """Count one try to become the keeper; False if there were too many from this address."""
    return bool(ratelimit.consume(request, app="porukka.people", action="keeper", config=KEEPER))


def may_guess_link(request: HttpRequest) -> bool:
    """Count one wrong link; False if there were too many from this address."""
    return _count(f"wrong-link:{client_network(request)}", WRONG_LINKS_SECONDS) <= WRONG_LINKS


def may_preview(request: HttpRequest) -> bool:
    """Count one text that this person looks at before it is sent; False if there were too many in a minute."""
    return _may(request, "preview")


def may_complete(request: HttpRequest) -> bool:
    """Count one look for a name or a tag while this person writes; False if there were too many in a minute."""
    return _may(request, "complete")


def may_switch(request: HttpRequest) -> bool:
    """Count one look of this person for a place by its name; False if there were too many in a minute."""
    return _may(request, "switch")


def may_save(request: HttpRequest) -> bool:
    """Count one saving of what this person is writing; False if there were too many in a minute."""
    return _may(request, "saves")


def _may(request: HttpRequest, what: str) -> bool:
    return _count(f"{what}:{request.user.pk}", MINUTE) <= MOST_A_MINUTE[what]


def _count(key: str, seconds: int) -> int:
    """One more under this key. In this process's memory: what only reads writes no row."""
    hot = caches["hot"]
    hot.add(key, 0, seconds)
    try:
        return hot.incr(key)
    except ValueError:  # it ran out this very moment
        return 0
