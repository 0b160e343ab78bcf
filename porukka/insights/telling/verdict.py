"""The verdict in words, compared with what the founder set out for."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from markupsafe import Markup, escape

from porukka.insights.measures.verdict import Code, Part, Verdict
from porukka.insights.telling.intent import COMMUNITY, is_as_meant

# between the stars stands what the eye should meet first
HEADLINES = {
    Code.COMMUNITY: gettext_lazy("Members *talk with one another*"),
    Code.HOSTED: gettext_lazy("Talk still *goes through the hosts*"),
    Code.AUDIENCE: gettext_lazy("Here people *mostly follow*"),
    Code.TOO_EARLY: gettext_lazy("It is *too early to say*"),
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


def headline(code: Code) -> str:
    """In plain words."""
    return str(HEADLINES[code]).replace("*", "")


def emphasised(code: Code) -> Markup:
    """The same as HTML, what stands between the stars in <em>."""
    before, strong, after = [*str(HEADLINES[code]).split("*"), "", ""][:3]
    return escape(before) + Markup("<em>%s</em>") % strong + escape(after)


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


def lines(verdict: Verdict, intent: str = "") -> list[Line]:
    """The five parts in their order. None is pointed at where all is as the founder meant it."""
    weakest = None if is_as_meant(verdict.code, intent) and intent != COMMUNITY else verdict.weakest
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
