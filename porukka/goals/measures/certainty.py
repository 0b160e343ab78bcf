"""How sure a difference is. Pure, and seeded where chance is in it, so that the same numbers give the same answer."""

from __future__ import annotations

import random
from collections.abc import Sequence
from math import sqrt
from typing import NamedTuple

Z = 1.959964  # of 95 %
FEWEST_WEEKS = 4  # on each side, for a difference of numbers by week
DRAWS = 2_000
SEED = 20_260_101


class Interval(NamedTuple):
    """Within it lies the true difference in 95 of 100 such cases."""

    low: float
    high: float

    @property
    def is_clear(self) -> bool:
        """Whether it leaves "no difference" out."""
        return self.low > 0 or self.high < 0


def wilson(some: int, n: int) -> Interval:
    """The interval of a share some / n by Wilson's score method (1927). 0–1; all of it for n = 0."""
    if n == 0:
        return Interval(0.0, 1.0)
    p, z2 = some / n, Z * Z
    middle = (p + z2 / (2 * n)) / (1 + z2 / n)
    wide = Z / (1 + z2 / n) * sqrt(p * (1 - p) / n + z2 / (4 * n * n))
    return Interval(max(0.0, middle - wide), min(1.0, middle + wide))


def newcombe(before: tuple[int, int], after: tuple[int, int]) -> Interval | None:
    """The interval of the difference of two shares, after − before, by Newcombe's hybrid score method (1998, his 10).

    before, after: (some, n) each. −1 to 1; None if either n is 0.
    """
    if not before[1] or not after[1]:
        return None
    p, q = before[0] / before[1], after[0] / after[1]
    (low_p, high_p), (low_q, high_q) = wilson(*before), wilson(*after)
    down = sqrt((q - low_q) ** 2 + (high_p - p) ** 2)
    up = sqrt((high_q - q) ** 2 + (p - low_p) ** 2)
    return Interval(q - p - down, q - p + up)


def bootstrap(before: Sequence[float], after: Sequence[float]) -> Interval | None:
    """The interval of the difference of two means, after − before, by the percentile bootstrap over weeks.

    before, after: a number for each week. Weeks are not quite independent of each other, so it is a rough one. None
    if either side has fewer than FEWEST_WEEKS.
    """
    if min(len(before), len(after)) < FEWEST_WEEKS:
        return None
    dice = random.Random(SEED)  # noqa: S311  # nosec B311 (no secret hangs on it)

    def mean(values: Sequence[float]) -> float:
        return sum(dice.choices(values, k=len(values))) / len(values)

    drawn = sorted(mean(after) - mean(before) for _draw in range(DRAWS))
    edge = round(0.025 * DRAWS)
    return Interval(drawn[edge], drawn[DRAWS - 1 - edge])
