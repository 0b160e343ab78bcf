"""What insights cost as a community grows: one more post, the pages, and all of it counted anew.

`python -m bench.rolled [--posts 10000 100000 1000000] [--keep FOLDER]`. Each size in a process and a database of its
own, put straight into the tables; what counts is the processor's time, beside that of the smallest size in the same
run. With --keep the databases stay there, and the next run measures them without making them again.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bench.report import Result, finish
from bench.servers import ROOT

SIZES = (10_000, 100_000)
FLAT_BAR = 1.3  # one more post costs as much in a large community as in a small one
PAGE_BAR = 1.5  # a page, too; but a small community does not fill its lists
REBUILD_BAR = 2.0  # a post of a rebuild, in the larger of them
MEMORY_BAR = 200.0  # MB of its own that the process ever had: counting anew holds no community in memory
PATIENCE = 3_600.0  # seconds
# what is measured → unit, the most it may be of the smallest size's
MEASURED = {
    "one_more_post": ("ms", FLAT_BAR),
    "verdict.page": ("ms", PAGE_BAR),
    "history.page": ("ms", PAGE_BAR),
    "verdict.judged": ("ms", None),
    "history.month_read": ("ms", None),
    "rebuild": ("s", None),
    "rebuild.a_post": ("ms", REBUILD_BAR),
}


def bench(sizes: Sequence[int] = SIZES, keep: Path | None = None) -> list[Result]:
    """The smallest size first: it is the yardstick of the others. keep: where databases stay for the next run."""
    found: list[Result] = []
    first: dict[str, float] = {}
    for size in sizes:
        got = measure(size, keep)
        first = first or got
        for name, (unit, most) in MEASURED.items():
            is_first = got is first
            stick = None if is_first else first[name]
            bar = None if is_first else most
            found.append(Result(f"insights.{name}.{size}", got[name], unit, stick, most=bar))
        found.append(Result(f"insights.memory.{size}", got["memory"], "MB", most=MEMORY_BAR))
        print(*found[-len(MEASURED) - 1 :], sep="\n", flush=True)  # the largest takes long
    return found


def measure(size: int, keep: Path | None = None) -> dict[str, float]:
    """Make a community of so many posts and measure it, in a process of its own."""
    with _folder(size, keep) as folder:
        environment = {
            **{
                name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "REDIS_URL")
            },
            "PORUKKA_DATA": folder,
            "PORUKKA_URL": "http://127.0.0.1",
            "DJANGO_SETTINGS_MODULE": "porukka.config.settings",
        }
        answer = subprocess.run(
            [sys.executable, "-m", "bench.rolling", str(size)],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            timeout=PATIENCE,
            check=True,
        )
        told: dict[str, Any] = json.loads(answer.stdout.splitlines()[-1])
        return {name: float(value) for name, value in told.items()}


@contextmanager
def _folder(size: int, keep: Path | None) -> Iterator[str]:
    if keep is None:
        with tempfile.TemporaryDirectory(prefix="porukka-bench-") as folder:
            yield folder
        return
    kept = keep / str(size)
    kept.mkdir(parents=True, exist_ok=True)
    yield str(kept.resolve())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--posts", type=int, nargs="+", default=SIZES)
    parser.add_argument("--keep", type=Path, metavar="FOLDER")
    given = parser.parse_args()
    finish(bench(given.posts, given.keep))


if __name__ == "__main__":
    main()
