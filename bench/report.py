"""What a workload found, as lines to read and as a file to compare with the next run."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Result:
    """One figure. yardstick: the same figure of what it is compared with, measured in the same run.

    most, least: the largest or smallest ratio (with a yardstick) or value (without one) that is good enough.
    """

    name: str
    value: float
    unit: str
    yardstick: float | None = None
    most: float | None = None
    least: float | None = None

    @property
    def ratio(self) -> float | None:
        return self.value / self.yardstick if self.yardstick else None

    @property
    def is_good(self) -> bool:
        """Whether it keeps its bar; what has none is always good."""
        judged = self.value if self.ratio is None else self.ratio
        return (self.most is None or judged <= self.most) and (self.least is None or judged >= self.least)

    def __str__(self) -> str:
        line = f"{self.name:34} {self.value:10.3f} {self.unit:5}"
        if self.yardstick is not None:
            line += f" yardstick {self.yardstick:9.3f}"
        if self.ratio is not None:
            line += f" ratio {self.ratio:5.2f}"
        bar = self.most if self.least is None else self.least
        if bar is not None:
            line += f"  (bar {bar:g}: {'kept' if self.is_good else 'MISSED'})"
        return line


def finish(results: Iterable[Result]) -> None:
    """Print the results and end the process: 1 if one misses its bar."""
    results = list(results)
    print(*results, sep="\n")
    sys.exit(0 if all(result.is_good for result in results) else 1)


def write(path: Path, results: Iterable[Result]) -> None:
    """Keep the results as JSON: a list of name, value, unit, yardstick and ratio."""
    rows = [
        {
            "name": one.name,
            "value": round(one.value, 4),
            "unit": one.unit,
            "yardstick": one.yardstick if one.yardstick is None else round(one.yardstick, 4),
            "ratio": one.ratio if one.ratio is None else round(one.ratio, 3),
        }
        for one in results
    ]
    path.write_text(json.dumps(rows, indent=2) + "\n")
