"""Doors that open only so often. allauth counts at its own doors (ACCOUNT_RATE_LIMITS); these are ours."""

from __future__ import annotations

from allauth.core.internal import ratelimit
from django.core.cache import caches
from django.http import HttpRequest

from porukka.people.addresses import client_network

KEEPER = {"keeper": "10/10m/ip"}
WRONG_LINKS = 30
WRONG_LINKS_SECONDS = 600


def may_try_keeper(request: HttpRequest) -> bool:
    """Count one try to become the keeper; False if there were too many from this address."""
    return bool(ratelimit.consume(request, app="porukka.people", action="keeper", config=KEEPER))


def may_guess_link(request: HttpRequest) -> bool:
    """Count one wrong link; False if there were too many. In this process's memory: reading writes no row."""
    hot, key = caches["hot"], f"wrong-link:{client_network(request)}"
    hot.add(key, 0, WRONG_LINKS_SECONDS)
    try:
        return hot.incr(key) <= WRONG_LINKS
    except ValueError:  # it ran out this very moment
        return True
