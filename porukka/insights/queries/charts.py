"""A line over days as SVG draws it, with its table: for who looks, and for who reads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from porukka.core import clock

FEWEST_POINTS = 3  # of a line that shows how it went
WIDE, HIGH = 300, 90


@dataclass(frozen=True)
class Chart:
    """points: of a polyline in a box of 300 × 90, older on the left; words: its ends; mark: the height of the mark,
    None without one; rows: day and per cent, the newest first; key: whose list shows what made it."""

    title: str
    points: str
    words: str
    mark: float | None
    rows: list[list[str]]
    ends: tuple[str, str]
    key: str = ""


def chart(
    title: str, known: Sequence[tuple[date, float]], target: float | None = None, key: str = ""
) -> Chart | None:
    """known: days with shares of 0–1, the oldest first. None if there are too few for a line."""
    if len(known) < FEWEST_POINTS:
        return None
    first, last = known[0][0], known[-1][0]
    wide = max(1, (last - first).days)
    points = " ".join(f"{WIDE * (day - first).days / wide:.1f},{_height(value):.1f}" for day, value in known)
    return Chart(
        title=title,
        points=points,
        words=f"{round(100 * known[0][1])} % → {round(100 * known[-1][1])} %",
        mark=None if target is None else round(_height(target), 1),
        rows=[[clock.day(day), f"{round(100 * value)} %"] for day, value in reversed(known)],
        ends=(clock.day(first), clock.day(last)),
        key=key,
    )


def _height(share: float) -> float:
    return 2 + (HIGH - 4) * (1 - share)
