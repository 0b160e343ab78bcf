"""The language and the time zone of a request.

Language: the person's, else the cookie's (a visitor's own choice), else what the browser asks for. Time zone:
the person's, else UTC. A view may put a community's in the place of what nobody chose (`use_community`).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, tzinfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.cache import patch_vary_headers

from porukka.core import labels
from porukka.people.zones import zone

VARIES = "Accept-Language, Cookie"  # what most pages depend on
LANGUAGES = frozenset(code for code, _name in settings.LANGUAGES)


class LanguageAndZone:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        labels.use("")  # of whatever place this thread answered for before
        language, time_zone = _chosen(request)
        request.has_chosen_language = language is not None  # type: ignore[attr-defined]
        request.has_chosen_zone = time_zone is not None  # type: ignore[attr-defined]
        use_language(request, language or translation.get_language_from_request(request))
        timezone.activate(time_zone or UTC)
        response = self.get_response(request)
        headers = response.headers
        headers.setdefault("Content-Language", request.LANGUAGE_CODE)
        if "public" not in headers.get("Cache-Control", ""):  # what is for everybody depends on nobody
            if "Vary" in headers:
                patch_vary_headers(response, ("Accept-Language", "Cookie"))
            else:
                headers["Vary"] = VARIES
        return response


def use_language(request: HttpRequest, code: str) -> None:
    """Answer this request in the language `code`; one that we do not speak changes nothing."""
    if code in LANGUAGES:
        translation.activate(code)
        request.LANGUAGE_CODE = code


def use_community(request: HttpRequest, language: str, time_zone: str) -> None:
    """Prefer a community's language and zone, for a reader who has chosen none of her own."""
    if not request.has_chosen_language:  # type: ignore[attr-defined]
        use_language(request, language)
    found = zone(time_zone)
    if found and not request.has_chosen_zone:  # type: ignore[attr-defined]
        timezone.activate(found)


def _chosen(request: HttpRequest) -> tuple[str | None, tzinfo | None]:
    """The language and the zone somebody has chosen; None for what nobody has, or what we do not have."""
    language, time_zone = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, ""), ""
    if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
        language = request.user.language if request.user.language in LANGUAGES else language
        time_zone = request.user.time_zone
    return (language if language in LANGUAGES else None), zone(time_zone)
