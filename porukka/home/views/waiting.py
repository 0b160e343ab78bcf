"""What waits for a member's answer, whichever folder asked."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from porukka.communities.doors import member_page
from porukka.communities.models import Member
from porukka.core import parts, slots


@require_GET
@member_page
def waiting(request: HttpRequest, member: Member) -> HttpResponse:
    """One section for each folder that answers, under the name of its part."""
    names = {part.code: part.name for part in parts.all_parts()}
    answers = slots.fill("waiting.answers", member)
    found = [(names.get(key, ""), html) for key, html in answers.items() if html.strip()]
    context = {"member": member, "community": member.community, "kinds": found}
    return render(request, "home/waiting.html", context)
