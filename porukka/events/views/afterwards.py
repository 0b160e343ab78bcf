"""Who was there, and what is left of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from porukka.communities.doors import member_page
from porukka.communities.models import Member
from porukka.communities.showing import show
from porukka.core.ids import from_text
from porukka.events import rules
from porukka.events.actions import afterwards
from porukka.events.forms import MaterialsForm
from porukka.events.models import Occurrence
from porukka.events.queries.people import people_of
from porukka.events.queries.rows import rows_of
from porukka.events.views.finding import found_time


@require_http_methods(["GET", "POST"])
@member_page
def attendance(request: HttpRequest, member: Member, occurrence: int) -> HttpResponse:
    found = _kept(member, occurrence)
    if request.method == "POST":
        there = list(_ids(request.POST.getlist("there")[: afterwards.MOST]))
        count = afterwards.mark(member, found, there)
        words = ngettext("%(count)s person was there.", "%(count)s people were there.", count)
        messages.success(request, words % {"count": count})
        return redirect("events:time", member.community.slug, found.pk)
    (row,) = rows_of(member, [found])
    return show(request, "events/attendance.html", member, event=row, people=people_of(member, found))


@require_http_methods(["GET", "POST"])
@member_page
def materials(request: HttpRequest, member: Member, occurrence: int) -> HttpResponse:
    found = _kept(member, occurrence)
    initial = {"recording": found.recording, "materials": found.materials}
    form = MaterialsForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        afterwards.keep(member, found, **form.cleaned_data)
        messages.success(request, _("Kept. It stands on the page of the event."))
        return redirect("events:time", member.community.slug, found.pk)
    (row,) = rows_of(member, [found])
    return show(
        request, "events/materials.html", member, status=400 if form.is_bound else 200, form=form, event=row
    )


def _ids(texts: list[str]) -> Iterator[int]:
    """What stands in no form of ours is passed over."""
    for text in texts:
        with suppress(ValueError):
            yield from_text(text)


def _kept(member: Member, pk: int) -> Occurrence:
    found = found_time(member, pk)
    if not rules.may_mark(member, found):
        raise Http404
    return found
