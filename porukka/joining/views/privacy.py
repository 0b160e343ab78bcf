"""The privacy notice: read by anybody who may see the community, and written."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from porukka.communities.doors import community_page, member_page
from porukka.communities.models import Member
from porukka.communities.rules import may_edit_community
from porukka.communities.showing import show
from porukka.communities.visitor import Reader
from porukka.core.numbers import whole
from porukka.core.refusal import Refused
from porukka.core.text import render as rendered
from porukka.joining.actions import privacy as actions
from porukka.joining.forms.privacy import PrivacyForm
from porukka.joining.models import PrivacyNotice
from porukka.joining.queries import privacy as queries


@require_GET
@community_page
def privacy(request: HttpRequest, reader: Reader) -> HttpResponse:
    facts: dict[str, Any] = {
        "notice": queries.today(reader.community),
        "may_write": may_edit_community(reader),
    }
    return show(request, "joining/privacy.html", reader, **facts)


@require_GET
@community_page
def privacy_history(request: HttpRequest, reader: Reader) -> HttpResponse:
    """?before=<number>: the versions before this one."""
    before = whole(request.GET.get("before"), digits=8)
    return show(request, "joining/privacy_history.html", reader, history=queries.history_of(reader, before))


@require_http_methods(["GET", "POST"])
@member_page
def edit_privacy(request: HttpRequest, member: Member) -> HttpResponse:
    if not may_edit_community(member):
        raise Http404
    now = queries.today(member.community)
    form = PrivacyForm(
        request.POST if request.method == "POST" else None, initial=_first(member, now), is_first=now is None
    )
    preview = None
    if form.is_valid():
        if "preview" in request.POST:
            preview = rendered(form.cleaned_data["text"], PrivacyNotice.LIMIT).html
        else:
            try:
                actions.write_notice(member, **form.facts)
                messages.success(request, _("The privacy notice is saved."))
                return redirect("joining:privacy", member.community.slug)
            except Refused as refused:
                form.add_error(None, refused.words or _("That cannot be done here any more."))
    status = 400 if form.is_bound and preview is None else 200
    return show(request, "joining/privacy_form.html", member, status=status, form=form, preview=preview)


def _first(member: Member, now: PrivacyNotice | None) -> dict[str, Any]:
    """What stands in the form at first: the notice of today, or a proposal."""
    if now is None:
        return {"version": 0, "text": queries.proposal(member.community)}
    return {"version": now.number, "controller": now.controller, "contact": now.contact, "text": now.text}
