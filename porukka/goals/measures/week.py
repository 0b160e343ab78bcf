"""What a week is told by: three good things, three worries, three actions, chosen by what differs from the four weeks
before. Where too little happened there are fewer lines: noise is not told.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from porukka.goals.measures.certainty import newcombe
from porukka.goals.measures.figures import MEASURES, SHARE, Figure
from porukka.insights.measures.care import Share

MOST = 3  # of each
WEEKS_BEFORE = 4
RANK = {"audience": 1, "hosted": 2, "community": 3}
FEWEST = {"active_members": 5, "distinct_starters": 3}  # below it a number by week is noise
FEWEST_ANSWERED = 3  # "all of them" of fewer says nothing
LEANS = 0.5  # share of answered discussions that only the team answered
FEWEST_PEOPLE, FEW = 10, 2

Figures = Mapping[str, Figure]


@dataclass(frozen=True)
class Known:
    """What else is known on the morning. Ids are of discussions in open rooms, of goals and of experiments.

    waiting: begun by members more than a day ago and not answered, the oldest first; new_waiting: those of them by
    newcomers; firsts: how many began their first discussion this week; lively: the one with most speakers, and how
    many; code, code_before: the verdict now and four weeks ago; dependence: answered discussions that only the team
    answered; half, people: how many write half, of how many.
    """

    waiting: tuple[int, ...] = ()
    new_waiting: tuple[int, ...] = ()
    firsts: int = 0
    lively: tuple[int, int] | None = None
    code: str = ""
    code_before: str = ""
    dependence: Share = field(default_factory=lambda: Share(0, 0))
    half: int = 0
    people: int = 0
    reached: tuple[int, ...] = ()
    behind: tuple[int, ...] = ()
    has_goals: bool = False
    reviews: int = 0
    asks_why: bool = False


@dataclass(frozen=True)
class Said:
    """One line. code: which sentence; facts: what JSON can hold, to fill it with."""

    code: str
    facts: dict[str, Any]


@dataclass(frozen=True)
class Told:
    good: list[Said]
    worries: list[Said]
    actions: list[Said]


def tell(week: Figures, before: Sequence[Figures], known: Known) -> Told:
    """Choose the lines. week: the figures of these seven days; before: of each of the four weeks before them."""
    good = [*_goals(known.reached, "reached"), *_verdict(known, 1), *_shares(week, before, 1)]
    good += [*_answered(week), *_firsts(known), *_counts(week, before, 1), *_lively(known)]
    worries = [*_waiting(known), *_shares(week, before, -1), *_verdict(known, -1)]
    worries += [*_goals(known.behind, "behind"), *_counts(week, before, -1), *_risks(known)]
    return Told(good[:MOST], worries[:MOST], _actions(known)[:MOST])


def _goals(ids: Sequence[int], code: str) -> list[Said]:
    return [Said(code, {"goal": str(pk)}) for pk in ids]


def _verdict(known: Known, sign: int) -> list[Said]:
    now, then = RANK.get(known.code), RANK.get(known.code_before)
    if now is None or then is None or (now - then) * sign <= 0:
        return []
    return [Said("verdict_up" if sign > 0 else "verdict_down", {"code": known.code})]


def _shares(week: Figures, before: Sequence[Figures], sign: int) -> list[Said]:
    """Shares that differ from those of the four weeks before by more than chance may do (Newcombe, 95 %)."""
    found = []
    for key, measure in MEASURES.items():
        if measure.kind != SHARE or not measure.weekly or key not in week or week[key].value is None:
            continue
        then = [one[key] for one in before if key in one]
        pooled = (sum(one.some for one in then), sum(one.n for one in then))
        sure = newcombe(pooled, (week[key].some, week[key].n))
        if sure is not None and sure.is_clear and (sure.low > 0) == (sign > 0):
            facts = {"measure": key, "now": week[key].value, "before": 100 * pooled[0] / pooled[1]}
            found.append(Said("share_up" if sign > 0 else "share_down", facts | {"n": week[key].n}))
    return found


def _counts(week: Figures, before: Sequence[Figures], sign: int) -> list[Said]:
    """Numbers above, or below, all of the four weeks before."""
    found = []
    for key, fewest in FEWEST.items():
        then = [one[key].value or 0 for one in before if key in one]
        if key not in week or len(then) < WEEKS_BEFORE:
            continue
        now = week[key].value or 0
        if (sign > 0 and now > max(then) and now >= fewest) or (
            sign < 0 and now < min(then) and min(then) >= fewest
        ):
            facts = {"measure": key, "now": now, "low": min(then), "high": max(then)}
            found.append(Said("count_up" if sign > 0 else "count_down", facts))
    return found


def _answered(week: Figures) -> list[Said]:
    figure = week.get("answered_in_a_day")
    if figure is None or figure.n < FEWEST_ANSWERED or figure.some < figure.n:
        return []
    return [Said("all_answered", {"n": figure.n})]


def _firsts(known: Known) -> list[Said]:
    return [Said("firsts", {"n": known.firsts})] if known.firsts else []


def _lively(known: Known) -> list[Said]:
    return [Said("lively", {"topic": str(known.lively[0]), "n": known.lively[1]})] if known.lively else []


def _waiting(known: Known) -> list[Said]:
    """Newcomers first; the others as far as there are more."""
    found, others = [], [pk for pk in known.waiting if pk not in known.new_waiting]
    if known.new_waiting:
        facts = {"n": len(known.new_waiting), "topic": str(known.new_waiting[0])}
        found.append(Said("new_waiting", facts))
    if others:
        found.append(Said("waiting", {"n": len(others), "topic": str(others[0])}))
    return found


def _risks(known: Known) -> list[Said]:
    found = []
    if (known.dependence.value or 0) >= LEANS:
        facts = {"share": round(100 * (known.dependence.value or 0)), "n": known.dependence.n}
        found.append(Said("leans", facts))
    if known.people >= FEWEST_PEOPLE and 0 < known.half <= FEW:
        found.append(Said("few_write", {"n": known.half, "people": known.people}))
    return found


def _actions(known: Known) -> list[Said]:
    """What fits the worries first, then what is due, then what always helps."""
    found = []
    if known.new_waiting:
        found.append(Said("greet", {"topic": str(known.new_waiting[0])}))
    others = [pk for pk in known.waiting if pk not in known.new_waiting]
    if others:
        found.append(Said("answer", {"topic": str(others[0])}))
    if known.reviews:
        found.append(Said("review", {"n": known.reviews}))
    if known.code:
        found.append(Said("verdict", {}))
    if known.behind:
        found.append(Said("look_at", {"goal": str(known.behind[0])}))
    if known.asks_why:
        found.append(Said("why", {}))
    if not known.has_goals:
        found.append(Said("set_goal", {}))
    return [*found, Said("thank", {})]
