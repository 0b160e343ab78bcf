"""What the keys of a community's pages open: their list, and the way to anywhere by its name."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from porukka.communities.doors import member_page
from porukka.communities.models import Member
from porukka.home.queries.switching import LONGEST, choices
from porukka.people.throttles import MINUTE, may_switch


@require_GET
@member_page
def keys(request: HttpRequest, member: Member) -> HttpResponse:
    """?dialog=1: only the list, for the key that opens it on any page."""
    template = "home/keys_dialog.html" if "dialog" in request.GET else "home/keys.html"
    return render(request, template, {"member": member, "community": member.community})


@require_GET
@member_page
def switch(request: HttpRequest, member: Member) -> HttpResponse:
    """The dialog with what ?q=<beginnings of words> finds: a fragment, for the script that opens it."""
    asked = request.GET.get("q", "")[:LONGEST]
    in_time = may_switch(request)
    context = {
        "community": member.community,
        "asked": asked.strip(),
        "longest": LONGEST,
        "too_often": not in_time,
        "kinds": choices(member, asked) if in_time else [],
    }
    answer = render(request, "home/switcher.html", context, status=200 if in_time else 429)
    if not in_time:
        answer["Retry-After"] = str(MINUTE)
    return answer
