"""The goals: all of them, one of them, a new one, and what changes of one."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from porukka.communities.models import Member
from porukka.communities.showing import show
from porukka.core.refusal import Refused
from porukka.goals.actions import setting
from porukka.goals.forms import ChangeGoalForm, GoalForm, NumberForm
from porukka.goals.models import Goal
from porukka.goals.queries import goals as reading
from porukka.goals.queries import pulse as feeling
from porukka.goals.views.doors import goals_page
from porukka.insights.actions.judging import today
from porukka.people import once
from porukka.people.who import signed_in


@require_GET
@goals_page
def goals(request: HttpRequest, member: Member) -> HttpResponse:
    under_way = reading.under_way(member)
    line, rows = feeling.trend(member.community)
    facts: dict[str, Any] = {"goals": under_way, "ended": reading.ended(member), "line": line, "rows": rows}
    return show(request, "goals/goals.html", member, may_set=len(under_way) < Goal.MOST, **facts)


@require_http_methods(["GET", "POST"])
@goals_page
def new(request: HttpRequest, member: Member) -> HttpResponse:
    form = GoalForm(request.POST or None, member=member)
    if form.is_bound and form.is_valid():
        try:
            address = once.answer(signed_in(request), form.once, lambda: _set(member, form))
        except Refused as refused:
            form.add_error(None, refused.words)
        else:
            messages.success(request, _("The goal is set. It is counted once a day from now on."))
            return redirect(address)
    return show(
        request, "goals/edit_goal.html", member, status=400 if form.is_bound else 200, form=form, goal=None
    )


def _set(member: Member, form: GoalForm) -> str:
    made = setting.set_goal(member, **form.facts)
    return reverse("goals:goal", args=[member.community.slug, made.pk])


@require_GET
@goals_page
def goal(request: HttpRequest, member: Member, goal: int) -> HttpResponse:
    return _show(request, member, _find(member, goal), NumberForm())


def _show(
    request: HttpRequest, member: Member, found: Goal, form: NumberForm, status: int = 200
) -> HttpResponse:
    line, rows = reading.points(found)
    facts = {"line": line, "rows": rows, "former": reading.former(found), "form": form}
    return show(
        request, "goals/goal.html", member, status, one=reading.shown(found, today(member.community)), **facts
    )


@require_http_methods(["GET", "POST"])
@goals_page
def change(request: HttpRequest, member: Member, goal: int) -> HttpResponse:
    found = _find(member, goal)
    form = ChangeGoalForm(request.POST or None, goal=found)
    if form.is_bound and form.is_valid():
        try:
            setting.change_goal(member, found, **form.facts)
        except Refused as refused:
            form.add_error(None, refused.words)
        else:
            messages.success(request, _("Saved."))
            return redirect("goals:goal", member.community.slug, found.pk)
    return show(
        request, "goals/edit_goal.html", member, status=400 if form.is_bound else 200, form=form, goal=found
    )


@require_POST
@goals_page
def number(request: HttpRequest, member: Member, goal: int) -> HttpResponse:
    """How far a goal has come that is counted by hand."""
    found = _find(member, goal)
    form = NumberForm(request.POST)
    if not form.is_valid():
        return _show(request, member, found, form, 400)
    setting.write_down(member, found, form.cleaned_data["value"])
    messages.success(request, _("Written down."))
    return redirect("goals:goal", member.community.slug, found.pk)


@require_POST
@goals_page
def end(request: HttpRequest, member: Member, goal: int) -> HttpResponse:
    found = _find(member, goal)
    setting.end_goal(member, found)
    messages.success(request, _("The goal has ended. It stays here to be read."))
    return redirect("goals:goals", member.community.slug)


def _find(member: Member, pk: int) -> Goal:
    found = get_object_or_404(Goal.objects.visible_to(member).select_related("owner"), pk=pk)
    found.community = member.community
    return found
