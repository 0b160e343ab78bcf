"""In which rooms the mood is heard, and which words the team hears of."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from porukka.communities.doors import member_page
from porukka.communities.models import Member, Room
from porukka.core.refusal import Refused
from porukka.mood import rules
from porukka.mood.actions import choosing
from porukka.mood.forms import AlertForm, RoomForm
from porukka.mood.models import AlertWord, heard_rooms


@require_GET
@member_page
def rooms(request: HttpRequest, member: Member) -> HttpResponse:
    if not rules.may_choose_rooms(member):
        raise Http404
    found = _choosable(member).order_by("position", "id")
    heard = set(heard_rooms(Room.objects.visible_to(member)).values_list("pk", flat=True))
    context = {"member": member, "community": member.community, "rooms": found, "heard": heard}
    return render(request, "mood/rooms.html", context)


@require_POST
@member_page
def choose_room(request: HttpRequest, member: Member, room: int) -> HttpResponse:
    if not rules.may_choose_rooms(member):
        raise Http404
    found = get_object_or_404(_choosable(member), pk=room)
    form = RoomForm(request.POST)
    if not form.is_valid():
        raise Refused(_("Choose whether the mood of this room is heard."))
    choosing.choose_room(member, found, is_on=form.cleaned_data["on"])
    messages.success(request, _("Done. The figures follow in a moment."))
    return redirect("mood:rooms", member.community.slug)


@require_http_methods(["GET", "POST"])
@member_page
def alerts(request: HttpRequest, member: Member) -> HttpResponse:
    if not rules.may_edit_alerts(member):
        raise Http404
    form = AlertForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            choosing.add_alert(member, form.cleaned_data["word"])
        except Refused as refused:
            form.add_error("word", refused.words)
        else:
            messages.success(request, _("The team hears of it from now on."))
            return redirect("mood:alerts", member.community.slug)
    lines = AlertWord.objects.filter(community=member.community_id).order_by("word")
    context: dict[str, Any] = {"member": member, "community": member.community, "form": form, "lines": lines}
    return render(request, "mood/alerts.html", context, status=400 if form.is_bound else 200)


@require_POST
@member_page
def remove_alert(request: HttpRequest, member: Member, alert: int) -> HttpResponse:
    found = get_object_or_404(AlertWord, community=member.community_id, pk=alert)
    if not rules.may_edit_alerts(member):
        raise Http404
    choosing.remove_alert(member, found)
    messages.success(request, _("The team does not hear of it any more."))
    return redirect("mood:alerts", member.community.slug)


def _choosable(member: Member) -> Any:
    return Room.objects.visible_to(member).exclude(kind=Room.Kind.SECRET)
