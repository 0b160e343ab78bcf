"""Pages whose address has changed with their name."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect


def moved(request: HttpRequest, address: str) -> HttpResponse:
    """From an old slug to the address of today, with what was asked.

    Not for ever: a title that is changed back would send browsers that remember around in a circle.
    """
    query = request.META.get("QUERY_STRING", "")
    return redirect(f"{address}?{query}" if query else address)
