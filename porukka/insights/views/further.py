"""For the team alone: the picture of who talks with whom, and numbers that are seldom needed."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from porukka.communities.doors import member_page
from porukka.communities.models import Member
from porukka.insights import rules
from porukka.insights.forms import DaysForm
from porukka.insights.queries import comparing
from porukka.insights.queries import ties as picture
from porukka.insights.queries.verdicts import is_recounting
from porukka.insights.views.reaching import reach, reach_all


@require_GET
@never_cache
@member_page
def ties(request: HttpRequest, member: Member) -> HttpResponse:
    """Who talks with whom. ?names=1: with their names."""
    reached = reach(request, member)
    if not reached.has_all:
        raise Http404
    is_named = request.GET.get("names") == "1"
    context = {
        "page": picture.page(member, reached.room, is_named=is_named),
        "is_named": is_named,
        "is_recounting": is_recounting(member),
    }
    return render(request, "insights/ties.html", reached.context | context)


@require_GET
@never_cache
@member_page
def more(request: HttpRequest, member: Member) -> HttpResponse:
    """?one=, ?other=: the days whose verdicts are compared."""
    reached = reach_all(request, member)
    days = comparing.days(member)
    asked = request.GET if "one" in request.GET else None
    form = DaysForm(asked, days=[(day.isoformat(), words) for day, words in days])
    chosen = (form.cleaned_data["one"], form.cleaned_data["other"]) if form.is_valid() else None
    context = {
        "form": form,
        "figures": comparing.more(member),
        "compared": comparing.compared(member, *chosen) if chosen else [],
        "may_choose": rules.may_choose(member),
        "has_days": len(days) > 1,
    }
    return render(
        request, "insights/more.html", reached.context | context, status=400 if form.errors else 200
    )
