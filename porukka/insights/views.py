"""HTTP only: the verdict for the team, and for everybody what is measured."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from porukka.communities.doors import member_page
from porukka.communities.models import Member, Room
from porukka.core.numbers import whole
from porukka.insights import rules
from porukka.insights.queries import verdicts


@require_GET
@never_cache
@member_page
def verdict(request: HttpRequest, member: Member) -> HttpResponse:
    """?room=<id>: of one room she may read, else of the whole community."""
    if not rules.may_read_insights(member):
        raise Http404
    rooms = Room.objects.readable_by(member).order_by("position", "name")
    asked = request.GET.get("room")
    room = get_object_or_404(rooms, pk=whole(asked)) if asked else None
    context = {"member": member, "community": member.community, "rooms": rooms, "room": room}
    return render(request, "insights/verdict.html", context | {"page": verdicts.page(member, room)})


@require_GET
@member_page
def measured(request: HttpRequest, member: Member) -> HttpResponse:
    """What is counted of each member, and what is not."""
    return render(request, "insights/measured.html", {"member": member, "community": member.community})
