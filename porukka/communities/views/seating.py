"""Before the door of a private room: asking, taking a seat, waiting for one; and a sibling of a full room."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from porukka.communities import rules
from porukka.communities.actions import seating
from porukka.communities.addresses import room_url
from porukka.communities.doors import member_page
from porukka.communities.forms import SiblingForm
from porukka.communities.models import Member, Room, Waiting
from porukka.communities.showing import show
from porukka.people import once
from porukka.people.who import signed_in


@require_POST
@member_page
def ask_in(request: HttpRequest, member: Member, room: int) -> HttpResponse:
    found = get_object_or_404(Room.objects.visible_to(member), pk=room)
    words = request.POST.get("words", "").replace("\0", "")[: Waiting.WORDS_LENGTH]
    match seating.ask_in(member, found, words):
        case seating.ASKED:
            messages.success(
                request, _("You have asked. Those who look after the room decide, and you are told.")
            )
        case seating.QUEUED:
            messages.success(request, _("You are on the waiting list."))
        case _inside:
            messages.success(request, _("You are in. Welcome!"))
    return redirect(room_url(member.community.slug, found))


@require_POST
@member_page
def stop_waiting(request: HttpRequest, member: Member, room: int) -> HttpResponse:
    found = get_object_or_404(Room.objects.visible_to(member), pk=room)
    seating.stop_waiting(member, found)
    messages.success(request, _("You do not wait for this room any more."))
    return redirect("communities:rooms", member.community.slug)


@require_http_methods(["GET", "POST"])
@member_page
def start_sibling(request: HttpRequest, member: Member, room: int) -> HttpResponse:
    """A room like this one, for whom a full room has no seat."""
    found = get_object_or_404(Room.objects.visible_to(member), pk=room)
    if not rules.may_start_sibling(member, found):
        raise Http404
    form = SiblingForm(request.POST or None, initial={"name": f"{found.name[:57]} 2"})
    if request.method == "POST" and form.is_valid():

        def start() -> str:
            sibling = seating.start_sibling(member, found, name=form.cleaned_data["name"])
            return room_url(member.community.slug, sibling)

        return redirect(once.answer(signed_in(request), form.once, start))
    return show(
        request,
        "communities/sibling.html",
        member,
        status=400 if form.is_bound else 200,
        room=found,
        form=form,
        waiting=Waiting.objects.filter(room=found, state=Waiting.State.QUEUED).exclude(member=member).count(),
    )
