"""Experiments: all of them, one, a new one, and what came of it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from porukka.communities.models import Member
from porukka.communities.showing import show
from porukka.core.numbers import whole
from porukka.core.refusal import Refused
from porukka.goals.actions import trying
from porukka.goals.forms.trying import ExperimentForm, VerdictForm
from porukka.goals.models import Experiment
from porukka.goals.queries import experiments as reading
from porukka.goals.views.doors import goals_page
from porukka.people import once
from porukka.people.who import signed_in


@require_GET
@goals_page
def experiments(request: HttpRequest, member: Member) -> HttpResponse:
    """?before=<id>: older ones."""
    before = whole(request.GET.get("before"))
    last = Experiment.objects.visible_to(member).filter(pk=before).first() if before is not None else None
    rows = reading.listed(member, last)
    more = rows[reading.A_PAGE - 1][0].pk if len(rows) > reading.A_PAGE else None
    return show(request, "goals/experiments.html", member, rows=rows[: reading.A_PAGE], before=more)


@require_http_methods(["GET", "POST"])
@goals_page
def try_out(request: HttpRequest, member: Member) -> HttpResponse:
    form = ExperimentForm(request.POST or None, community=member.community)
    if form.is_bound and form.is_valid():
        try:
            address = once.answer(signed_in(request), form.once, lambda: _begin(member, form))
        except Refused as refused:
            form.add_error(None, refused.words)
        else:
            messages.success(request, _("It is written down. You are reminded when it is over."))
            return redirect(address)
    return show(request, "goals/try_out.html", member, status=400 if form.is_bound else 200, form=form)


def _begin(member: Member, form: ExperimentForm) -> str:
    made = trying.begin(member, **form.facts)
    return reverse("goals:experiment", args=[member.community.slug, made.pk])


@require_http_methods(["GET", "POST"])
@goals_page
def experiment(request: HttpRequest, member: Member, experiment: int) -> HttpResponse:
    """What was counted; a POST says what came of it."""
    rows = Experiment.objects.visible_to(member).select_related("keeper", "judged_by")
    found = get_object_or_404(rows, pk=experiment)
    found.community = member.community
    form = VerdictForm(request.POST or None, experiment=found)
    if request.method == "POST" and form.is_valid():
        trying.judge(member, found, **form.cleaned_data)
        messages.success(request, _("Noted."))
        return redirect("goals:experiment", member.community.slug, found.pk)
    status = 400 if form.is_bound else 200
    return show(request, "goals/experiment.html", member, status, one=reading.shown(found), form=form)
