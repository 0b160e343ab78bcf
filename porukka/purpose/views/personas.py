"""The personas below each other, in which of them a member finds herself, and whose a pain point is."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from porukka.communities.doors import member_page
from porukka.communities.models import Member
from porukka.communities.showing import show
from porukka.purpose import rules
from porukka.purpose.actions import personas as actions
from porukka.purpose.forms import WhoseForm
from porukka.purpose.models import Statement
from porukka.purpose.models.stating import Kind
from porukka.purpose.queries import personas as queries
from porukka.purpose.queries.pains import find_pain, pain_url
from porukka.purpose.queries.stating import find_statement


@require_GET
@member_page
def personas(request: HttpRequest, member: Member) -> HttpResponse:
    found = queries.personas(member)
    return show(
        request,
        "purpose/personas.html",
        member,
        rows=found,
        may_state=rules.may_state(member),
        may_match=rules.may_match(member),
        may_add=rules.may_state(member) and len(found) < Statement.MOST_PERSONAS,
        has_answered=bool(found) and queries.own_match(member) is not None,
    )


@require_POST
@member_page
def match(request: HttpRequest, member: Member, persona: int) -> HttpResponse:
    found = find_statement(member, Kind.PERSONA, persona)
    if found is None:
        raise Http404
    actions.match(member, found)
    messages.success(request, _("Only you see this. You may change it at any time."))
    return redirect("purpose:personas", member.community.slug)


@require_POST
@member_page
def end_match(request: HttpRequest, member: Member) -> HttpResponse:
    actions.match(member, None)
    messages.success(request, _("Only you see this. You may change it at any time."))
    return redirect("purpose:personas", member.community.slug)


@require_POST
@member_page
def remove_persona(request: HttpRequest, member: Member, persona: int) -> HttpResponse:
    found = find_statement(member, Kind.PERSONA, persona)
    if found is None or not rules.may_state(member):
        raise Http404
    actions.remove_persona(member, found)
    messages.success(request, _("Taken away, with all it said."))
    return redirect("purpose:personas", member.community.slug)


@require_POST
@member_page
def say_whose(request: HttpRequest, member: Member, pain: int) -> HttpResponse:
    found = find_pain(member, pain)
    form = WhoseForm(request.POST, member=member)
    if not form.is_valid():
        messages.info(request, _("Choose from those that are there."))
        return redirect(pain_url(member.community.slug, found))
    actions.say_whose(member, found, list(form.cleaned_data["personas"]))
    messages.success(request, _("Saved."))
    return redirect(pain_url(member.community.slug, found))
