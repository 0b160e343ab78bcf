"""The slider: a whole number from 0 to 100."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from porukka.core.numbers import whole
from porukka.core.refusal import Refused
from porukka.polls.kinds.asking import Answers, Asked, Kind, Posted, Tally, value

HIGHEST = 100
BINS = 10  # 0–9, 10–19 … 90–100


def read(asked: Asked, posted: Posted) -> str:
    """The number sent as "value"."""
    number = whole(value(posted, "value"), digits=3)
    if number is None or number > HIGHEST:
        raise Refused(_("Give a whole number from 0 to 100."))
    return str(number)


def bin_of(number: int) -> int:
    """Which of the ten stretches it falls into; 100 belongs to the last one."""
    return min(number * BINS // HIGHEST, BINS - 1)


def chosen(choice: str) -> dict[int, int]:
    return {}


def count(asked: Asked, answers: Answers) -> Tally:
    """sum: of all numbers, so that the mean is sum / answers; bins: how many fell into each stretch."""
    total, bins = 0, [0] * BINS
    for choice, many in answers:
        total += int(choice) * many
        bins[bin_of(int(choice))] += many
    return {"sum": total, "bins": bins}


def head(options: Sequence[str]) -> list[str]:
    return [_("Number")]


def cells(choice: str, options: Sequence[str]) -> list[str | int]:
    return [int(choice)]


SLIDING = Kind(read, count, chosen, head, cells)
