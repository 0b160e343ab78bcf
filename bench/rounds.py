"""One question put to several servers in turn, so that a noisy machine disturbs them alike: medians of the rounds."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bench.browser import SESSION, Browser
from bench.report import Result
from bench.servers import ROOT, processor

LINES = 8  # connections that ask at once
PATIENCE = 30.0  # seconds for what is still answered after a round


@dataclass(frozen=True)
class Side:
    """A server and what it is asked. cookies: of readers, drawn alike; pid: of the process that answers."""

    port: int
    pid: int
    paths: Sequence[str]
    cookies: Sequence[str] = ("",)
    writers: Sequence[dict[str, Any]] = ()
    expect: str = "200"


@dataclass(frozen=True)
class Found:
    """Medians over the rounds. rate: answers a second; p50, p99: ms; cost: ms of the processor; size: bytes."""

    rate: float
    p50: float
    p99: float
    cost: float
    size: float


@dataclass(frozen=True)
class Pace:
    """rounds: for each side, of so many seconds."""

    rounds: int = 3
    seconds: float = 1.0


def compare(sides: dict[str, Side], pace: Pace, seed: int = 1) -> dict[str, Found]:
    """Every side once to warm up, then all in turn. Raises RuntimeError for an answer that is not expected."""
    for side in sides.values():
        ask(side, pace.seconds / 2, seed)
    rounds: dict[str, list[Found]] = {name: [] for name in sides}
    for number in range(pace.rounds):
        for name, side in sides.items():
            rounds[name].append(ask(side, pace.seconds, seed + number))
    return {name: _median(found) for name, found in rounds.items()}


def ask(side: Side, seconds: float, seed: int) -> Found:
    """One round, by a process of its own."""
    plan = {
        "port": side.port,
        "connections": len(side.writers) or LINES,
        "seconds": seconds,
        "seed": seed,
        "paths": list(side.paths),
        "cookies": list(side.cookies),
    }
    if side.writers:
        plan["writers"] = list(side.writers)
    before = processor(side.pid)
    answer = subprocess.run(
        [sys.executable, "-m", "bench.client"],
        cwd=ROOT,
        input=json.dumps(plan).encode(),
        stdout=subprocess.PIPE,
        timeout=seconds + PATIENCE,
        check=True,
    )
    got = json.loads(answer.stdout)
    if set(got["statuses"]) != {side.expect}:
        raise RuntimeError(f"answers that were not expected, by status: {got['statuses']}, {side.paths[0]}")
    cost = (processor(side.pid) - before) * 1000 / got["answers"]
    return Found(got["rate"], got["p50"], got["p99"], cost, got["size"])


def _median(rounds: list[Found]) -> Found:
    names = Found.__dataclass_fields__
    return Found(**{name: statistics.median(getattr(one, name) for one in rounds) for name in names})


def rows(name: str, found: Found, yardstick: Found | None, *, least: float | None = None) -> list[Result]:
    """A workload's lines. least: the smallest ratio of its rate to the yardstick's that is good enough."""
    stick = (lambda field: getattr(yardstick, field)) if yardstick else (lambda field: None)
    return [
        Result(name, found.rate, "/s", stick("rate"), least=least),
        Result(f"{name}.p50", found.p50, "ms", stick("p50")),
        Result(f"{name}.p99", found.p99, "ms", stick("p99")),
        Result(f"{name}.processor", found.cost, "ms", stick("cost")),
    ]


def writers_of(
    port: int, sessions: Sequence[str], page: str, fields: dict[str, str], cookie: str = SESSION
) -> list[dict[str, Any]]:
    """Each of these people with what her forms carry, as the page that holds the form gave it to her."""
    found = []
    for session in sessions:
        browser = Browser(port, session, cookie)
        browser.page(page)
        found.append(
            {
                "cookie": browser.cookie,
                "fields": {"csrfmiddlewaretoken": browser.csrf, "once": "{once}", **fields},
            }
        )
        browser.close()
    return found
