"""The figures beside the verdict, in words: what each is called, what it is a share of, and of how many."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from porukka.insights.measures.care import Share
from porukka.insights.telling.beside import per_cent, share_of, wait

WEEKLY = gettext_lazy("Answered within a day, week by week")


@dataclass(frozen=True)
class Figure:
    """number: as written, or that there are too few; n: of how many, "" where that says nothing; behind: which list
    shows what made it, "" for none."""

    name: str
    explained: str
    number: str
    n: str = ""
    behind: str = ""


def first_answers(data: dict[str, Any]) -> list[Figure]:
    responses, goal = data["responses"], data.get("goal") or {}
    share = share_of(responses["within_a_day"])
    found = [
        Figure(
            _("Within a day"),
            _("of the discussions members began"),
            said(share),
            discussions(share),
            "responses",
        ),
        *_waits(responses, share),
    ]
    if goal.get("hours"):
        hit = share_of(goal)
        name = ngettext("Within your goal of %(n)s hour", "Within your goal of %(n)s hours", goal["hours"])
        explained = _("of the discussions members began")
        found.append(Figure(name % {"n": goal["hours"]}, explained, said(hit), discussions(hit)))
    silent = share_of(data["unanswered"])
    found.append(
        Figure(
            _("Unanswered for a week"),
            _("of the members' discussions that are a week old"),
            said(silent),
            discussions(silent),
            "unanswered",
        )
    )
    return found


def newcomer_answers(data: dict[str, Any]) -> list[Figure]:
    responses = data.get("newcomers")
    if not responses:
        return []
    share = share_of(responses["within_a_day"])
    explained = _("of the discussions somebody began in her first 30 days here")
    first = Figure(_("Within a day"), explained, said(share), discussions(share), "newcomer_responses")
    return [first, *_waits(responses, share)]


def _waits(responses: dict[str, Any], share: Share) -> list[Figure]:
    """How long the wait is; nothing where too few were begun."""
    if responses["median"] is None or share.value is None:
        return []
    return [
        Figure(_("Half waited at most"), _("among the answered ones"), wait(responses["median"])),
        Figure(_("Nine of ten waited at most"), _("among the answered ones"), wait(responses["p90"])),
    ]


def risks(data: dict[str, Any]) -> list[Figure]:
    leaning, deep = share_of(data["dependence"]), share_of(data["depth"])
    return [
        Figure(
            _("Would have had no reply without the team"),
            _("of the discussions that were answered"),
            said(leaning),
            discussions(leaning),
            "dependence",
        ),
        Figure(_("Three or more speak"), _("of all discussions"), said(deep), discussions(deep), "depth"),
    ]


def giving(data: dict[str, Any]) -> list[Figure]:
    alone, team = share_of(data.get("alone")), share_of(data.get("team_answers"))
    half = ngettext("%(n)s person", "%(n)s people", data["half"]) % {"n": data["half"]}
    found = [
        Figure(
            _("Wrote half of it"), _("the fewest who did so together"), half, people(data["people"]), "half"
        ),
        Figure(
            _("Give and get nothing back"),
            _("answered others, and nobody answered them"),
            _("See who"),
            "",
            "givers",
        ),
        Figure(
            _("Neither answered nor were answered"), _("of those who wrote"), said(alone), people(alone.n)
        ),
        Figure(_("Were answered by the team"), _("of those who answered it"), said(team), people(team.n)),
    ]
    if "brought" in data:
        brought = share_of(data["brought"])
        explained = _("of those who came in the last 90 days, somebody outside the team invited them")
        found.append(Figure(_("Brought by members"), explained, said(brought), people(brought.n)))
    return found


def returns(data: dict[str, Any]) -> list[Figure]:
    """Newcomers who came back, those answered in time and those not, side by side."""
    kept = data.get("returns")
    if not kept:
        return []
    met, unmet = share_of(kept["answered"]), share_of(kept["unanswered"])
    explained = _("wrote again on their second to thirtieth day")
    return [
        Figure(_("Answered within a day"), explained, said(met), people(met.n)),
        Figure(_("Not answered within a day"), explained, said(unmet), people(unmet.n)),
    ]


def said(share: Share) -> str:
    value = per_cent(share)
    return _("too few") if value is None else f"{value} %"


def discussions(share: Share) -> str:
    return ngettext("%(n)s discussion", "%(n)s discussions", share.n) % {"n": share.n}


def people(n: int) -> str:
    return ngettext("%(n)s person", "%(n)s people", n) % {"n": n}
