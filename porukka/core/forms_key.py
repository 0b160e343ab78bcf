"""The key that a page's forms carry (Django's CSRF token), masked anew for each answer."""

from __future__ import annotations

from os import urandom

from django.conf import settings
from django.http import HttpRequest
from django.middleware.csrf import CSRF_ALLOWED_CHARS, CSRF_SECRET_LENGTH, get_token

_VALUES = {letter: value for value, letter in enumerate(CSRF_ALLOWED_CHARS)}
_COUNT = len(CSRF_ALLOWED_CHARS)
_RENEWING = CSRF_ALLOWED_CHARS[:2]  # a mask that begins with one of them: the cookie is sent again
_FAIR = 256 // _COUNT * _COUNT  # a byte below it means each letter as often as any other


def forms_key(request: HttpRequest) -> str:
    """What Django's `get_token` gives: a mask that Django makes letter by letter costs more than all else in a page's
    forms, so this one is made at once, of as much chance. And a browser that has the cookie is not sent it with each
    page, but with one in thirty: its year begins anew often enough."""
    secret = request.META.get("CSRF_COOKIE", "")
    if len(secret) != CSRF_SECRET_LENGTH or not _VALUES.keys() >= set(secret):
        return get_token(request)
    key = masked(secret)
    if request.COOKIES.get(settings.CSRF_COOKIE_NAME) != secret or key[0] in _RENEWING:
        request.META["CSRF_COOKIE_NEEDS_UPDATE"] = True
    return key


def masked(secret: str) -> str:
    """A mask, and the secret under it. Each letter of the secret must be one that Django uses."""
    mask: list[int] = []
    while len(mask) < CSRF_SECRET_LENGTH:
        mask += [byte % _COUNT for byte in urandom(CSRF_SECRET_LENGTH + 8) if byte < _FAIR]
    letters, values = CSRF_ALLOWED_CHARS, _VALUES
    under = [letters[(values[letter] + one) % _COUNT] for letter, one in zip(secret, mask, strict=False)]
    return "".join([letters[one] for one in mask[:CSRF_SECRET_LENGTH]] + under)
