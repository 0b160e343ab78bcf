"""Who invited whom, for those who decide who joins."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from porukka.communities import rules
from porukka.communities.doors import member_page
from porukka.communities.models import Member
from porukka.core.ids import from_text
from porukka.joining.queries import tree as queries


@require_GET
@member_page
def tree(request: HttpRequest, member: Member) -> HttpResponse:
    """?of=<id>: the branch of one member; ?name=: whoever is called so, and who invited them."""
    if not rules.may_decide_who_joins(member):
        raise Http404
    after = request.GET.get("after", "")
    context = {"member": member, "community": member.community}
    if of := request.GET.get("of", ""):
        found = get_object_or_404(Member, community_id=member.community_id, pk=_id(of))
        return render(
            request, "joining/branch.html", context | {"branch": queries.branch(member, found, after)}
        )
    words = request.GET.get("name", "").strip()[:60]
    inviters, after = queries.inviters(member, words, after)
    more = {"inviters": inviters, "after": after, "words": words}
    return render(request, "joining/tree.html", context | more)


def _id(text: str) -> int:
    try:
        return from_text(text)
    except ValueError:
        raise Http404 from None
