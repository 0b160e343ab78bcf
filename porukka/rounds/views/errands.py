"""One thing of the round: answered, thanked for, handed over, set aside."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from porukka.communities.models import Member
from porukka.communities.showing import show
from porukka.core.refusal import Refused
from porukka.people import once
from porukka.people.who import signed_in
from porukka.rounds.actions import handing, seeing
from porukka.rounds.forms import AnswerForm, HandForm, ThanksForm
from porukka.rounds.models import Errand
from porukka.rounds.queries.knowing import may_be_asked, suggestions
from porukka.rounds.queries.today import Line, errand_of
from porukka.rounds.views.doors import line_or_404, show_line, team_page

GONE = gettext_lazy("That cannot be done here any more.")


@require_http_methods(["GET", "POST"])
@team_page
def answer(request: HttpRequest, member: Member, errand: int) -> HttpResponse:
    """GET: this thing first. POST: the reply; if somebody has written since the page was shown, she reads that first
    and sends hers by a second press."""
    line = _line(member, errand)
    if request.method == "GET":
        return (
            redirect("rounds:round", member.community.slug)
            if line.errand.how
            else show_line(request, member, line)
        )
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return show_line(request, member, line, answer=form)
    seen = form.cleaned_data["seen"]
    if seen is not None and line.seen > seen and not line.errand.how:
        form.data = {**form.data.dict(), "seen": line.seen}  # type: ignore[attr-defined]
        return show_line(request, member, line, answer=form, meanwhile=True)

    def make() -> str:
        seeing.answer(member, line.errand, form.cleaned_data["text"])
        return _round_url(member)

    try:
        address = once.answer(signed_in(request), form.once, make)
    except Refused as refused:
        form.add_error(None, refused.words or GONE)
        return show_line(request, member, line, answer=form)
    messages.success(request, _("Answered. Thank you."))
    return redirect(address)


@require_POST
@team_page
def thank(request: HttpRequest, member: Member, errand: int) -> HttpResponse:
    line = _line(member, errand)
    if line.errand.how:
        return redirect(_round_url(member))
    form = ThanksForm(request.POST)
    if line.kind == Errand.Kind.QUIET and not form.is_valid():
        return show_line(request, member, line, thanks=form)
    words = form.cleaned_data.get("words", "") if form.is_valid() else ""
    try:
        seeing.thank(member, line.errand, words)
    except Refused as refused:
        form.add_error(None, refused.words or GONE)
        return show_line(request, member, line, thanks=form)
    messages.success(request, _("Thank you."))
    return redirect(_round_url(member))


@require_http_methods(["GET", "POST"])
@team_page
def hand(request: HttpRequest, member: Member, errand: int) -> HttpResponse:
    """Who may know, with the reasons; one press asks her."""
    line = _line(member, errand)
    if not line.in_place or line.errand.how:
        raise Http404
    form = HandForm(
        request.POST if request.method == "POST" else None, people=may_be_asked(member, line.errand)
    )
    if form.is_valid():
        to = form.cleaned_data["to"]
        try:
            handing.hand(member, line.errand, to)
        except Refused as refused:
            form.add_error(None, refused.words or GONE)
        else:
            messages.success(request, _("%(name)s is asked, in your name.") % {"name": to.name})
            return redirect(_round_url(member))
    found = suggestions(member, line.errand)
    return show(
        request,
        "rounds/hand.html",
        member,
        status=400 if form.is_bound else 200,
        line=line,
        form=form,
        suggestions=found,
    )


@require_POST
@team_page
def set_aside(request: HttpRequest, member: Member, errand: int) -> HttpResponse:
    """until=tomorrow, or good."""
    line = _line(member, errand)
    if not line.errand.how:
        seeing.set_aside(member, line.errand, for_good=request.POST.get("until") == "good")
    return redirect(_round_url(member))


@require_POST
@team_page
def note(request: HttpRequest, member: Member, errand: int) -> HttpResponse:
    line = _line(member, errand)
    if not line.errand.how:
        seeing.note(member, line.errand)
    return redirect(_round_url(member))


def _line(member: Member, errand: int) -> Line:
    return line_or_404(member, errand_of(member, errand))


def _round_url(member: Member) -> str:
    return reverse("rounds:round", args=[member.community.slug])
