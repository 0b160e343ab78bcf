"""The list of events, and one time of one."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET

from porukka.communities.doors import community_page
from porukka.communities.models import Room
from porukka.communities.showing import show
from porukka.communities.visitor import Reader
from porukka.core.ids import from_text, to_text
from porukka.discussions.queries.rail import rail
from porukka.events.queries import finding
from porukka.events.queries.feedback import is_asked as is_asked_how_it_was
from porukka.events.queries.rows import rows_of
from porukka.events.rules import may_invite, may_read_feedback
from porukka.events.views.finding import found_event, found_time

MOST_ROOMS = 20  # to choose from in one line


@require_GET
@community_page
def events(request: HttpRequest, reader: Reader) -> HttpResponse:
    """?show=<of SHOWN>; ?room=<id>; ?after=<key>"""
    shown, after = request.GET.get("show", ""), request.GET.get("after", "")
    shown = shown if shown in finding.SHOWN else finding.SHOWN[0]
    room = _room(reader, request.GET.get("room", ""))
    return show(
        request,
        "events/events.html",
        reader,
        page=finding.page(reader, show=shown, room=room, after=after),
        chosen=shown,
        room=room,
        rooms=[(one.name, to_text(one.pk)) for one in rail(reader)[:MOST_ROOMS]],
        is_first=not after,
        may_invite=may_invite(reader),
    )


def _room(reader: Reader, address: str) -> Room | None:
    if not address:
        return None
    try:
        pk = from_text(address)
    except ValueError:
        raise Http404 from None
    return get_object_or_404(Room.objects.readable_by(reader), pk=pk)


@require_GET
@community_page
def event(request: HttpRequest, reader: Reader, event: int) -> HttpResponse:
    """On to its next time, or its last."""
    found = found_event(reader, event)
    pk = finding.next_time(reader, found)
    if pk is None:
        raise Http404
    return redirect("events:time", reader.community.slug, pk)


@require_GET
@community_page
def time(request: HttpRequest, reader: Reader, occurrence: int) -> HttpResponse:
    found = found_time(reader, occurrence)
    (row,) = rows_of(reader, [found])
    others = finding.other_times(reader, found.event, found.pk) if found.event.recurs else []
    is_asked = is_asked_how_it_was(reader, found)
    results = row.is_over and may_read_feedback(reader, found)
    return show(
        request, "events/time.html", reader, event=row, others=others, is_asked=is_asked, has_results=results
    )
