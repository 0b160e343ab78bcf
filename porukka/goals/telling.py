"""Measures and goals in words, on whatever page they stand."""

from __future__ import annotations

from typing import Any

from babel.numbers import format_decimal
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from porukka.core import clock
from porukka.goals.measures.figures import COUNT, MEASURES, SHARE, Figure
from porukka.goals.measures.progress import State

NAMES: dict[str, Any] = {
    "member_to_member": gettext_lazy("Replies from member to member"),
    "member_started": gettext_lazy("Discussions started by members"),
    "answered_in_a_day": gettext_lazy("Members' discussions answered within a day"),
    "newcomers_returned": gettext_lazy("Newcomers who wrote again"),
    "belonging": gettext_lazy("Members who feel they belong here"),
    "active_members": gettext_lazy("Members who write"),
    "distinct_starters": gettext_lazy("Members who start discussions"),
    "discussions": gettext_lazy("Discussions started"),
    "posts": gettext_lazy("Posts written"),
    "score": gettext_lazy("The verdict's number"),
}
EXPLAINED: dict[str, Any] = {
    "member_to_member": gettext_lazy("of replies, nobody of the team on either side"),
    "member_started": gettext_lazy("of all discussions"),
    "answered_in_a_day": gettext_lazy("of the discussions that members started"),
    "newcomers_returned": gettext_lazy("of the newcomers who wrote, on a second day within a month"),
    "belonging": gettext_lazy("of those who answered the question of the month"),
    "active_members": gettext_lazy("different people, the team among them"),
    "distinct_starters": gettext_lazy("different people outside the team"),
    "discussions": gettext_lazy("by anybody"),
    "posts": gettext_lazy("by anybody"),
    "score": gettext_lazy("0–100, of the 90 days before"),
}
STATES: dict[State, Any] = {
    State.ON_TRACK: pgettext_lazy("goal", "On track"),
    State.BEHIND: pgettext_lazy("goal", "Behind"),
    State.UNKNOWN: pgettext_lazy("goal", "Too little to count yet"),
    State.REACHED: pgettext_lazy("goal", "Reached"),
    State.PAST: pgettext_lazy("goal", "Its day has passed"),
    State.ENDED: pgettext_lazy("goal", "Ended"),
}


def value(measure: str, number: float | None) -> str:
    """ "54 %", "12", "70/100", "–" if nothing is known. measure: a key, or nothing for a number kept by hand."""
    if number is None:
        return "–"
    kind = MEASURES[measure].kind if measure in MEASURES else COUNT
    if kind == SHARE:
        return f"{round(number)} %"
    said = format_decimal(round(number, 2), locale=clock.locale_name())
    return said if kind == COUNT else f"{round(number)}/100"


def difference(measure: str, number: float | None) -> str:
    """ "+12 percentage points", "−3", "–" if nothing is known."""
    if number is None:
        return "–"
    sign = "−" if number < 0 else "+"
    if measure in MEASURES and MEASURES[measure].kind == SHARE:
        points = round(abs(number))
        words = ngettext("%(sign)s%(n)s percentage point", "%(sign)s%(n)s percentage points", points)
        return words % {"sign": sign, "n": points}
    return sign + format_decimal(round(abs(number), 1), locale=clock.locale_name())


def edge(number: float) -> str:
    """ "−31.4", one end of an interval; its unit stands beside it."""
    return ("−" if number < 0 else "+") + format_decimal(round(abs(number), 1), locale=clock.locale_name())


def sample(measure: str, n: int) -> str:
    """What a figure was counted of: "142 replies"; nothing for plain numbers."""
    values = {"n": n}
    if measure == "member_to_member":
        return ngettext("%(n)s reply", "%(n)s replies", n) % values
    if measure in ("member_started", "answered_in_a_day", "score"):
        return ngettext("%(n)s discussion", "%(n)s discussions", n) % values
    if measure == "newcomers_returned":
        return ngettext("%(n)s newcomer", "%(n)s newcomers", n) % values
    if measure == "belonging":
        return ngettext("%(n)s answer", "%(n)s answers", n) % values
    return ""


def figure(measure: str, found: Figure) -> str:
    """The value, or that there is too little to say one."""
    return _("too few") if found.value is None else value(measure, found.value)


def month(number: int) -> str:
    """ "marraskuu 2026", of 202611."""
    return f"{clock.months()[number % 100 - 1]} {number // 100}"
