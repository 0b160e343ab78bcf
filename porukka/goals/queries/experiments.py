"""What the pages of experiments read: plain rows, out of what the worker has counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from porukka.communities.models import Member
from porukka.core import clock
from porukka.goals import telling
from porukka.goals.measures.lines import Line, line_of
from porukka.goals.models import Experiment

A_PAGE = 50


@dataclass(frozen=True)
class Shown:
    """An experiment as it is shown. before, after, difference, sure: in words; line: by week, with a mark where it
    began; rows: the same as a table."""

    row: Experiment
    measure: str
    state: str
    before: str
    after: str
    difference: str
    sure: str
    line: Line | None
    rows: list[list[str]]


def listed(member: Member, before: Experiment | None = None) -> list[tuple[Experiment, str, str]]:
    """A page of them with measure and state in words, what began last first. before: only those after it."""
    found = Experiment.objects.visible_to(member)
    if before is not None:
        found = found.filter(Q(begins__lt=before.begins) | Q(begins=before.begins, pk__lt=before.pk))
    rows = found.order_by("-begins", "-pk")[: A_PAGE + 1]
    return [(row, str(telling.NAMES[row.measure]), state_of(row)) for row in rows]


def state_of(row: Experiment) -> str:
    """A person's judgement, or that there is none yet."""
    return str(Experiment.Verdict(row.verdict).label) if row.verdict else _("Not judged yet")


def shown(row: Experiment) -> Shown:
    """One experiment with what was counted of it."""
    result, key = row.result, row.measure
    before, after = result.get("before", [None, 0]), result.get("after", [None, 0])
    weeks = [(date.fromisoformat(day), value, n) for day, value, n in result.get("weeks", ())]
    known = [(day, value) for day, value, _n in weeks if value is not None]
    both_known = before[0] is not None and after[0] is not None
    return Shown(
        row=row,
        measure=str(telling.NAMES[key]),
        state=state_of(row),
        before=_side(key, before),
        after=_side(key, after),
        difference=telling.difference(key, after[0] - before[0] if both_known else None),
        sure=_sure(key, result.get("interval"), both_known),
        line=line_of(known, at=row.begins),
        rows=[
            [
                clock.day(day),
                _("before") if day < row.begins else _("after"),
                telling.value(key, value) if value is not None else _("too few"),
                telling.sample(key, n) or "–",
            ]
            for day, value, n in weeks
        ],
    )


def _side(key: str, side: list[float | None]) -> str:
    value, n = side
    if value is None:
        return _("too few")
    sample = telling.sample(key, int(n or 0))
    said = telling.value(key, value if sample else round(value, 1))
    return f"{said} ({sample})" if sample else _("%(number)s a week") % {"number": said}


def _sure(key: str, interval: list[float] | None, both_known: bool) -> str:
    """What may be said of the difference, and what may not."""
    if not both_known:
        return _("There is too little to compare yet.")
    if interval is None:
        return _("Too short to say how sure it is: it takes four weeks on each side.")
    low, high = interval
    values = {"low": telling.edge(low), "high": telling.edge(high)}
    if low > 0 or high < 0:
        return (
            _("The difference lies between %(low)s and %(high)s in 95 of 100 such cases: more than chance.")
            % values
        )
    return (
        _("The difference lies between %(low)s and %(high)s in 95 of 100 such cases: it may be chance.")
        % values
    )
