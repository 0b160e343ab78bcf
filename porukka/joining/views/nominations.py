"""Nominations: a member names somebody, and the team decides."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from porukka.communities.doors import member_page
from porukka.communities.models import Member
from porukka.communities.showing import show
from porukka.core.refusal import Refused
from porukka.joining import rules
from porukka.joining.actions import nominating
from porukka.joining.forms.nomination import DecisionForm, NominationForm
from porukka.joining.models import Candidate, Nomination
from porukka.joining.queries import nominations as queries
from porukka.people import once
from porukka.people.who import signed_in

THANKS = _("Thank you. The team reads it, and you are told what it decides.")


@require_http_methods(["GET", "POST"])
@member_page
def nominations(request: HttpRequest, member: Member) -> HttpResponse:
    """Whom I have named, and a form for somebody else."""
    may = rules.may_nominate(member)
    found = queries.mine(member)
    if not may and (not found or request.method == "POST"):
        raise Http404
    form = NominationForm(request.POST if request.method == "POST" else None) if may else None
    if request.method == "POST" and form is not None and form.is_valid():
        key = form.once
        facts = {name: form.cleaned_data[name] for name in ("name", "reason", "email")}

        def name_her() -> str:
            nominating.nominate(member, **facts)
            return reverse("joining:nominations", args=[member.community.slug])

        try:
            page = once.answer(signed_in(request), key, name_her)
            messages.success(request, THANKS)
            return redirect(page)
        except Refused as refused:
            form.add_error(None, refused.words or _("That cannot be done here any more."))
    context = {"member": member, "community": member.community, "form": form, "mine": found}
    status = 400 if form is not None and form.is_bound else 200
    return render(request, "joining/nominations.html", context, status=status)


@require_POST
@member_page
def end_nomination(request: HttpRequest, member: Member, nomination: int) -> HttpResponse:
    found = get_object_or_404(Nomination.objects.visible_to(member), pk=nomination)
    try:
        nominating.take_back(member, found)
    except Refused as refused:
        messages.info(request, refused.words)
    return redirect("joining:nominations", member.community.slug)


@require_GET
@member_page
def candidates(request: HttpRequest, member: Member) -> HttpResponse:
    """For those who decide: everybody who was named, the same person once."""
    if not rules.may_decide_on_candidates(member):
        raise Http404
    return _candidates(request, member, {})


def _candidates(
    request: HttpRequest, member: Member, forms: dict[int, DecisionForm], status: int = 200
) -> HttpResponse:
    """forms: those that came back with something to say, by candidate."""
    found, after = queries.candidates(member, request.GET.get("after", ""))
    return show(
        request,
        "joining/candidates.html",
        member,
        status=status,
        named=[(one, forms.get(one.candidate.pk) or _form(one.candidate)) for one in found],
        after=after,
        decided=queries.decided(member),
    )


def _form(candidate: Candidate, data: Any = None) -> DecisionForm:
    return DecisionForm(data, candidate=candidate, auto_id=f"id_{candidate.pk}_%s")


@require_POST
@member_page
def decide(request: HttpRequest, member: Member, candidate: int) -> HttpResponse:
    found = get_object_or_404(Candidate.objects.visible_to(member), pk=candidate)
    form = _form(found, request.POST)
    if not form.is_valid():
        return _candidates(request, member, {found.pk: form}, status=400)
    try:
        nominating.decide(member, found, **form.facts)
        messages.success(request, _("Whoever suggested %(name)s is told.") % {"name": found.name})
    except Refused as refused:
        messages.info(request, refused.words or _("That cannot be done here any more."))
    return redirect("joining:candidates", member.community.slug)
