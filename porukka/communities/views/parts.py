"""Which parts are in use in a community."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from porukka.communities import rules
from porukka.communities.actions import founding
from porukka.communities.doors import member_page
from porukka.communities.models import Member
from porukka.communities.showing import show
from porukka.core.parts import all_parts


@require_http_methods(["GET", "POST"])
@member_page
def parts(request: HttpRequest, member: Member) -> HttpResponse:
    if not rules.may_edit_community(member):
        raise Http404
    if request.method == "POST":
        founding.use_parts(member, set(request.POST.getlist("on")))
        messages.success(request, _("Saved."))
        return redirect("communities:parts", member.community.slug)
    off = member.community.off
    return show(
        request,
        "communities/parts.html",
        member,
        parts=[(part, part.code not in off) for part in all_parts()],
    )
