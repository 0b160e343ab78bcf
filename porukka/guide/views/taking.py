"""What is taken of the archetype: its further rooms, its openings and rituals."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from porukka.communities.addresses import room_url
from porukka.communities.models import Member
from porukka.communities.showing import show
from porukka.core.clock import exact
from porukka.core.refusal import Refused
from porukka.guide.actions import taking
from porukka.guide.forms.parts import PartForm
from porukka.guide.queries import guide as reading
from porukka.guide.queries import openings
from porukka.guide.views.doors import keeper_page


@require_GET
@keeper_page
def parts(request: HttpRequest, member: Member) -> HttpResponse:
    kind, taken = reading.kind_of(reading.guide_of(member)), openings.places(member)
    facts: dict[str, Any] = {"kind": kind}
    if kind:
        facts |= {"parts": reading.parts(kind, taken), "rituals": openings.rituals(kind, taken)}
    return show(request, "guide/parts.html", member, **facts)


@require_http_methods(["GET", "POST"])
@keeper_page
def part(request: HttpRequest, member: Member, part: str) -> HttpResponse:
    """A room before it is opened: as the archetype has it, to be changed."""
    kind = reading.kind_of(reading.guide_of(member))
    plan = kind.room(part) if kind else None
    if plan is None:
        raise Http404
    first = {"name": plan.name, "description": plan.description, "mode": plan.mode}
    form = PartForm(request.POST or None, initial=first)
    if form.is_bound and form.is_valid():
        try:
            room = taking.open_part(member, part, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.words)
        else:
            messages.success(request, _("The room is open."))
            return redirect(room_url(member.community.slug, room))
    return show(
        request, "guide/part.html", member, status=400 if form.is_bound else 200, plan=plan, form=form
    )


@require_POST
@keeper_page
def take(request: HttpRequest, member: Member, piece: str) -> HttpResponse:
    """Into her drafts; with `when`, to be published by itself on the day that was proposed."""
    publish_at = None
    if request.POST.get("when"):
        publish_at = _proposed(member, piece)
        if publish_at is None:
            raise Http404
    back = "guide:parts" if piece.startswith("ritual-") else "guide:step"
    where = (member.community.slug,) if back == "guide:parts" else (member.community.slug, "openings")
    try:
        taking.take(member, piece, publish_at)
    except Refused as refused:
        messages.error(request, refused.words)
    else:
        if publish_at:
            messages.success(request, _("It waits for %(time)s.") % {"time": exact(publish_at)})
        else:
            messages.success(request, _("It is in your drafts now. Make it yours before you publish it."))
    return redirect(back, *where)


@require_POST
@keeper_page
def ask_these(request: HttpRequest, member: Member) -> HttpResponse:
    """The questions of this kind are asked at the door, and may be changed there."""
    try:
        taking.take_questions(member)
    except Refused as refused:
        messages.error(request, refused.words or _("That cannot be done here any more."))
        return redirect("guide:parts", member.community.slug)
    messages.success(request, _("These are asked at the door now. Change them as you like."))
    return redirect("joining:questions", member.community.slug)


def _proposed(member: Member, key: str) -> datetime | None:
    guide = reading.guide_of(member)
    kind = reading.kind_of(guide)
    if kind is None:
        return None
    taken = openings.places(member)
    found = {row.key: row.publish_at for row in openings.openings(guide, kind, taken)}
    found |= {row.key: row.publish_at for row in openings.rituals(kind, taken)}
    return found.get(key)
