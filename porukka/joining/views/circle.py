"""The founding circle: how far it has come, who is in it, and what a founder decides about it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from porukka.communities.doors import member_page
from porukka.communities.models import Member
from porukka.core.refusal import Refused
from porukka.joining import rules
from porukka.joining.actions import circle as actions
from porukka.joining.forms.circle import CircleForm, initial_of
from porukka.joining.queries import circle as queries


@require_http_methods(["GET", "POST"])
@member_page
def circle(request: HttpRequest, member: Member) -> HttpResponse:
    """Members see it while it gathers and afterwards; a founder begins it here, and lets it wait longer."""
    community, found = member.community, queries.circle_of(member.community)
    leads = rules.may_lead_circle(member) and (found is None or found.opened_at is None)
    if found is None and not leads:
        raise Http404
    if request.method == "POST" and not leads:
        raise Http404
    form = None
    if leads:
        form = CircleForm(
            request.POST if request.method == "POST" else None,
            initial=initial_of(found, community),
            community=community,
        )
        if request.method == "POST" and form.is_valid():
            try:
                actions.gather(member, **form.facts)
                messages.success(request, _("Saved."))
                return redirect("joining:circle", community.slug)
            except Refused as refused:
                form.add_error(None, refused.words)
    context: dict[str, Any] = {
        "member": member,
        "community": community,
        "circle": found,
        "form": form,
        "comers": queries.comers(member, found) if found else [],
        "left": max(0, community.circle_size - community.members_count),
    }
    status = 400 if form is not None and form.is_bound else 200
    return render(request, "joining/circle.html", context, status=status)


@require_POST
@member_page
def open_circle(request: HttpRequest, member: Member) -> HttpResponse:
    if not rules.may_lead_circle(member):
        raise Http404
    try:
        actions.open_now(member)
        messages.success(request, _("The circle is open. All of you are founding members now."))
    except Refused as refused:
        messages.info(request, refused.words)
    return redirect("joining:circle", member.community.slug)
