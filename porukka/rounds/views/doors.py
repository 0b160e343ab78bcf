"""How a view comes to the round: to who does not go it, it is missing."""

from __future__ import annotations

from typing import Any, ParamSpec

from django.http import Http404, HttpRequest, HttpResponse

from porukka.communities.doors import Entered, MemberView, page_of_those
from porukka.communities.models import Member
from porukka.communities.showing import show
from porukka.rounds import rules
from porukka.rounds.forms import AnswerForm, ThanksForm
from porukka.rounds.models import Errand
from porukka.rounds.queries.effect import came_back
from porukka.rounds.queries.today import Line, Today, line_of, read
from porukka.rounds.queries.told import reports_of

P = ParamSpec("P")


def team_page(view: MemberView[P]) -> Entered[P]:
    """`view(request, member, …)` for a member who goes the round; for the others there is no such page (404)."""
    return page_of_those(rules.may_go_round, view)


def show_round(request: HttpRequest, member: Member, today: Today) -> HttpResponse:
    """The thing that is next, and what comes after it; or that it is done."""
    if today.is_over:
        return show(request, "rounds/done.html", member, today=today, effect=came_back(member))
    return show_line(request, member, today.waiting[0], today=today)


def show_line(
    request: HttpRequest,
    member: Member,
    line: Line,
    *,
    today: Today | None = None,
    answer: AnswerForm | None = None,
    thanks: ThanksForm | None = None,
    meanwhile: bool = False,
) -> HttpResponse:
    """One thing by itself, above the others. answer, thanks: a form that came back with something to say."""
    today = today or read(member, line.errand.round)
    came_back_with = answer if answer is not None else thanks
    facts: dict[str, Any] = {
        "today": today,
        "line": line,
        "others": [one for one in today.waiting if one.errand.pk != line.errand.pk],
        "answer": answer or AnswerForm(initial={"seen": line.seen}),
        "thanks": thanks or ThanksForm(),
        "meanwhile": meanwhile,
        "Kind": Errand.Kind,
    }
    status = 200 if came_back_with is None else 409 if meanwhile else 400
    return show(request, "rounds/round.html", member, status=status, **facts)


def line_or_404(member: Member, errand: Errand | None) -> Line:
    """Raises Http404 for what is not in her round of today, or what she may not see any more."""
    if errand is None:
        raise Http404
    return line_of(member, errand, reports_of(member, [errand]).get(errand.subject))
