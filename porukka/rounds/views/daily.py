"""The round of today: its beginning, what is next, its end."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from porukka.communities.models import Member
from porukka.communities.showing import show
from porukka.rounds.actions import starting
from porukka.rounds.forms import StartForm
from porukka.rounds.queries.finding import find
from porukka.rounds.queries.picking import minutes_for, pick
from porukka.rounds.queries.today import newest_of, read, round_of
from porukka.rounds.views.doors import show_round, team_page


@require_GET
@team_page
def daily(request: HttpRequest, member: Member) -> HttpResponse:
    begun, usual = newest_of(member)
    if begun is not None:
        return show_round(request, member, read(member, begun))
    chosen = pick(find(member), usual)
    form = StartForm(initial={"minutes": usual})
    minutes = minutes_for(one.kind for one in chosen)
    return show(request, "rounds/start.html", member, form=form, count=len(chosen), minutes=minutes)


@require_POST
@team_page
def begin(request: HttpRequest, member: Member) -> HttpResponse:
    form = StartForm(request.POST)
    if not form.is_valid():
        return show(request, "rounds/start.html", member, status=400, form=form, count=0, minutes=0)
    starting.start(member, form.cleaned_data["minutes"])
    return redirect("rounds:round", member.community.slug)


@require_POST
@team_page
def end(request: HttpRequest, member: Member) -> HttpResponse:
    begun = round_of(member)
    if begun is None:
        raise Http404
    starting.end(member, begun)
    return redirect("rounds:round", member.community.slug)
