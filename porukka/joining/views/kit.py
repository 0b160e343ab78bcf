"""The share kit of one's own link: QR code, poster, and a text to send."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from porukka.communities.actions.inviting import token_of
from porukka.communities.doors import member_page
from porukka.communities.models import Member
from porukka.joining.queries.kit import mine, qr_svg, ready_words


@require_GET
@member_page
def kit(request: HttpRequest, member: Member, invitation: int) -> HttpResponse:
    context = _context(member, invitation)
    context["words"] = ready_words(member.community, member, context["link"])
    return render(request, "joining/kit.html", context)


@require_GET
@member_page
def poster(request: HttpRequest, member: Member, invitation: int) -> HttpResponse:
    """One A4 sheet for the wall; the browser prints it, or makes a PDF of it."""
    return render(request, "joining/poster.html", _context(member, invitation))


@require_GET
@member_page
def qr(request: HttpRequest, member: Member, invitation: int) -> HttpResponse:
    """The code as a file; ?download=1 keeps it."""
    answer = HttpResponse(qr_svg(_context(member, invitation)["link"]), content_type="image/svg+xml")
    answer["Cache-Control"] = "private, no-store"
    if "download" in request.GET:
        answer["Content-Disposition"] = f'attachment; filename="{member.community.slug}-qr.svg"'
    return answer


def _context(member: Member, invitation: int) -> dict[str, Any]:
    found = mine(member, invitation)
    if found is None:
        raise Http404
    path = reverse("communities:invitation", args=[token_of(found)])
    return {
        "member": member,
        "community": member.community,
        "invitation": found,
        "link": settings.PORUKKA_URL + path,
    }
