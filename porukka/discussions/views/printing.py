"""A whole discussion on one page, for paper."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from porukka.communities.doors import community_page
from porukka.communities.visitor import Reader
from porukka.core.numbers import whole
from porukka.discussions.addresses import topic_url
from porukka.discussions.queries.rows import posts_from
from porukka.discussions.queries.topic import find_topic

MOST = 500  # posts on one page


@require_GET
@community_page
def print_topic(request: HttpRequest, reader: Reader, topic: int) -> HttpResponse:
    """What the reader sees on the discussion's own pages, one after the other. ?at=<number>: from this post on."""
    found = find_topic(reader, topic)
    start = min(whole(request.GET.get("at"), digits=8) or 0, found.last_number)
    context = {
        "member": reader,
        "community": reader.community,
        "topic": found,
        "url": topic_url(reader.community.slug, found),
        "posts": posts_from(reader, found, start, MOST),
        "start": start,
        "rest": start + MOST if found.last_living >= start + MOST else None,
        "most": MOST,
        "now": timezone.now(),
    }
    return render(request, "discussions/print.html", context)
