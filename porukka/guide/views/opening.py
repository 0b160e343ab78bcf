"""The page that founds a community."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from porukka.communities import rules
from porukka.communities.models import Community
from porukka.core.refusal import Refused
from porukka.guide.actions.opening import open_community
from porukka.guide.archetypes import archetypes
from porukka.guide.forms.opening import OpenForm
from porukka.people import once
from porukka.people.models import Person
from porukka.people.who import signed_in


@login_required
@require_http_methods(["GET", "POST"])
def found(request: HttpRequest) -> HttpResponse:
    """Four answers, and the door is open: the founder comes to her guide, where the other steps wait."""
    person = signed_in(request)
    if not rules.may_found(person):
        raise Http404
    first = {
        "language": get_language(),
        "time_zone": person.time_zone or "Europe/Helsinki",
        "visibility": Community.Visibility.MEMBERS,
    }
    form = OpenForm(request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        try:
            address = once.answer(person, form.once, lambda: _open(person, form))
        except Refused as refused:
            form.add_error("slug", refused.words)
        else:
            messages.success(request, _("The door is open. The rest waits for you here, in your own time."))
            return redirect(address)
    context = {"form": form, "kinds": {one.key: one for one in archetypes(get_language() or "")}}
    return render(request, "guide/found.html", context, status=400 if form.is_bound else 200)


def _open(person: Person, form: OpenForm) -> str:
    community, _founder = open_community(person, **form.facts)
    return reverse("guide:guide", args=[community.slug])
