"""The page that tells others, as they meet it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET

from porukka.communities.addresses import community_url
from porukka.communities.doors import community_page, stranger_at
from porukka.communities.models import Community
from porukka.communities.visitor import Reader
from porukka.discussions.addresses import topic_url
from porukka.discussions.models import Topic
from porukka.discussions.views.lists import show_talk
from porukka.discussions.views.moving import moved
from porukka.purpose import rules
from porukka.purpose.queries import landing as queries


@require_GET
def first(request: HttpRequest, community: str) -> HttpResponse:
    """A community's first page: what it tells others where the founder wishes so, else the talk."""
    try:
        return _first(request, community)
    except Http404:
        return _from_outside(request, community)


@community_page
def _first(request: HttpRequest, reader: Reader) -> HttpResponse:
    if reader.is_member or not reader.community.landing_shown or request.GET:
        return show_talk(request, reader)
    return _landing(request, reader)


@require_GET
def landing(request: HttpRequest, community: str) -> HttpResponse:
    """The page under an address of its own: for members, and for those who make it before it is shown."""
    try:
        return _seen(request, community)
    except Http404:
        return _from_outside(request, community)


@community_page
def _seen(request: HttpRequest, reader: Reader) -> HttpResponse:
    if not reader.community.landing_shown and not rules.may_make_landing(reader):
        raise Http404
    return _landing(request, reader)


def _from_outside(request: HttpRequest, slug: str) -> HttpResponse:
    """The page of a community that is for members only and shows nothing else."""
    return _landing(request, stranger_at(request, slug))


def _landing(request: HttpRequest, reader: Reader) -> HttpResponse:
    community = reader.community
    page = queries.landing_of(community)
    found = queries.front(community, page, queries.named_rooms(community))
    return _outside(request, "landing", reader, page=found, canonical=community_url(community.slug))


def _outside(request: HttpRequest, name: str, reader: Reader, *, canonical: str, **more: Any) -> HttpResponse:
    """A page that others meet. Of what is not listed no search engine keeps anything."""
    context = {
        "member": reader,
        "community": reader.community,
        "site": settings.PORUKKA_URL,
        "canonical": canonical,
        "may_make": rules.may_make_landing(reader),
    } | more
    answer = render(request, f"purpose/{name}.html", context)
    if reader.community.visibility != Community.Visibility.PUBLIC:
        answer["X-Robots-Tag"] = "noindex"
    return answer


@require_GET
def teaser(request: HttpRequest, community: str, topic: int) -> HttpResponse:
    """A discussion of which others see the title alone. Whoever may read it is led there."""
    try:
        return _read(request, community, topic)
    except Http404:
        reader = stranger_at(request, community)
        found = queries.teased(reader.community, topic)
        if found is None:
            raise
    address = queries.teaser_url(community, found)
    if request.path != address:
        return moved(request, address)
    return _outside(request, "teaser", reader, topic=found, canonical=address)


@community_page
def _read(request: HttpRequest, reader: Reader, topic: int) -> HttpResponse:
    found = get_object_or_404(Topic.objects.visible_to(reader), pk=topic)
    if queries.teased(reader.community, found.pk) is None:
        raise Http404
    return redirect(topic_url(reader.community.slug, found))
