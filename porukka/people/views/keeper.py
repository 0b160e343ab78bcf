"""The first-run page: whoever has the link printed at start becomes the keeper."""

from __future__ import annotations

from allauth.account.utils import perform_login
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from porukka.people import keeper as links
from porukka.people.forms import KeeperForm
from porukka.people.throttles import may_guess_link, may_try_keeper
from porukka.people.views.waiting import too_many_requests

WAIT = 600


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def keeper(request: HttpRequest, token: str) -> HttpResponse:
    """GET shows the form and uses nothing up (mail programs look at links, too); POST makes the keeper."""
    if request.method == "POST" and not may_try_keeper(request):
        return too_many_requests(request, seconds=WAIT)
    if not links.is_open(token):
        return _gone(request)
    form = KeeperForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        facts = form.cleaned_data
        try:
            person = links.become_keeper(token, **(facts | {"password": facts["password"] or None}))
        except links.NoSuchLink:
            return _gone(request)
        except IntegrityError:
            form.add_error("email", _("Somebody has an account with this address already. Give another one."))
        else:
            return perform_login(request, person, email=person.email)
    return render(request, "people/keeper.html", {"form": form}, status=400 if form.is_bound else 200)


def _gone(request: HttpRequest) -> HttpResponse:
    if not may_guess_link(request):
        return too_many_requests(request, seconds=WAIT)
    return render(request, "people/keeper_gone.html", status=404)
