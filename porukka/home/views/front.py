"""The front page of the installation, and the small files browsers ask for at its root."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET

from porukka.communities import rules
from porukka.communities.addresses import community_url
from porukka.home.queries.front import my_communities, public_communities
from porukka.joining.queries.asking import asks_to_join
from porukka.people.rules import may_sign_up


@require_GET
def front(request: HttpRequest) -> HttpResponse:
    """A visitor reads what this place is; a person finds her communities, or goes in if there is one."""
    mine = my_communities(request.user)
    may_found = rules.may_found(request.user)
    if len(mine) == 1 and not may_found and "stay" not in request.GET:
        return redirect(community_url(mine[0].slug))
    context = {
        "mine": mine,
        "public": public_communities(request.user),
        "asked": asks_to_join(request.user),
        "may_found": may_found,
        "may_sign_up": may_sign_up(request),
    }
    return render(request, "home/front.html", context)


@require_GET
@cache_control(public=True, max_age=86400)
def manifest(request: HttpRequest) -> HttpResponse:
    """What a phone needs to keep Porukka among its apps."""
    return render(request, "core/manifest.webmanifest", content_type="application/manifest+json")


@require_GET
@cache_control(public=True, max_age=86400)
def robots(request: HttpRequest) -> HttpResponse:
    rules_for_robots = "User-agent: *\nDisallow: /people/\nDisallow: /i/\nDisallow: /m/\n"
    return HttpResponse(rules_for_robots, content_type="text/plain; charset=utf-8")
