"""How a view comes into a community: it gets the reader, a `Member` or a `Visitor`, never None."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from porukka.communities import deeds
from porukka.communities.kept import stamp
from porukka.communities.membership import reader_at
from porukka.communities.models import Community, Member
from porukka.communities.showing import show
from porukka.communities.unchanged import has_sent
from porukka.communities.visitor import Reader, Visitor
from porukka.core import labels, parts
from porukka.people.middleware import use_community

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, Reader, P], HttpResponse]
MemberView = Callable[Concatenate[HttpRequest, Member, P], HttpResponse]
Entered = Callable[Concatenate[HttpRequest, str, P], HttpResponse]


def community_page(view: View[P]) -> Entered[P]:
    """For pages that visitors of a public community may read too: `view(request, reader, …)`.

    A community the person may not see is missing (404); a suspended member reads why and until when (403). A page of
    a part that is switched off says so kindly, and nothing else (404).
    """

    @wraps(view)
    def enter(request: HttpRequest, community: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        reader = _enter(request, community)
        if reader.is_suspended:
            return show(request, "communities/suspended.html", reader, status=403)
        if parts.is_off(reader, parts.part_of(view.__module__)):
            return show(request, "communities/part_off.html", reader, status=404)
        recorded = deeds.recorded_here()
        response = view(request, reader, *args, **kwargs)
        has_sent(request, reader, response, recorded)
        return response

    return cast(Entered[P], enter)


def door_page(view: View[P]) -> Entered[P]:
    """For the door itself: as `community_page`, and whoever may see nothing of a community meets it as a visitor all
    the same where it shows others that it exists (`Community.is_known`). The view shows nothing but the door."""
    entered = community_page(view)

    @wraps(view)
    def enter(request: HttpRequest, community: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if reader_at(request.user, community) is None:
            return view(request, stranger_at(request, community), *args, **kwargs)
        return entered(request, community, *args, **kwargs)

    return cast(Entered[P], enter)


def stranger_at(request: HttpRequest, slug: str) -> Visitor:
    """Whoever has come to a community that she may not see, but that tells others of itself. Raises Http404 if it
    does not."""
    outside = Community.objects.filter(slug=slug, landing_shown=True)
    found = outside.exclude(pk__in=Community.objects.visible_to(request.user).values("pk")).first()
    if found is None:
        raise Http404
    use_community(request, found.language, found.time_zone)
    labels.use(found.words)
    return Visitor(found, request.user)


def member_page(view: MemberView[P]) -> Entered[P]:
    """For what only members do. A visitor is shown the way in: to sign in, or to join."""

    @wraps(view)
    def enter(request: HttpRequest, reader: Reader, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if isinstance(reader, Member):
            return view(request, reader, *args, **kwargs)
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path() if request.method == "GET" else "/")
        return redirect("communities:join", reader.community.slug)

    return community_page(cast(View[P], enter))


def page_of_those(may: Callable[[Member], bool], view: MemberView[P]) -> Entered[P]:
    """As `member_page`, for the members of whom the rule is true; for the others there is no such page (404)."""

    @wraps(view)
    def enter(request: HttpRequest, member: Member, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not may(member):
            raise Http404
        return view(request, member, *args, **kwargs)

    return member_page(cast(MemberView[P], enter))


def _enter(request: HttpRequest, slug: str) -> Reader:
    reader = reader_at(request.user, slug)
    if reader is None:
        raise Http404
    community = reader.community
    request.member = reader  # type: ignore[attr-defined]
    stamp(reader, request)
    use_community(request, community.language, community.time_zone)
    labels.use(community.words)
    return reader
