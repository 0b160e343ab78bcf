"""Rooms: the list, making and editing one, the people of a private one."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from porukka.communities import queries, rules
from porukka.communities.actions import belonging, founding, seating
from porukka.communities.addresses import room_url
from porukka.communities.doors import community_page, member_page
from porukka.communities.forms import RoomEditForm, RoomForm
from porukka.communities.models import Member, Room
from porukka.communities.showing import show
from porukka.communities.visitor import Reader
from porukka.core.ids import from_text
from porukka.people import once
from porukka.people.who import signed_in

ROOM_FACTS = ("name", "description", "kind", "mode", "slow_seconds", "anonymous_allowed", "seats", "entry")


@require_GET
@community_page
def rooms(request: HttpRequest, reader: Reader) -> HttpResponse:
    return show(
        request,
        "communities/rooms.html",
        reader,
        rooms=queries.all_rooms(reader),
        may_make=rules.may_make_rooms(reader),
    )


@require_http_methods(["GET", "POST"])
@member_page
def new_room(request: HttpRequest, member: Member) -> HttpResponse:
    if not rules.may_make_rooms(member):
        raise Http404
    form = RoomForm(request.POST or None, community=member.community)
    if request.method == "POST" and form.is_valid():

        def make() -> str:
            facts = {key: form.cleaned_data[key] for key in ROOM_FACTS if key in form.cleaned_data}
            room = founding.make_room(member, **facts)
            return room_url(member.community.slug, room)

        return redirect(once.answer(signed_in(request), form.once, make))
    return show(
        request, "communities/room_form.html", member, status=400 if form.is_bound else 200, form=form
    )


@require_http_methods(["GET", "POST"])
@member_page
def edit_room(request: HttpRequest, member: Member, room: int) -> HttpResponse:
    found = get_object_or_404(Room.objects.readable_by(member), pk=room)
    if not rules.may_edit_room(member, found):
        raise Http404
    form = RoomEditForm(request.POST or None, instance=found, community=member.community)
    if request.method == "POST" and form.is_valid():
        facts = {
            key: form.cleaned_data[key] for key in ROOM_FACTS if key != "kind" and key in form.cleaned_data
        }
        facts = {"anonymous_allowed": found.anonymous_allowed} | facts  # kept where it is not asked about
        found = founding.edit_room(member, found, **facts)
        messages.success(request, _("Saved."))
        return redirect(room_url(member.community.slug, found))
    return show(
        request,
        "communities/room_form.html",
        member,
        status=400 if form.is_bound else 200,
        room=found,
        form=form,
    )


@require_http_methods(["GET", "POST"])
@member_page
def room_people(request: HttpRequest, member: Member, room: int) -> HttpResponse:
    """Who has a place in a private or secret room; its owners let others in and show them out."""
    found = get_object_or_404(Room.objects.readable_by(member).exclude(kind=Room.Kind.OPEN), pk=room)
    if request.method == "POST":
        other = _other(request, member)
        match request.POST.get("do"):
            case "let_in":
                if seating.let_in(member, found, other) is None:
                    words = _("The room is full: %(name)s is on its waiting list now.")
                    messages.success(request, words % {"name": other.name})
            case "decline":
                seating.decline(member, found, other)
            case "make_owner":
                seating.let_in(member, found, other, as_owner=True)
            case "show_out":
                belonging.show_out(member, found, other)
            case _:
                raise Http404
        return redirect("communities:room_people", member.community.slug, found)
    places = queries.room_people(member, found)
    owns = rules.owns(member, found)
    may_let_in = owns or rules.may_let_in(member, found)
    is_full = found.seats is not None and len(places) >= found.seats
    words = request.GET.get("name", "")[:60] if may_let_in else ""
    inside = {place.member_id for place in places}
    others, _next = queries.members_page(member, words=words) if words else ([], "")
    return show(
        request,
        "communities/room_people.html",
        member,
        room=found,
        places=places,
        words=words,
        others=[other for other in others if other.pk not in inside][:10],
        may_let_in=may_let_in,
        owns=owns,
        waiting=queries.waiting_for(found) if may_let_in else [],
        is_full=is_full,
        may_start_sibling=is_full and rules.may_start_sibling(member, found),
        may_leave=rules.may_leave_room(member, found),
        siblings=queries.siblings_of(member, found),
    )


@require_POST
@member_page
def leave_room(request: HttpRequest, member: Member, room: int) -> HttpResponse:
    found = get_object_or_404(Room.objects.readable_by(member).exclude(kind=Room.Kind.OPEN), pk=room)
    belonging.leave_room(member, found)
    messages.success(request, _("You have left the room."))
    return redirect("communities:rooms", member.community.slug)


def _other(request: HttpRequest, member: Member) -> Member:
    try:
        pk = from_text(request.POST.get("member", ""))
    except ValueError:
        raise Http404 from None
    return get_object_or_404(Member.objects.filter(community_id=member.community_id), pk=pk)
