"""What a post said before it was edited."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from porukka.communities.doors import community_page
from porukka.communities.visitor import Reader
from porukka.core.numbers import whole
from porukka.discussions.addresses import post_url
from porukka.discussions.queries.history import history_of
from porukka.discussions.views.posts import find_post


@require_GET
@community_page
def history(request: HttpRequest, reader: Reader, post: int) -> HttpResponse:
    """?before=<number>: the versions before this one."""
    found = find_post(reader, post)
    page = history_of(reader, found, whole(request.GET.get("before"), digits=8))
    if page is None:
        raise Http404
    context = {
        "member": reader,
        "community": reader.community,
        "post": found,
        "place": post_url(reader.community.slug, found.topic, found.number),
        "history": page,
    }
    return render(request, "discussions/history.html", context)
