"""Runs the workloads one after the other and keeps their figures: `python -m bench [NAME…]`. See bin/bench."""

from __future__ import annotations

import argparse
import os
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench import fanout, front, live, pages, peer, rolled, scale, startup, talk
from bench.databases import fresh
from bench.faults import kill_web
from bench.report import Result, write
from bench.rounds import Pace
from bench.servers import end_when_told

KEPT = Path(__file__).resolve().parent / "results" / "latest.json"
QUICK = Pace(rounds=1, seconds=0.2)
SMALL = talk.Size(posts=500, members=12, rooms=3)


@dataclass(frozen=True)
class Asked:
    """How to measure. server: the address of a PostgreSQL, "" if there is none; postgres: pages on it, too; peer:
    Spirit, too; posts: of the large community that `scale` compares, 0: not at all; keep: the folder where `scale`
    keeps its communities; quick: does everything work?"""

    server: str = ""
    postgres: bool = False
    peer: bool = False
    posts: int = 0
    keep: Path | None = None
    quick: bool = False


def _front(asked: Asked) -> list[Result]:
    return front.bench(60) if asked.quick else front.bench()


def _fanout(asked: Asked) -> list[Result]:
    if asked.quick:
        return fanout.bench(20, 3)
    return fanout.bench(1_000) + fanout.bench(2_000, 5)


def _live(asked: Asked) -> list[Result]:
    return live.bench(8, 3) if asked.quick else live.bench(200) + live.bench(1_000)


def _pages(asked: Asked) -> list[Result]:
    size, pace = (SMALL, QUICK) if asked.quick else (talk.Size(), Pace())
    found = pages.bench(size, pace)
    if asked.postgres and asked.server:
        with fresh(asked.server) as url:
            found += pages.bench(size, pace, url, "pages.postgresql")
    return found


def _peer(asked: Asked) -> list[Result]:
    if not asked.peer:
        return []
    return peer.bench(SMALL, QUICK) if asked.quick else peer.bench(talk.Size(), Pace())


def _faults(asked: Asked) -> list[Result]:
    """On both databases, if there is a PostgreSQL."""
    if asked.quick:
        return kill_web.bench(seconds=2, writers=3, kills=1)
    return kill_web.bench() + (kill_web.bench(asked.server) if asked.server else [])


def _scale(asked: Asked) -> list[Result]:
    if asked.quick:
        return scale.bench(1_000, QUICK, small=500)
    return scale.bench(asked.posts, keep=asked.keep) if asked.posts else []


def _insights(asked: Asked) -> list[Result]:
    if asked.quick:
        return rolled.bench((500, 1_000))
    return rolled.bench([*rolled.SIZES, *([asked.posts] if asked.posts else [])], asked.keep)


WORKLOADS: dict[str, tuple[str, Callable[[Asked], list[Result]]]] = {
    "front": ("what the front costs over plain WSGI", _front),
    "fanout": ("an event to 1,000 and to 2,000 watchers, the hub alone", _fanout),
    "live": ("a reply to 200 and 1,000 watchers, the whole product", _live),
    "pages": ("topics, lists, search and replies among 50,000 posts", _pages),
    "start": ("from an empty folder to the first page", lambda asked: startup.bench()),
    "faults": ("kill -9 among 20 writers", _faults),
    "peer": ("Porukka beside Spirit, if --peer says so", _peer),
    "insights": (
        "one more post, pages and a rebuild at 10,000 and 100,000 posts, and what --scale says",
        _insights,
    ),
    "scale": ("the same pages among a million posts, if --scale says so", _scale),
}


def main() -> int:
    """Run what was asked for. Returns 1 if a bar is missed or a workload fails."""
    end_when_told()
    parser = _parser()
    given = parser.parse_args()
    names = [*given.names, *given.only]
    if unknown := [name for name in names if name not in WORKLOADS]:
        parser.error(f"there is no workload {unknown[0]!r}; there are {', '.join(WORKLOADS)}")
    if given.postgres and not given.server:
        parser.error("there is no PostgreSQL here to measure")
    asked = Asked(given.server, given.postgres, bool(given.peer), given.scale, given.keep, given.quick)
    results, failed = _run(names or list(WORKLOADS), asked)
    if not failed and (given.results or not (names or given.quick)):
        place = given.results or KEPT
        place.parent.mkdir(exist_ok=True)
        write(place, results)
    # so little says nothing about speed
    return 1 if failed or not (given.quick or all(one.is_good for one in results)) else 0


def _parser() -> argparse.ArgumentParser:
    listed = "\n".join(f"  {name:8} {words}" for name, (words, _run) in WORKLOADS.items())
    parser = argparse.ArgumentParser(
        prog="bin/bench",
        description="Measures Porukka against yardsticks that run beside it. All of it takes about five minutes.",
        epilog=f"workloads:\n{listed}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("names", nargs="*", metavar="WORKLOAD", help="which to run (all)")
    parser.add_argument("--only", nargs="+", default=[], metavar="WORKLOAD", help="the same")
    parser.add_argument("--quick", action="store_true", help="small numbers, to see that everything works")
    parser.add_argument("--postgres", action="store_true", help="pages on PostgreSQL, too")
    parser.add_argument("--peer", choices=["spirit"], help="beside another forum, too")
    parser.add_argument(
        "--scale", type=int, default=0, metavar="POSTS", help="reads among so many posts, too"
    )
    parser.add_argument(
        "--keep", type=Path, metavar="FOLDER", help="where databases of `scale` and `insights` stay"
    )
    parser.add_argument("--results", type=Path, metavar="FILE", help="where to keep the figures")
    parser.add_argument("--server", default="", metavar="URL", help=argparse.SUPPRESS)  # bin/bench gives it
    return parser


def _run(names: list[str], asked: Asked) -> tuple[list[Result], bool]:
    found: list[Result] = []
    failed = False
    for name in names:
        words, run = WORKLOADS[name]
        print(f"\n== {name}: {words}", flush=True)
        started = time.monotonic()
        try:
            results = run(asked)
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
