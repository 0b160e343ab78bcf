"""Too many tries: what to do, and when to come back."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

# How long the slowest throttle of a door lasts (settings.ACCOUNT_RATE_LIMITS), in seconds.
SIGN_IN, OTHERS, ACCOUNT = 5 * 60, 30 * 60, 60 * 60


def too_many_requests(
    request: HttpRequest, exception: Exception | None = None, seconds: int | None = None
) -> HttpResponse:
    """429 with Retry-After. It is the URLconf's `handler429`, which allauth asks.

    seconds: how long to wait, instead of what the door's throttle says.
    """
    if seconds is None:
        match = request.resolver_match
        seconds = SIGN_IN if match and match.url_name == "account_login" else OTHERS
    response = render(request, "429.html", {"minutes": seconds // 60}, status=429)
    response.headers["Retry-After"] = str(seconds)
    return response
