"""The guidelines: read, written, accepted, and who has accepted them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from porukka.communities.addresses import way_back
from porukka.communities.doors import community_page, member_page
from porukka.communities.models import Member
from porukka.communities.showing import show
from porukka.communities.visitor import Reader
from porukka.core import clock
from porukka.core.numbers import whole
from porukka.core.refusal import Refused
from porukka.core.sheets import sheet
from porukka.core.text import render as rendered
from porukka.joining import rules
from porukka.joining.actions import guidelines as actions
from porukka.joining.forms.guidelines import AcceptForm, GuidelinesForm
from porukka.joining.models import Guidelines
from porukka.joining.queries import guidelines as queries


@require_GET
@community_page
def guidelines(request: HttpRequest, reader: Reader) -> HttpResponse:
    """To everybody who may see the community."""
    found = queries.today(reader.community)
    facts: dict[str, Any] = {
        "guidelines": found,
        "who": queries.who_wrote(found, reader) if found else "",
        "may_write": rules.may_write_guidelines(reader),
        "owes": reader.owes_guidelines,
    }
    return show(request, "joining/guidelines.html", reader, **facts)


@require_GET
@community_page
def guidelines_history(request: HttpRequest, reader: Reader) -> HttpResponse:
    """?before=<number>: the versions before this one."""
    before = whole(request.GET.get("before"), digits=8)
    return show(
        request, "joining/guidelines_history.html", reader, history=queries.history_of(reader, before)
    )


@require_GET
@community_page
def guidelines_changes(request: HttpRequest, reader: Reader) -> HttpResponse:
    """What has changed since the version that this reader accepted, or since ?since=<number>."""
    since = whole(request.GET.get("since"), digits=8) or reader.guidelines_version
    if not 0 < since < reader.community.guidelines_version:
        return redirect("joining:guidelines", reader.community.slug)
    found = queries.changes_since(reader, since)
    return show(request, "joining/guidelines_changes.html", reader, since=found, owes=reader.owes_guidelines)


@require_http_methods(["GET", "POST"])
@member_page
def edit_guidelines(request: HttpRequest, member: Member) -> HttpResponse:
    if not rules.may_write_guidelines(member):
        raise Http404
    now = queries.today(member.community)
    first: dict[str, Any] = {"version": now.number if now else 0}
    first |= {"summary": now.summary, "text": now.text} if now else {}
    form = GuidelinesForm(
        request.POST if request.method == "POST" else None, initial=first, is_first=now is None
    )
    preview = None
    if request.method == "POST" and form.is_valid():
        if "preview" in request.POST:
            preview = rendered(form.cleaned_data["text"], Guidelines.LIMIT).html
        else:
            try:
                actions.write_guidelines(member, **form.facts)
                messages.success(request, _("The guidelines are saved."))
                return redirect("joining:guidelines", member.community.slug)
            except Refused as refused:
                form.add_error(None, refused.words or _("That cannot be done here any more."))
    status = 400 if form.is_bound and preview is None else 200
    return show(
        request,
        "joining/guidelines_form.html",
        member,
        status=status,
        form=form,
        preview=preview,
        is_first=now is None,
    )


@require_POST
@member_page
def accept_guidelines(request: HttpRequest, member: Member) -> HttpResponse:
    """One press; then back to where she was."""
    form = AcceptForm(request.POST)
    if not form.is_valid():
        return redirect("joining:guidelines", member.community.slug)
    actions.accept_guidelines(member, form.cleaned_data["number"])
    messages.success(request, _("Thank you. You have accepted the guidelines."))
    back = way_back(member.community.slug, request.POST.get("next", ""))
    return redirect(back or reverse("joining:guidelines", args=[member.community.slug]))


@require_GET
@member_page
def accepted_guidelines(request: HttpRequest, member: Member) -> HttpResponse:
    """For the team: who has not accepted what is asked; ?show=all: everybody, with the version accepted."""
    if not rules.may_write_guidelines(member) or not member.community.guidelines_version:
        raise Http404
    shows_all = request.GET.get("show") == "all"
    people, after = queries.who_has_accepted(
        member, all_of_them=shows_all, after=request.GET.get("after", "")
    )
    facts: dict[str, Any] = {
        "people": people,
        "after": after,
        "shows_all": shows_all,
        "most": queries.MOST_COUNTED,
    }
    return show(
        request,
        "joining/accepted.html",
        member,
        missing=queries.how_many_are_missing(member.community),
        **facts,
    )


@require_GET
@member_page
def accepted_guidelines_file(request: HttpRequest, member: Member) -> HttpResponse:
    """The same as a CSV file, with everybody."""
    if not rules.may_write_guidelines(member) or not member.community.guidelines_version:
        raise Http404
    head = [_("Name"), _("Role"), _("Accepted version"), _("When"), _("Still to accept")]
    lines = (
        (
            one.name,
            one.role,
            one.number or "",
            clock.iso(one.at) if one.at else "",
            _("yes") if one.is_missing else _("no"),
        )
        for one in queries.everybody(member.community)
    )
    return sheet(f"{member.community.slug}-guidelines", head, lines)
