"""What the keepers of an event change, and what they call off."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from porukka.communities.doors import member_page
from porukka.communities.models import Member
from porukka.communities.showing import show
from porukka.core.refusal import Refused
from porukka.events import rules
from porukka.events.actions import making
from porukka.events.forms import EventForm, TimeForm
from porukka.events.models import Occurrence
from porukka.events.queries.finding import next_time, time_to_change
from porukka.events.queries.rows import rows_of
from porukka.events.views.finding import found_event, found_time


@require_http_methods(["GET", "POST"])
@member_page
def change(request: HttpRequest, member: Member, event: int) -> HttpResponse:
    found = found_event(member, event)
    if not rules.may_change(member, found):
        raise Http404
    time = found_time(member, time_to_change(member, found) or 0)
    form = EventForm(request.POST if request.method == "POST" else None, event=found, time=time)
    if form.is_valid():
        try:
            making.change(member, found, **form.cleaned_data["facts"])
        except Refused as refused:
            form.add_error(None, refused.words)
        else:
            messages.success(
                request, _("Changed. Whoever has answered is told, if the time or the place is another.")
            )
            return redirect("events:event", member.community.slug, found.pk)
    (row,) = rows_of(member, [time])
    return show(
        request, "events/change.html", member, status=400 if form.is_bound else 200, form=form, event=row
    )


@require_http_methods(["GET", "POST"])
@member_page
def call_off(request: HttpRequest, member: Member, event: int) -> HttpResponse:
    found = found_event(member, event)
    if not rules.may_change(member, found):
        raise Http404
    time = found_time(member, next_time(member, found) or 0)
    if request.method == "POST":
        making.call_off(member, found)
        messages.success(request, _("Called off. Whoever has answered is told."))
        return redirect("events:time", member.community.slug, time.pk)
    (row,) = rows_of(member, [time])
    return show(request, "events/call_off.html", member, event=row, whole=True)


@require_http_methods(["GET", "POST"])
@member_page
def change_time(request: HttpRequest, member: Member, occurrence: int) -> HttpResponse:
    found = _changeable(member, occurrence)
    form = TimeForm(request.POST if request.method == "POST" else None, occurrence=found)
    if form.is_valid():
        try:
            making.change_time(member, found, **form.facts)
        except Refused as refused:
            form.add_error(None, refused.words)
        else:
            messages.success(request, _("Changed, this time only. Whoever has answered is told."))
            return redirect("events:time", member.community.slug, found.pk)
    (row,) = rows_of(member, [found])
    return show(
        request, "events/change_time.html", member, status=400 if form.is_bound else 200, form=form, event=row
    )


@require_http_methods(["GET", "POST"])
@member_page
def call_off_time(request: HttpRequest, member: Member, occurrence: int) -> HttpResponse:
    found = _changeable(member, occurrence)
    if request.method == "POST":
        making.call_off_time(member, found)
        messages.success(request, _("Called off. Whoever has answered is told."))
        return redirect("events:time", member.community.slug, found.pk)
    (row,) = rows_of(member, [found])
    return show(request, "events/call_off.html", member, event=row, whole=False)


def _changeable(member: Member, pk: int) -> Occurrence:
    found = found_time(member, pk)
    if not rules.may_change_time(member, found):
        raise Http404
    return found
