"""The headers that are the same for every answer: written once, not once for each answer.

Django's middlewares for security and frames and django-csp's for the policy write them, on one empty answer when the
server starts; what they wrote is then put into every answer that does not say otherwise itself.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from csp.middleware import CSPMiddleware
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.clickjacking import XFrameOptionsMiddleware
from django.middleware.security import SecurityMiddleware

Respond = Callable[[HttpRequest], HttpResponseBase]
# lower-case name: what the answer holds for it
Written = dict[str, tuple[str, str]]
# what an answer has that asks for others (the decorators of Django and django-csp)
_POLICY = ("exempt", "config", "update", "replace")
_ASKING = frozenset(
    {"xframe_options_exempt", *(f"_csp_{word}{of}" for word in _POLICY for of in ("", "_ro"))}
)


class Headers:
    """Puts the usual headers into each answer; one that asks for others gets them from whoever writes them."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response
        writers: tuple[Any, ...] = (XFrameOptionsMiddleware, CSPMiddleware, SecurityMiddleware)
        self._writers = [each(get_response) for each in writers]
        self._usual = self._written(_Plain())
        # only an answer that came safely says that the next ones must, too
        self._safely = self._written(_Safe()) if settings.SECURE_HSTS_SECONDS else None

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if not _ASKING.isdisjoint(vars(response)):
            return self._ask_writers(request, response)
        usual = self._safely if self._safely is not None and request.is_secure() else self._usual
        held: Written = response.headers._store  # without a look at what Django has let through already
        for name, pair in usual.items():
            if name not in held:
                held[name] = pair
        return response

    def _ask_writers(self, request: HttpRequest, response: Any) -> Any:
        for writer in self._writers:
            response = writer.process_response(request, response)
        return response

    def _written(self, request: HttpRequest) -> Written:
        response = HttpResponse()
        del response.headers["Content-Type"]
        return dict(self._ask_writers(request, response).headers._store)


class _Plain(HttpRequest):
    def _get_scheme(self) -> str:
        return "http"


class _Safe(HttpRequest):
    def _get_scheme(self) -> str:
        return "https"
