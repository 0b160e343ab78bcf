"""The whole register: opened, read, printed, taken out; who has looked; how long entries are kept."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from porukka.communities.doors import member_page
from porukka.communities.models import Member
from porukka.communities.showing import show
from porukka.core.numbers import whole
from porukka.core.sheets import sheet
from porukka.register import queries, rules
from porukka.register.actions import keeping
from porukka.register.forms import RetentionForm


@require_GET
@member_page
def register(request: HttpRequest, member: Member) -> HttpResponse:
    """?show=here, unpaid or left; ?year= of the fee; ?name= a part of a name. Closed until she opens it."""
    if not rules.may_keep(member):
        raise Http404
    if not queries.is_open_for(member):
        return show_page(request, "register/closed.html", member)
    asked = request.GET.get("show", "")
    shown = asked if asked in queries.SHOWS else "here"
    year, words = year_of(request.GET.get("year")), request.GET.get("name", "").strip()[:60]
    rows, after = queries.entries_page(
        member, show=shown, year=year, words=words, after=request.GET.get("after", "")
    )
    return show_page(
        request,
        "register/register.html",
        member,
        rows=rows,
        after=after,
        show=shown,
        year=year,
        words=words,
        counts=queries.counts(member),
        retention=RetentionForm(initial={"years": keeping.retention_of(member.community_id)})
        if shown == "left"
        else None,
    )


@require_POST
@member_page
def opening(request: HttpRequest, member: Member) -> HttpResponse:
    """She looks at it now, and the board can read that she did."""
    if not rules.may_keep(member):
        raise Http404
    keeping.open_register(member)
    return redirect("register:register", member.community.slug)


@require_GET
@member_page
def paper(request: HttpRequest, member: Member) -> HttpResponse:
    """All entries on one page, to be printed."""
    if not rules.may_keep(member):
        raise Http404
    if not queries.is_open_for(member):
        return redirect("register:register", member.community.slug)
    return show_page(
        request, "register/paper.html", member, rows=queries.everybody(member), now=timezone.now()
    )


@require_POST
@member_page
def taking_out(request: HttpRequest, member: Member) -> HttpResponse:
    """She takes the file now, and the board can read that she did."""
    if not rules.may_keep(member):
        raise Http404
    keeping.take_out(member)
    return redirect("register:file", member.community.slug)


@require_GET
@member_page
def file(request: HttpRequest, member: Member) -> HttpResponse:
    """All entries as a file, to who has just said that she takes it."""
    if not rules.may_keep(member):
        raise Http404
    if not queries.is_taken_by(member):
        return redirect("register:register", member.community.slug)
    head = [_("Full name"), _("Home municipality"), _("Joined"), _("Left"), _("Fees paid")]
    lines = (
        (row.name, row.home, row.joined.isoformat(), _iso(row.left), " ".join(map(str, row.years)))
        for row in queries.everybody(member)
    )
    return sheet(f"{member.community.slug}-register", head, lines)


def _iso(day: Any) -> str:
    return day.isoformat() if day else ""


@require_GET
@member_page
def traces(request: HttpRequest, member: Member) -> HttpResponse:
    if not rules.may_keep(member):
        raise Http404
    found, before = queries.traces_page(member, request.GET.get("before", ""))
    return show_page(request, "register/traces.html", member, traces=found, before=before)


@require_POST
@member_page
def retention(request: HttpRequest, member: Member) -> HttpResponse:
    form = RetentionForm(request.POST)
    if not rules.may_keep(member) or not form.is_valid():
        raise Http404
    keeping.keep_for(member, form.cleaned_data["years"])
    messages.success(request, _("Saved."))
    return redirect(f"{place(member)}?show=left")


def place(member: Member) -> str:
    """The address of the register."""
    return reverse("register:register", args=[member.community.slug])


def year_of(text: str | None) -> int:
    """The year that an address asks for, this one where it asks for none that could be."""
    year = whole(text, digits=4)
    return year if year and 1900 <= year <= 2200 else timezone.localdate().year


def show_page(
    request: HttpRequest, template: str, member: Member, status: int = 200, **more: Any
) -> HttpResponse:
    """A page of the register, which no browser keeps."""
    answer = show(request, template, member, status, **more)
    answer["Cache-Control"] = "no-store"  # not for whoever sits at this machine next
    return answer
