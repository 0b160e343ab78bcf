"""A row of values by day as a line in a box of 100 × 40. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

WIDE, HIGH, MARGIN = 100.0, 40.0, 2.0
FEWEST = 2


@dataclass(frozen=True)
class Line:
    """points: of a polyline, older on the left, larger above; mark: where the target lies, None if there is none; at:
    where something began; low, high: what the box's lower and upper edge stand for."""

    points: str
    mark: float | None
    at: float | None
    low: float
    high: float


def line_of(
    known: Sequence[tuple[date, float]],
    *,
    mark: float | None = None,
    at: date | None = None,
    until: date | None = None,
) -> Line | None:
    """The line; None of fewer than two days. mark: a value to be shown across; at: a day to be shown; until: the box
    goes on to this day, if it is later than the last."""
    if len(known) < FEWEST:
        return None
    values = [value for _day, value in known] + ([mark] if mark is not None else [])
    low, high = min(0.0, *values), max(values)
    first, last = known[0][0], max(known[-1][0], until or known[-1][0])
    days, tall = max(1, (last - first).days), (high - low) or 1.0

    def x(day: date) -> float:
        return round(WIDE * (day - first).days / days, 1)

    def y(value: float) -> float:
        return round(HIGH - MARGIN - (HIGH - 2 * MARGIN) * (value - low) / tall, 1)

    return Line(
        points=" ".join(f"{x(day)},{y(value)}" for day, value in known),
        mark=None if mark is None else y(mark),
        at=None if at is None else min(WIDE, max(0.0, x(at))),
        low=low,
        high=high,
    )
