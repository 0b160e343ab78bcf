"""Django's WSGI handler, which remembers which view an address leads to."""

from __future__ import annotations

from functools import lru_cache

from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest
from django.urls import ResolverMatch, get_resolver

from porukka.config.resolving import resolve

MOST = 4_000  # addresses, of about 1,500 bytes each


class Handler(WSGIHandler):
    """An address leads to the same view as long as the process lives; finding it means trying some patterns.
    What is found is read and never changed; one that leads nowhere is not remembered."""

    def resolve_request(self, request: HttpRequest) -> ResolverMatch:
        found = _resolved(request.path_info)
        request.resolver_match = found
        return found


@lru_cache(maxsize=MOST)
def _resolved(path: str) -> ResolverMatch:
    found = resolve(get_resolver(), path)
    # the patterns before it, for Django's page of errors: larger than the rest
    found.tried = None
    return found
