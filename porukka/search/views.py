"""HTTP only: the search page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from porukka.communities.doors import community_page
from porukka.communities.visitor import Reader
from porukka.search import forms
from porukka.search.queries.finding import find


@require_GET
@community_page
def search(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Whoever may read a community may search in what she reads."""
    asked = forms.read(request.GET.get("q", ""))
    context = {
        "member": reader,
        "community": reader.community,
        "asked": asked,
        "longest": forms.LONGEST,
        "found": find(reader, asked.words),
    }
    return render(request, "search/search.html", context, status=400 if asked.too_long else 200)
