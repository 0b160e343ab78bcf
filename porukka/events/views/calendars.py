"""Calendars: a file to add, and addresses that a calendar reads again and again."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import translation
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import http_date, quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from porukka.communities.doors import community_page, member_page
from porukka.communities.models import Member, Room
from porukka.communities.showing import show
from porukka.communities.visitor import Reader
from porukka.core.ids import from_text
from porukka.core.numbers import whole
from porukka.core.refusal import Refused
from porukka.events.actions import feeds
from porukka.events.calendar.writing import CONTENT_TYPE, Entry, write
from porukka.events.models import FeedKey
from porukka.events.queries import calendars
from porukka.events.views.finding import found_event, found_time
from porukka.people.throttles import WRONG_LINKS_SECONDS, may_guess_link
from porukka.people.views.waiting import too_many_requests

TOLD = "at:address"  # the message that holds a new address stands where the page puts it


@require_GET
@community_page
def add_event(request: HttpRequest, reader: Reader, event: int) -> HttpResponse:
    return _file(calendars.of_event(reader, found_event(reader, event)))


@require_GET
@community_page
def add_time(request: HttpRequest, reader: Reader, occurrence: int) -> HttpResponse:
    return _file(calendars.of_time(reader, found_time(reader, occurrence)))


def _file(entries: Sequence[Entry]) -> HttpResponse:
    if not entries:
        raise Http404
    answer = HttpResponse(write(entries), content_type=CONTENT_TYPE)
    answer["Content-Disposition"] = 'attachment; filename="event.ics"'
    patch_cache_control(answer, private=True, no_cache=True)
    return answer


@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponseBase:
    """What a calendar reads, without signing in. A wrong secret is met like any page that is missing, and counted."""
    key = feeds.find(token)
    if key is None:
        if not may_guess_link(request):
            return too_many_requests(request, seconds=WRONG_LINKS_SECONDS)
        raise Http404
    with translation.override(
        key.member.person.language if key.member.person else key.member.community.language
    ):
        entries = calendars.of_feed(key)
        content = write(entries, name=_name(key))
    etag = quote_etag(blake2b(content, digest_size=16).hexdigest())
    changed = calendars.changed_at(entries)
    # by the tag alone: an event that was taken away leaves the others as old as they were
    answer = HttpResponse(content, content_type=CONTENT_TYPE)
    answer["ETag"] = etag
    if changed:
        answer["Last-Modified"] = http_date(changed.timestamp())
    patch_cache_control(answer, private=True, no_cache=True)
    return get_conditional_response(request, etag, None, answer) or answer


def _name(key: FeedKey) -> str:
    name = key.member.community.name
    if key.kind == FeedKey.Kind.MINE:
        return _("%(community)s: what I come to") % {"community": name}
    return f"{name}: {key.room.name}" if key.room else name


@require_http_methods(["GET", "POST"])
@member_page
def addresses(request: HttpRequest, member: Member) -> HttpResponse:
    """The addresses she has; a POST makes one or stops it. What it leads to is told once, to her."""
    if request.method == "POST":
        return _changed(request, member)
    keys = list(
        FeedKey.objects.filter(community_id=member.community_id, member=member)
        .select_related("room")
        .order_by("kind", "room__position", "pk")
    )
    return show(
        request,
        "events/addresses.html",
        member,
        keys=keys,
        has={key.kind for key in keys},
        rooms=list(Room.objects.readable_by(member).in_order()),
        told=TOLD,
    )


def _changed(request: HttpRequest, member: Member) -> HttpResponse:
    if (key := whole(request.POST.get("stop"), digits=19)) is not None:
        feeds.stop(member, key)
        messages.success(
            request, _("Stopped. A calendar that reads this address finds nothing there any more.")
        )
    else:
        kind, room = request.POST.get("kind", ""), _room(member, request.POST.get("room", ""))
        if kind not in FeedKey.Kind.values or (kind == FeedKey.Kind.ROOM) != (room is not None):
            raise Refused(_("Choose what the calendar shall show first."))
        address = settings.PORUKKA_URL + reverse("events:feed", args=[feeds.make(member, kind, room)])
        messages.info(request, address, extra_tags=TOLD)
    return redirect("events:addresses", member.community.slug)


def _room(member: Member, address: str) -> Room | None:
    if not address:
        return None
    try:
        pk = from_text(address)
    except ValueError:
        raise Http404 from None
    return get_object_or_404(Room.objects.readable_by(member), pk=pk)
