"""What months took beside what came of them; and why the team is here."""

from __future__ import annotations

from decimal import Decimal

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from porukka.communities.models import Member
from porukka.communities.showing import show
from porukka.core.refusal import Refused
from porukka.goals import telling
from porukka.goals.actions import noting
from porukka.goals.forms.noting import QUESTIONS, CostForm, WhyForm
from porukka.goals.measures.figures import MEASURES
from porukka.goals.models import Cost, Why
from porukka.goals.queries.seeing import figures, lately
from porukka.goals.views.doors import goals_page
from porukka.insights.actions.judging import today
from porukka.purpose.models import Statement
from porukka.purpose.models.stating import Kind

MOST_MONTHS, MOST_FORMER = 36, 40
TOLD = ("member_to_member", "answered_in_a_day", "active_members", "belonging", "score")


@require_http_methods(["GET", "POST"])
@goals_page
def costs(request: HttpRequest, member: Member) -> HttpResponse:
    form = CostForm(request.POST or None, community=member.community)
    if form.is_bound and form.is_valid():
        noting.note(member, **form.cleaned_data)
        messages.success(request, _("Written down."))
        return redirect("goals:costs", member.community.slug)
    found = Cost.objects.filter(community_id=member.community_id).order_by("-month")[:MOST_MONTHS]
    rows = [_row(one) for one in found]
    return show(request, "goals/costs.html", member, 400 if form.is_bound else 200, form=form, rows=rows)


def _row(cost: Cost) -> list[str]:
    return [
        telling.month(cost.month),
        telling.value("", float(cost.hours)),
        telling.value("", float(cost.euros)),
        str(cost.answered),
        _each(cost.hours, cost.answered, 1),
        _each(cost.euros, cost.answered, 2),
        str(cost.active),
        _each(cost.euros, cost.active, 2),
        cost.note,
    ]


def _each(of: Decimal, number: int, digits: int) -> str:
    """ "–" where there is nothing to divide by."""
    return telling.value("", round(float(of) / number, digits)) if number else "–"


@require_http_methods(["GET", "POST"])
@goals_page
def why(request: HttpRequest, member: Member) -> HttpResponse:
    """The mission, what the numbers say, three questions, and what was answered before."""
    found = list(Why.objects.visible_to(member).select_related("by").order_by("-number")[: MOST_FORMER + 1])
    form = WhyForm(request.POST or None, last=found[0] if found else None)
    if form.is_bound and form.is_valid():
        try:
            noting.say_why(member, form.answers, form.cleaned_data["version"])
        except Refused as refused:
            form.add_error(None, refused.words)
        else:
            messages.success(request, _("Kept, beside the numbers of today."))
            return redirect("goals:why", member.community.slug)
    stated = Statement.objects.visible_to(member).filter(kind=Kind.MISSION).first()
    now = figures(lately(member.community, today(member.community)))
    rows = [
        [str(telling.NAMES[key]), telling.figure(key, now[key]), telling.sample(key, now[key].n)]
        for key in TOLD
    ]
    return show(
        request,
        "goals/why.html",
        member,
        400 if form.is_bound else 200,
        form=form,
        mission=(stated.html.get("aims", "") if stated else ""),
        rows=rows,
        former=[_former(one) for one in found],
    )


def _former(one: Why) -> dict[str, object]:
    """Answers with their questions, and the numbers of that day."""
    return {
        "at": one.at,
        "who": one.by.name if one.by else _("somebody"),
        "answers": [(question, one.answers.get(key, "")) for key, question in QUESTIONS.items()],
        "numbers": [
            (telling.NAMES[key], telling.value(key, one.figures[key][0]))
            for key in TOLD
            if key in MEASURES and one.figures.get(key, [None])[0] is not None
        ],
    }
