"""The verdict in words: the same on the founder's page, in her letter and under a file that was weighed."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from porukka.insights.measures.verdict import Code, Part, Verdict

HEADLINES = {
    Code.COMMUNITY: gettext_lazy("Members talk with one another"),
    Code.HOSTED: gettext_lazy("Talk still goes through the hosts"),
    Code.AUDIENCE: gettext_lazy("Here people mostly follow"),
    Code.TOO_EARLY: gettext_lazy("It is too early to say"),
}
MEANINGS = {
    Code.COMMUNITY: gettext_lazy("Members start discussions, answer each other and come back."),
    Code.HOSTED: gettext_lazy("Members take part, but much of it would be still without those who host."),
    Code.AUDIENCE: gettext_lazy(
        "One side speaks and the other reacts. If that is what was meant, it is no failure."
    ),
    Code.TOO_EARLY: gettext_lazy(
        "There is not enough talk yet for shares that mean something, so here are plain counts."
    ),
}
NAMES = {
    "member_started": gettext_lazy("Started by members"),
    "member_to_member": gettext_lazy("From member to member"),
    "mutual_ties": gettext_lazy("Both ways"),
    "stayed": gettext_lazy("Wrote a second time"),
    "returned": gettext_lazy("Came back"),
}
EXPLAINED = {
    "member_started": gettext_lazy("of all discussions"),
    "member_to_member": gettext_lazy("of replies, nobody of the team on either side"),
    "mutual_ties": gettext_lazy("of who answers whom, both have answered"),
    "stayed": gettext_lazy("of those who wrote, twice at least in 90 days"),
    "returned": gettext_lazy("of those who wrote in the 90 days before"),
}
ACTIONS = {
    "member_started": (
        gettext_lazy("Ask a member to open the next discussion"),
        gettext_lazy(
            "Few discussions begin with members. Ask somebody by name what she would like to hear from others."
        ),
    ),
    "member_to_member": (
        gettext_lazy("Leave the next question to members"),
        gettext_lazy(
            "Most replies come from the team or go to it. Wait a day, and name two people who know."
        ),
    ),
    "mutual_ties": (
        gettext_lazy("Bring two people together"),
        gettext_lazy("Many answer and are not answered. Tell one who gave advice how it went, and name her."),
    ),
    "stayed": (
        gettext_lazy("Answer those who have written once"),
        gettext_lazy(
            "Many write once and never again. A reply with a question brings back more than a thank-you."
        ),
    ),
    "returned": (
        gettext_lazy("Ask three who have gone quiet how they are"),
        gettext_lazy(
            "Many of those who used to write are silent. Write to them yourself, each in her own words."
        ),
    ),
}
FIRST_ACTION = (
    gettext_lazy("Ask each person one question by name"),
    gettext_lazy("In a small circle that does more than any plan."),
)

LAST_ACTION = (
    gettext_lazy("Thank somebody who carried this"),
    gettext_lazy("No part is weak. Say by name what she did for the others, and leave the rest as it is."),
)


@dataclass(frozen=True)
class Line:
    """One part, to be shown. per_cent, target: whole numbers; n: "142 discussions"; enough: False if n is too small
    for the share to mean anything; weakest: the part one action is about."""

    key: str
    name: str
    explained: str
    per_cent: int | None
    target: int
    n: str
    enough: bool
    weakest: bool


def lines(verdict: Verdict) -> list[Line]:
    """The five parts in their order."""
    weakest = verdict.weakest
    return [
        Line(
            key=part.name,
            name=str(NAMES[part.name]),
            explained=str(EXPLAINED[part.name]),
            per_cent=None if part.value is None else round(100 * part.value),
            target=round(100 * part.target),
            n=sample(part),
            enough=part.is_known,
            weakest=part is weakest and part.worth < 1,
        )
        for part in verdict.parts
    ]


def sample(part: Part) -> str:
    """ "142 discussions"."""
    values = {"n": part.n}
    if part.name == "member_started":
        return ngettext("%(n)s discussion", "%(n)s discussions", part.n) % values
    if part.name == "member_to_member":
        return ngettext("%(n)s reply", "%(n)s replies", part.n) % values
    if part.name == "mutual_ties":
        return ngettext("%(n)s pair", "%(n)s pairs", part.n) % values
    return ngettext("%(n)s person", "%(n)s people", part.n) % values


def action(verdict: Verdict) -> tuple[str, str]:
    """The one thing to do next, and why: it fits the weakest part."""
    weakest = verdict.weakest
    if verdict.code is Code.TOO_EARLY or weakest is None:
        what, why = FIRST_ACTION
    elif weakest.worth == 1:
        what, why = LAST_ACTION
    else:
        what, why = ACTIONS[weakest.name]
    return str(what), str(why)


def score(verdict: Verdict) -> str:
    """ "93/100", with what it may be off by where that is worth saying; "" if it is too early."""
    if verdict.score is None:
        return ""
    if verdict.off_by is None:
        return f"{round(verdict.score)}/100"
    return _("%(score)s/100, give or take %(off)s") % {
        "score": round(verdict.score),
        "off": max(1, round(verdict.off_by)),
    }
