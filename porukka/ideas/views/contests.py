"""HTTP only: contests, one of them with its results, a vote, and what the team does."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from porukka.communities.doors import community_page, member_page
from porukka.communities.models import Member
from porukka.communities.showing import show
from porukka.communities.visitor import Reader
from porukka.core.answers import go_to
from porukka.core.ids import to_text
from porukka.core.refusal import Refused
from porukka.ideas import rules
from porukka.ideas.actions import entering, holding
from porukka.ideas.forms.contests import CallOffForm, ChosenForm, ContestForm
from porukka.ideas.models import Contender, Contest
from porukka.ideas.queries import contests as queries
from porukka.people import once
from porukka.people.who import signed_in

State = Contest.State


@require_GET
@community_page
def contests(request: HttpRequest, reader: Reader) -> HttpResponse:
    facts: dict[str, Any] = {"lines": queries.contests(reader), "may_hold": rules.may_hold_contest(reader)}
    return show(request, "ideas/contests.html", reader, **facts)


@require_GET
@community_page
def contest(request: HttpRequest, reader: Reader, contest: int) -> HttpResponse:
    found = _found(reader, contest)
    return show(request, "ideas/contest.html", reader, contest=queries.row_of(reader, found))


@require_http_methods(["GET", "POST"])
@member_page
def announce(request: HttpRequest, member: Member) -> HttpResponse:
    if not rules.may_hold_contest(member):
        raise Http404
    form = ContestForm(request.POST if request.method == "POST" else None, member=member)
    if form.is_valid():

        def make() -> str:
            return _url(member, holding.announce(member, form.cleaned_data["room"], **form.facts))

        try:
            return go_to(request, once.answer(signed_in(request), form.once, make))
        except Refused as refused:
            form.add_error(None, refused.words or holding.NOT_NOW)
    return show(request, "ideas/announce.html", member, status=400 if form.is_bound else 200, form=form)


@require_http_methods(["GET", "POST"])
@member_page
def choose(request: HttpRequest, member: Member, contest: int) -> HttpResponse:
    """The shortlist, or the winners, by what it waits for."""
    found = _decided(member, contest)
    if found.state not in (State.LISTING, State.CHOOSING):
        raise Http404
    row = queries.row_of(member, found)
    form = ChosenForm(request.POST if request.method == "POST" else None, contest=row)
    if form.is_valid():
        act = holding.make_shortlist if found.state == State.LISTING else holding.choose
        try:
            act(member, found, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.words or holding.NOT_NOW)
        else:
            messages.success(request, _("Said. Those who entered are told."))
            return redirect(_url(member, found))
    return show(
        request, "ideas/choose.html", member, status=400 if form.is_bound else 200, form=form, contest=row
    )


@require_http_methods(["GET", "POST"])
@member_page
def call_off(request: HttpRequest, member: Member, contest: int) -> HttpResponse:
    found = _decided(member, contest)
    form = CallOffForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        holding.call_off(member, found, **form.cleaned_data)
        messages.success(request, _("Called off. Those who were in it are told."))
        return redirect(_url(member, found))
    row = queries.row_of(member, found)
    return show(
        request, "ideas/call_off.html", member, status=400 if form.is_bound else 200, form=form, contest=row
    )


@require_POST
@member_page
def choose_one(request: HttpRequest, member: Member, contender: int) -> HttpResponse:
    found = _entered(member, contender)
    try:
        entering.vote(member, found)
    except Refused as refused:
        if refused.words != entering.USED:
            raise
        messages.info(request, refused.words)  # the buttons she sees are from before
    return redirect(f"{_url(member, found.contest)}#entry-{to_text(found.pk)}")


@require_POST
@member_page
def end_choice(request: HttpRequest, member: Member, contender: int) -> HttpResponse:
    found = _entered(member, contender)
    entering.take_back(member, found)
    return redirect(f"{_url(member, found.contest)}#entry-{to_text(found.pk)}")


def _found(reader: Reader, pk: int) -> Contest:
    found = queries.find(reader, pk)
    if found is None:
        raise Http404
    return found


def _decided(member: Member, pk: int) -> Contest:
    found = _found(member, pk)
    if not rules.may_decide_contest(member, found):
        raise Http404
    return found


def _entered(member: Member, pk: int) -> Contender:
    found = queries.contender(member, pk)
    if found is None:
        raise Http404
    return found


def _url(member: Member, contest: Contest) -> str:
    return reverse("ideas:contest", args=[member.community.slug, contest.pk])
