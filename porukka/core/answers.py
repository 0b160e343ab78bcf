"""Answers to forms that a script may have sent."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect


def go_to(request: HttpRequest, address: str) -> HttpResponse:
    """Where to go after a form: a redirect; to a script 201 with Location (a followed redirect loses its #place)."""
    if request.headers.get("X-Porukka-Script"):
        return HttpResponse(status=201, headers={"Location": address})
    return HttpResponseRedirect(address)
