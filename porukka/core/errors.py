"""The pages that say what went wrong and what to do next. They ask nothing of the database."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string

from porukka.core.refusal import Refused

RETRY_SECONDS = 5


def _page(status: int, template: str = "", **context: Any) -> HttpResponse:
    return HttpResponse(render_to_string(template or f"core/errors/{status}.html", context), status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(400)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Missing and forbidden look the same."""
    return _page(404)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(404)


def old_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form's protection against foreign sites did not match: it is old, or cookies are off."""
    return _page(403)


def server_error(request: HttpRequest) -> HttpResponse:
    return _page(500)


class Refusals:
    """An action's refusal that no view answered itself: its words (403), or as if the thing did not exist (404).

    A database that cannot be written or reached is said plainly too (503), and the browser is told to come again.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, Refused):
            if not exception.words:
                raise Http404 from exception
            return _page(403, "core/errors/refused.html", words=exception.words)
        if isinstance(exception, OperationalError):
            response = _page(503)
            response["Retry-After"] = str(RETRY_SECONDS)
            return response
        return None
