"""One entry: made, corrected, its fees, erased; and what the register says of oneself."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from porukka.communities.doors import member_page
from porukka.communities.models import Member
from porukka.core.ids import from_text
from porukka.core.refusal import Refused
from porukka.people import once
from porukka.people.who import signed_in
from porukka.register import queries, rules
from porukka.register.actions import keeping
from porukka.register.forms import EntryForm, FeeForm
from porukka.register.models import Entry
from porukka.register.views.whole import place, show_page


@require_http_methods(["GET", "POST"])
@member_page
def new_entry(request: HttpRequest, member: Member) -> HttpResponse:
    """?member=<id>: of whom it is, where she has a place in this community."""
    if not rules.may_keep(member):
        raise Http404
    of = _of(request, member)
    first = {"name": of.name if of else "", "joined": timezone.localdate()}
    form = EntryForm(request.POST if request.method == "POST" else None, initial=first)
    if form.is_valid():
        try:
            return redirect(once.answer(signed_in(request), form.once, _adding(request, member, form, of)))
        except Refused as refused:
            form.add_error(None, refused.words or _("That cannot be done here any more."))
    return show_page(
        request,
        "register/entry.html",
        member,
        status=400 if form.is_bound else 200,
        form=form,
        of=of,
        row=None,
    )


def _adding(request: HttpRequest, member: Member, form: EntryForm, of: Member | None) -> Callable[[], str]:
    def make() -> str:
        entry = keeping.add(member, **form.facts, of=of)
        messages.success(request, _("%(name)s is in the register.") % {"name": entry.name})
        return reverse("register:register", args=[member.community.slug])

    return make


def _of(request: HttpRequest, member: Member) -> Member | None:
    """The member whom a new entry is about, if it is about one. Raises Http404 for one who is not here."""
    given = request.POST.get("member") or request.GET.get("member")
    if not given:
        return None
    try:
        return get_object_or_404(Member.objects.visible_to(member), pk=from_text(given))
    except ValueError:
        raise Http404 from None


@require_http_methods(["GET", "POST"])
@member_page
def entry(request: HttpRequest, member: Member, entry: int) -> HttpResponse:
    found = _find(member, entry)
    now = {"name": found.name, "home": found.home, "joined": found.joined, "left": found.left}
    form = EntryForm(request.POST if request.method == "POST" else None, initial=now)
    if form.is_valid():
        try:
            keeping.change(member, found, **form.facts)
            messages.success(request, _("Saved."))
            return redirect("register:register", member.community.slug)
        except Refused as refused:
            form.add_error(None, refused.words or _("That cannot be done here any more."))
    status, row = 400 if form.is_bound else 200, queries.one(member, found)
    return show_page(
        request, "register/entry.html", member, status=status, form=form, row=row, of=found.member
    )


@require_POST
@member_page
def fee(request: HttpRequest, member: Member, entry: int) -> HttpResponse:
    found, form = _find(member, entry), FeeForm(request.POST)
    if not form.is_valid():
        raise Http404
    year = form.cleaned_data["year"]
    keeping.note_fee(member, found, year, is_paid=form.cleaned_data["do"] == "paid")
    messages.success(request, _("Saved."))
    back = request.POST.get("back", "")
    query = back if back.startswith("?") and len(back) < 1_000 else f"?year={year}"
    return redirect(f"{place(member)}{query}")


@require_POST
@member_page
def erase(request: HttpRequest, member: Member, entry: int) -> HttpResponse:
    found = _find(member, entry)
    keeping.erase(member, found)
    messages.success(request, _("Erased."))
    return redirect(f"{place(member)}?show=left")


@require_GET
@member_page
def missing(request: HttpRequest, member: Member) -> HttpResponse:
    """Members here who are not in the register."""
    if not rules.may_keep(member):
        raise Http404
    people, after = queries.missing_page(member, request.GET.get("after", ""))
    return show_page(request, "register/missing.html", member, people=people, after=after)


@require_GET
@member_page
def mine(request: HttpRequest, member: Member) -> HttpResponse:
    """What the register says of the reader herself."""
    return show_page(
        request, "register/mine.html", member, rows=queries.mine(member), board=queries.board(member)
    )


def _find(member: Member, entry: int) -> Entry:
    if not rules.may_keep(member):
        raise Http404
    return get_object_or_404(Entry.objects.visible_to(member).select_related("member"), pk=entry)
