"""Porukka beside Spirit, another forum made with Django: the same words, the same core, the same questions in turn.

`python -m bench.peer`. A ratio is how many times as much Porukka answers; replies must be five times as many.
"""

from __future__ import annotations

import random

from bench import talk
from bench.pages import HOT, WRITERS, Place, community, reply_side
from bench.report import Result, finish
from bench.rounds import Pace, Side, compare, writers_of
from bench.servers import end_when_told, memory
from bench.spirit.install import NotInstalled, running

REPLIES_BAR = 5
A_PAGE = 20  # posts on a page of a topic in Spirit
COOKIE = "sessionid"


def bench(size: talk.Size, pace: Pace) -> list[Result]:
    """Nothing if Spirit cannot be had here; a line says why."""
    try:
        with running(size) as (process, port, scene), community(size) as (product, place):
            theirs = _sides(port, process.pid, scene)
            found = []
            for name, ours in _ours(place, product.web).items():
                got = compare({"spirit": theirs[name], "porukka": ours}, pace)
                least = REPLIES_BAR if name == "replies" else None
                found += [
                    Result(f"peer.{name}", got["porukka"].rate, "/s", got["spirit"].rate, least=least),
                    Result(f"peer.{name}.p50", got["porukka"].p50, "ms", got["spirit"].p50),
                    Result(f"peer.{name}.p99", got["porukka"].p99, "ms", got["spirit"].p99),
                ]
            ours, other = memory(product.web), memory(_worker(process.pid))
            return [*found, Result("peer.memory", ours, "kB", other)]
    except NotInstalled as problem:
        print(problem)
        return []


def _ours(place: Place, pid: int) -> dict[str, Side]:
    def side(paths: list[str], cookies: list[str]) -> Side:
        return Side(place.port, pid, paths, cookies)

    return {
        "topic.hot.in": side(place.hot, place.some),
        "topic.hot.out": side(place.hot, [""]),
        "topic.cold.in": side(place.cold, place.some),
        "topic.middle.in": side(place.middle, place.some),
        "list.hot.in": side(place.home, place.some),
        "search.common.in": side(place.search(talk.COMMON), place.some),
        "replies": reply_side(place, pid),
    }


def _sides(port: int, pid: int, scene: dict[str, object]) -> dict[str, Side]:
    """The same of Spirit."""
    topics, sessions, replies = scene["topics"], scene["sessions"], scene["replies"]
    assert isinstance(topics, list)
    assert isinstance(sessions, list)
    assert isinstance(replies, dict)
    hot = random.Random(talk.SEED).sample(topics, min(HOT, len(topics)))
    readers = [f"{COOKIE}={key}" for key in sessions[:HOT]]
    middle = f"{scene['long']}?page={int(str(scene['longest'])) // 2 // A_PAGE + 1}"
    fields = {"comment": "{once} " + "As long as answers are. " * 8}
    writers = writers_of(port, sessions[:WRITERS], hot[0], fields, COOKIE)
    return {
        "topic.hot.in": Side(port, pid, hot, readers),
        "topic.hot.out": Side(port, pid, hot),
        "topic.cold.in": Side(port, pid, topics, readers),
        "topic.middle.in": Side(port, pid, [middle], readers),
        "list.hot.in": Side(port, pid, ["/"], readers),
        "search.common.in": Side(port, pid, [f"/search/?q={talk.COMMON}"], readers),
        "replies": Side(
            port, pid, [f"/comment/{replies[path]}/publish/" for path in hot], writers=writers, expect="302"
        ),
    }


def _worker(pid: int) -> int:
    """The process of a granian that answers: its child."""
    with open(f"/proc/{pid}/task/{pid}/children") as children:
        return int(children.read().split()[0])


def main() -> None:
    end_when_told()
    finish(bench(talk.Size(), Pace()))


if __name__ == "__main__":
    main()
