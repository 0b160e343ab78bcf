"""HTTP only: what was talked about, a year at a time."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from porukka.communities.doors import member_page
from porukka.communities.models import Member
from porukka.communities.showing import show
from porukka.core.numbers import whole
from porukka.history import queries
from porukka.people.zones import zone


@require_GET
@member_page
def history(request: HttpRequest, member: Member) -> HttpResponse:
    """?year=2025: of that year, else of the newest in which something was said."""
    today = timezone.localdate(timezone=zone(member.community.time_zone))
    asked = request.GET.get("year")
    year = whole(asked, 4)
    page = queries.page(member, today, year) if year is not None or not asked else None
    if asked and page is None:
        raise Http404
    return show(request, "history/history.html", member, page=page)
