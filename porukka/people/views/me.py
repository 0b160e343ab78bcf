"""My settings, and the language of the pages."""

from __future__ import annotations

from typing import cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from porukka.people import actions
from porukka.people.forms import SettingsForm
from porukka.people.middleware import LANGUAGES
from porukka.people.models import Person


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def me(request: HttpRequest) -> HttpResponse:
    person = cast(Person, request.user)
    now = {
        "name": person.name,
        "language": person.language or get_language(),
        "time_zone": person.time_zone,
        "single_keys": person.single_keys,
    }
    form = SettingsForm(request.POST if request.method == "POST" else None, initial=now)
    if not form.is_valid():
        return render(request, "people/me.html", {"form": form}, status=400 if form.is_bound else 200)
    actions.change_settings(person, **form.cleaned_data)
    with override(form.cleaned_data["language"]):
        messages.success(request, _("Your settings are saved."))
    return redirect("people_me")


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Change the language and go back: a person's is kept with her account, a visitor's in a cookie."""
    code = request.POST.get("language", "")
    if code not in LANGUAGES:
        raise BadRequest("no such language")
    if request.user.is_authenticated:
        actions.change_language(request.user, code)
    response = redirect(_safe(request, request.POST.get("next", "")))
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        code,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


def _safe(request: HttpRequest, url: str) -> str:
    """`url` if it stays on this site, else the front page."""
    if url_has_allowed_host_and_scheme(url, {request.get_host()}, require_https=request.is_secure()):
        return url
    return "/"
