"""HTTP only: the search page, and the words that mean the same."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from porukka.communities.doors import community_page, member_page
from porukka.communities.models import Member
from porukka.communities.visitor import Reader
from porukka.core.numbers import whole
from porukka.core.refusal import Refused
from porukka.search import forms, rules
from porukka.search.actions import synonyms as writing
from porukka.search.models import Synonyms
from porukka.search.queries import synonyms as reading
from porukka.search.queries.finding import find


@require_GET
@community_page
def search(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Whoever may read a community may search in what she reads."""
    asked = forms.read(request.GET.get("q", ""))
    narrowed, narrowing = forms.where_to_look(reader, request.GET)
    start = whole(request.GET.get("from"), digits=4) or 0
    kept = request.GET.copy()
    kept.pop("from", None)
    context = {
        "member": reader,
        "community": reader.community,
        "asked": asked,
        "longest": forms.LONGEST,
        "narrowing": narrowing,
        "is_narrow": narrowed.is_narrow,
        "found": find(reader, asked.words, get_language() or "en", narrowed, start),
        "kept": kept.urlencode()[:1_000],
        "start": start,
        "may_edit_synonyms": rules.may_edit_synonyms(reader),
    }
    return render(request, "search/search.html", context, status=400 if asked.too_long else 200)


@require_http_methods(["GET", "POST"])
@member_page
def synonyms(request: HttpRequest, member: Member) -> HttpResponse:
    """The words that mean the same here, for those who edit the community."""
    if not rules.may_edit_synonyms(member):
        raise Http404
    form = forms.SynonymsForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            writing.add(member, form.cleaned_data["words"])
        except Refused as refused:
            form.add_error("words", refused.words)
        else:
            messages.success(request, _("From now on these words find each other."))
            return redirect("search:synonyms", member.community.slug)
    context: dict[str, Any] = {"member": member, "community": member.community, "form": form}
    context["lines"] = reading.lines(member.community_id)
    return render(request, "search/synonyms.html", context, status=400 if form.is_bound else 200)


@require_POST
@member_page
def remove_synonyms(request: HttpRequest, member: Member, line: int) -> HttpResponse:
    found = get_object_or_404(Synonyms, community=member.community_id, pk=line)
    if not rules.may_edit_synonyms(member):
        raise Http404
    writing.remove(member, found)
    messages.success(request, _("Those words do not find each other any more."))
    return redirect("search:synonyms", member.community.slug)
