"""Runs the workloads one after the other and keeps their figures: `python -m bench [NAME…]`. See bin/bench."""

from __future__ import annotations

import argparse
import os
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from bench import fanout, front, live
from bench.faults import kill_web
from bench.report import Result, write
from bench.servers import end_when_told

KEPT = Path(__file__).resolve().parent / "results" / "latest.json"


def faults(postgres: str) -> list[Result]:
    """On both databases, if there is a PostgreSQL."""
    return kill_web.bench() + (kill_web.bench(postgres) if postgres else [])


WORKLOADS: dict[str, tuple[str, Callable[[str], list[Result]]]] = {
    "front": ("what the front costs over plain WSGI", lambda postgres: front.bench()),
    "fanout": ("an event to 1,000 watchers, the hub alone", lambda postgres: fanout.bench()),
    "live": (
        "a reply to 200 and 1,000 watchers, the whole product",
        lambda postgres: live.bench(200) + live.bench(1000),
    ),
    "faults": ("kill -9 among 20 writers", faults),
}


def main() -> int:
    """Run what was asked for. Returns 1 if a bar is missed or a workload fails."""
    end_when_told()
    listed = "\n".join(f"  {name:8} {words}" for name, (words, _run) in WORKLOADS.items())
    parser = argparse.ArgumentParser(
        prog="bin/bench",
        description="Measures Porukka against yardsticks that run beside it. All of it takes about two minutes.",
        epilog=f"workloads:\n{listed}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("names", nargs="*", metavar="WORKLOAD", help="which to run (all)")
    parser.add_argument("--postgres", default="", metavar="URL", help="a server for databases of our own")
    asked = parser.parse_args()
    if unknown := [name for name in asked.names if name not in WORKLOADS]:
        parser.error(f"there is no workload {unknown[0]!r}; there are {', '.join(WORKLOADS)}")
    results, failed = _run(asked.names or list(WORKLOADS), asked.postgres)
    if not asked.names and not failed:
        KEPT.parent.mkdir(exist_ok=True)
        write(KEPT, results)
    return 1 if failed or not all(one.is_good for one in results) else 0


def _run(names: list[str], postgres: str) -> tuple[list[Result], bool]:
    found: list[Result] = []
    failed = False
    for name in names:
        words, run = WORKLOADS[name]
        print(f"\n== {name}: {words}", flush=True)
        started = time.monotonic()
        try:
            results = run(postgres)
        except Exception:  # the others are still worth their time
            traceback.print_exc()
            failed = True
            continue
        print(*results, sep="\n")
        print(
            f"-- {time.monotonic() - started:.0f} s; load of the machine {os.getloadavg()[0]:.1f}", flush=True
        )
        found += results
    return found, failed


if __name__ == "__main__":
    sys.exit(main())
