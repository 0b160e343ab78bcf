"""Who is on the board."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from porukka.communities.doors import member_page
from porukka.communities.models import Member
from porukka.communities.queries import members_page
from porukka.core.ids import from_text
from porukka.register import queries, rules
from porukka.register.actions import seating
from porukka.register.views.whole import show_page

MOST_FOUND = 10


@require_http_methods(["GET", "POST"])
@member_page
def board(request: HttpRequest, member: Member) -> HttpResponse:
    """Those on it and founders see it; ?name=: whom a founder looks for to name."""
    if not rules.may_see_board(member):
        raise Http404
    if request.method == "POST":
        _do(request, member)
        return redirect(
            "register:board" if rules.may_see_board(member) else "register:mine", member.community.slug
        )
    words = request.GET.get("name", "").strip()[:60] if rules.may_name_board(member) else ""
    found = members_page(member, words=words)[0] if words else []
    seats = queries.board(member)
    return show_page(
        request,
        "register/board.html",
        member,
        seats=[(one, rules.may_end_seat(member, one)) for one in seats],
        may_name=rules.may_name_board(member),
        words=words,
        others=[other for other in found if rules.may_be_named(member, other)][:MOST_FOUND],
    )


def _do(request: HttpRequest, member: Member) -> None:
    """Somebody is named or a seat ends. Raises Http404 for what is neither."""
    try:
        pk = from_text(request.POST.get("member", ""))
    except ValueError:
        raise Http404 from None
    people = Member.objects.filter(community_id=member.community_id, state__in=Member.State.inside())
    other = get_object_or_404(people, pk=pk)
    match request.POST.get("do"):
        case "name":
            seating.name_to_board(member, other)
            messages.success(request, _("%(name)s is on the board now.") % {"name": other.name})
        case "end":
            seating.end_seat(member, other)
            messages.success(request, _("%(name)s is not on the board any more.") % {"name": other.name})
            member.on_board = member.on_board and other.pk != member.pk
        case _nothing:
            raise Http404
