"""kill -9 of the web process, and of the worker, while people write: what was acknowledged must be there, once.

On a real `porukka run`, writers post replies to one topic without pause; a form whose answer does not come is sent
again as it was, as a browser does. Then the tables are compared with what the writers were told.
`python -m bench.faults.kill_web [--seconds 12] [--writers 20] [--kills 4] [--postgres URL]`, on SQLite without a URL.
Ends with 1 if anything was lost, doubled or miscounted.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from bench.browser import Browser
from bench.databases import fresh
from bench.faults.watcher import Watcher
from bench.faults.writers import STAY, Sent, Writer
from bench.product import Product
from bench.report import Result
from bench.servers import end_when_told

CATCH_UP = 15.0  # seconds the subscribers of deeds have, at least
A_DEED = 0.2  # and for each reply: the worker gives way to people, and shares its core with whoever asks here


@dataclass
class Outcome:
    """Times in seconds. faults: sentences; broken: how often a form's answer did not come;
    back: from each kill of web to the next page; caught_up: from the last word to the last notification."""

    acknowledged: int = 0
    broken: int = 0
    back: list[float] = field(default_factory=list)
    caught_up: float = 0.0
    shown_live: int = 0
    worker_kills: int = 0
    faults: list[str] = field(default_factory=list)


def harm(*, seconds: float, writers: int, kills: int, database_url: str = "") -> Outcome:
    """Kill web `kills` times, and the worker once, while `writers` write for so long. Returns what came of it."""
    outcome = Outcome()
    with Product(members=writers, database_url=database_url) as product:
        scene = product.scene
        watcher = Watcher(product.port, f"/c/{scene['slug']}/live?after={scene['seq']}", scene["founder"])
        watcher.start()
        if not watcher.watching.wait(10):
            raise RuntimeError(f"the live stream does not open:\n{product.log()}")
        stop = threading.Event()
        people = [Writer(product.port, scene, place, stop) for place in range(writers)]
        for writer in people:
            writer.start()
        pause = seconds / (kills + 1)
        for number in range(kills):
            time.sleep(pause)
            outcome.back.append(_kill_web(product))
            if number == 0:
                product.kill("worker")
                outcome.worker_kills += 1
        time.sleep(pause)
        stop.set()
        for writer in people:
            writer.join(STAY + 5)
        said = time.monotonic()
        patience = max(CATCH_UP, A_DEED * sum(len(writer.sent) for writer in people))
        found = _settled(product, patience)
        outcome.caught_up = time.monotonic() - said
        _judge(outcome, [sent for writer in people for sent in writer.sent], found)
        outcome.broken = sum(writer.browser.broken for writer in people)
        _judge_live(outcome, watcher, found["deeds"])
    return outcome


def _kill_web(product: Product) -> float:
    """Kill it and look at a page until there is one. Returns how long that took."""
    killed = time.monotonic()
    product.kill("web")
    browser = Browser(product.port, product.scene["founder"])
    while time.monotonic() < killed + 30:
        try:
            if browser.page(product.scene["topic"]).status == 200:
                break
        except OSError:
            continue
    browser.close()
    return time.monotonic() - killed


def _settled(product: Product, patience: float) -> dict[str, Any]:
    """What the tables say as soon as every subscriber has come to the end of the deeds, or has had its time."""
    end = time.monotonic() + patience
    while True:
        found: dict[str, Any] = product.ask("bench.faults.audit", str(product.scene["topic_id"]))
        if not found["behind"] or time.monotonic() > end:
            return found


def _judge(outcome: Outcome, sent: list[Sent], found: dict[str, Any]) -> None:
    kept = Counter(text for text, _number in found["replies"])
    numbers = dict(found["replies"])
    acknowledged = [one for one in sent if one.is_acknowledged]
    outcome.acknowledged = len(acknowledged)
    outcome.faults += found["faults"]
    if found["behind"]:
        outcome.faults.append(f"a subscriber is {found['behind']} deeds behind after all its time")
    if lost := [one.text for one in acknowledged if not kept[one.text]]:
        outcome.faults.append(f"{len(lost)} acknowledged replies are lost: {lost[:3]}")
    if doubled := [text for text, times in kept.items() if times > 1]:
        outcome.faults.append(f"{len(doubled)} replies are there twice: {doubled[:3]}")
    if elsewhere := [one.text for one in acknowledged if numbers.get(one.text) != one.number]:
        outcome.faults.append(f"{len(elsewhere)} answers lead to another post: {elsewhere[:3]}")
    if refused := Counter(one.status for one in sent if not one.is_acknowledged):
        outcome.faults.append(f"forms that were not taken, by status (0: no answer): {dict(refused)}")


def _judge_live(outcome: Outcome, watcher: Watcher, deeds: list[int]) -> None:
    """Who watched was shown every reply once. (The first is the scene's own, from before she came.)"""
    expected = deeds[1:]
    end = time.monotonic() + CATCH_UP
    while len(watcher.seen) < len(expected) and time.monotonic() < end:
        time.sleep(0.05)
    watcher.end()
    outcome.shown_live = len(watcher.seen)
    if watcher.reloads:
        return  # told to load the page anew, for too much had passed: then frames may be fewer
    if watcher.seen != expected:
        missed, again = set(expected) - set(watcher.seen), len(watcher.seen) - len(set(watcher.seen))
        outcome.faults.append(f"live: {len(missed)} replies were not shown, {again} twice, or out of order")


def bench(database_url: str = "", *, seconds: float = 12, writers: int = 20, kills: int = 4) -> list[Result]:
    """The harm on one database, as figures; prints a table and every fault."""
    name = "PostgreSQL" if database_url else "SQLite"
    if database_url:
        with fresh(database_url) as url:
            outcome = harm(seconds=seconds, writers=writers, kills=kills, database_url=url)
    else:
        outcome = harm(seconds=seconds, writers=writers, kills=kills)
    rows = {
        "writers": f"{writers} for {seconds:g} s",
        "kill -9": f"web {kills} ×, worker {outcome.worker_kills} ×",
        "replies acknowledged": outcome.acknowledged,
        "forms sent again": outcome.broken,
        "replies shown live": outcome.shown_live,
        "next page after a kill": ", ".join(f"{one:.2f} s" for one in outcome.back),
        "notifications caught up within": f"{outcome.caught_up:.1f} s",
        "lost, doubled, miscounted": len(outcome.faults),
    }
    print(f"\n{name}")
    print(*(f"  {label:32} {value}" for label, value in rows.items()), sep="\n")
    print(*(f"  FAULT: {fault}" for fault in outcome.faults), sep="\n")
    place = f"faults.{name.lower()}"
    return [
        Result(f"{place}.faults", len(outcome.faults), "", most=0),
        Result(f"{place}.replies", outcome.acknowledged / seconds, "/s"),
        Result(f"{place}.back_median", statistics.median(outcome.back), "s"),
        Result(f"{place}.back_longest", max(outcome.back), "s", most=5),
    ]


def main() -> None:
    end_when_told()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=12)
    parser.add_argument("--writers", type=int, default=20)
    parser.add_argument("--kills", type=int, default=4)
    parser.add_argument("--postgres", default="", metavar="URL")
    asked = parser.parse_args()
    results = bench(asked.postgres, seconds=asked.seconds, writers=asked.writers, kills=asked.kills)
    sys.exit(0 if all(one.is_good for one in results) else 1)


if __name__ == "__main__":
    main()
