"""Two stretches of time beside each other: what differs, and how sure that is. Observed, never proven."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from porukka.goals.measures.certainty import Interval, bootstrap, newcombe
from porukka.goals.measures.figures import MEASURES, SHARE, Figure


@dataclass(frozen=True)
class Effect:
    """before, after: per cents of a share, or the mean number by week; interval: of their difference, in the same
    unit, None where it cannot be said."""

    before: Figure
    after: Figure
    interval: Interval | None

    @property
    def difference(self) -> float | None:
        if self.before.value is None or self.after.value is None:
            return None
        return self.after.value - self.before.value


def of_stretches(measure: str, before: Figure, after: Figure) -> Effect:
    """Two figures of the same measure. A share's difference has Newcombe's interval; for a number there is none."""
    if MEASURES[measure].kind != SHARE or before.value is None or after.value is None:
        return Effect(before, after, None)
    found = newcombe((before.some, before.n), (after.some, after.n))
    return Effect(before, after, found and Interval(100 * found.low, 100 * found.high))


def of_weeks(measure: str, before: Sequence[Figure], after: Sequence[Figure]) -> Effect:
    """Weeks before and since something began, each side pooled for a share, its mean by week for a number, with the
    bootstrap's interval over weeks."""
    if MEASURES[measure].kind == SHARE:
        return of_stretches(measure, _pooled(before), _pooled(after))
    numbers = [[figure.value or 0.0 for figure in side] for side in (before, after)]
    return Effect(_mean(numbers[0]), _mean(numbers[1]), bootstrap(*numbers))


def _pooled(figures: Sequence[Figure]) -> Figure:
    """Of all of these weeks; too few of each may be enough together."""
    some, n = sum(one.some for one in figures), sum(one.n for one in figures)
    fewest = max((one.fewest for one in figures), default=1)
    return Figure(100 * some / n if n and n >= fewest else None, n, some, fewest)


def _mean(numbers: Sequence[float]) -> Figure:
    if not numbers:
        return Figure(None, 0)
    return Figure(sum(numbers) / len(numbers), round(sum(numbers)))


def as_data(effect: Effect) -> dict[str, Any]:
    """What a table keeps."""
    return {
        "before": [effect.before.value, effect.before.n],
        "after": [effect.after.value, effect.after.n],
        "interval": list(effect.interval) if effect.interval else None,
    }
