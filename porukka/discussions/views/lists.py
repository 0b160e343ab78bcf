"""Lists of topics: the whole community's, and a room's."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from porukka.communities.addresses import community_url, room_url
from porukka.communities.doors import community_page, member_page
from porukka.communities.models import Member, Room
from porukka.communities.queries import door_of
from porukka.communities.unchanged import not_drawn_again
from porukka.communities.visitor import Reader
from porukka.discussions.actions import reading
from porukka.discussions.drawing.listing import Asked, list_html
from porukka.discussions.following import Follow, with_choice
from porukka.discussions.marks import tag_url
from porukka.discussions.models import Tag
from porukka.discussions.queries.lists import OPEN_QUESTIONS, ORDERS, SHOWN
from porukka.discussions.queries.rail import rail, room_of
from porukka.discussions.queries.tags import tags_page
from porukka.discussions.views.moving import moved
from porukka.discussions.views.reading import way_back


@require_GET
@community_page
def talk(request: HttpRequest, reader: Reader) -> HttpResponse:
    return show_talk(request, reader)


@not_drawn_again
def show_talk(request: HttpRequest, reader: Reader) -> HttpResponse:
    """The whole community's list, for whoever has come in already."""
    return _list(request, reader, None)


@require_GET
@community_page
@not_drawn_again
def room(request: HttpRequest, reader: Reader, room: int) -> HttpResponse:
    found = room_of(reader, room)
    if all(one.pk != found.pk for one in rail(reader)):
        context: dict[str, Any] = {"member": reader, "community": reader.community, "room": found}
        context |= {"door": door_of(reader, found)}
        return render(request, "discussions/private_room.html", context, status=404)
    address = room_url(reader.community.slug, found)
    if request.path != address:
        return moved(request, address)
    return _list(request, reader, found)


@require_GET
@community_page
@not_drawn_again
def tag(request: HttpRequest, reader: Reader, tag: int) -> HttpResponse:
    tags = with_choice(Tag.objects.visible_to(reader), reader, Follow.Kind.TAG)
    found = get_object_or_404(tags, pk=tag)
    address = tag_url(reader.community.slug, found.pk, found.name)
    if request.path != address:
        return moved(request, address)
    return _list(request, reader, None, found)


@require_GET
@community_page
def tags(request: HttpRequest, reader: Reader) -> HttpResponse:
    found, after = tags_page(reader, request.GET.get("after", ""))
    context = {
        "member": reader,
        "community": reader.community,
        "tags": found,
        "after": after,
        "is_first": "after" not in request.GET,
    }
    return render(request, "discussions/tags.html", context)


def _list(request: HttpRequest, reader: Reader, room: Room | None, tag: Tag | None = None) -> HttpResponse:
    order = _one_of(ORDERS, request.GET.get("order"))
    show = _one_of(_shown(reader, room), request.GET.get("show"))
    after = request.GET.get("after", "")
    return HttpResponse(list_html(request, reader, Asked(order, show, after, room, tag)))


def _shown(reader: Reader, room: Room | None) -> tuple[str, ...]:
    """What a list may be narrowed down to; the first is everything."""
    shown = SHOWN if reader.is_member else SHOWN[:1]
    return (*shown, OPEN_QUESTIONS) if room is not None and room.is_for_questions else shown


def _one_of(choices: tuple[str, ...], asked: str | None) -> str:
    return asked if asked in choices else choices[0]


@require_POST
@member_page
def read_all(request: HttpRequest, member: Member) -> HttpResponse:
    count, batch = reading.mark_all_read(member)
    words = ngettext("%(count)s discussion marked as read.", "%(count)s discussions marked as read.", count)
    if count:
        messages.success(request, words % {"count": count}, extra_tags=way_back(member, batch))
    else:
        messages.success(request, _("You had read everything already."))
    return redirect(community_url(member.community.slug))
