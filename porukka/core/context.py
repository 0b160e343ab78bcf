"""What every page's template knows."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.utils.translation import get_language


def page(request: HttpRequest) -> dict[str, Any]:
    """`person` (asks the database only when a page looks at it), `language` and `dev`."""
    person = getattr(request, "user", None)  # lazy: even asking whether it is true would load it
    return {
        "person": AnonymousUser() if person is None else person,
        "language": get_language() or settings.LANGUAGE_CODE,
        "dev": settings.PORUKKA_DEV,
    }
