"""How soon a reply reaches those who watch its community: the whole product against a plain ASGI server, in one run.

A real `porukka run`, real sessions, one member a connection (a person may hold eight), replies posted as a browser
posts them. p50 and p99 go from the deed's recording, a moment before the commit, to the arrival of the frame. The
plain server sends events as long as ours, to as many, without a database, a right or a page to render.
`python -m bench.live [--watchers 1000] [--replies 20]`
"""

from __future__ import annotations

import argparse
import asyncio
import re
import time
from time import perf_counter

from bench import fanout, watcher
from bench.browser import SESSION, Browser, new_key
from bench.product import Product
from bench.report import Result, finish
from bench.servers import end_when_told, memory

WARM_UP = 3
PAUSE = 0.15  # seconds between two replies
_SEQ = re.compile(rb"id: (\d+)\ndata: ")


class Arrivals:
    """When each frame reached each watcher. length: of a frame in bytes."""

    def __init__(self) -> None:
        self.moments: list[tuple[int, float]] = []
        self.length = 0

    def note(self, event: bytes, now: float) -> bool:
        found = _SEQ.search(event)  # what only keeps the line alive has no data
        if found:
            self.moments.append((int(found[1]), now))
            self.length = len(event)
        return found is not None


async def watch(product: Product, watchers: int, replies: int) -> tuple[Arrivals, float]:
    """Have so many watch while replies are posted. Returns what came, and web's memory for each watcher in kB."""
    scene, arrivals, seen = product.scene, Arrivals(), asyncio.Semaphore(0)
    writer = Browser(product.port, scene["founder"])
    writer.page(scene["topic"])
    idle = memory(product.web)
    requests = [
        watcher.request(f"/c/{scene['slug']}/live", f"{SESSION}={session}") for session in scene["sessions"]
    ]
    opened = await watcher.open_all(product.port, requests, arrivals.note, seen)
    each = (memory(product.web) - idle) / watchers
    for number in range(WARM_UP + replies):
        await asyncio.to_thread(_reply, writer, scene["topic"], number)
        await watcher.wait_for(seen, watchers)
        if number == WARM_UP - 1:
            arrivals.moments.clear()
        await asyncio.sleep(PAUSE)
    for transport in opened:
        transport.close()
    return arrivals, each


def _reply(writer: Browser, topic: str, number: int) -> None:
    fields = {"text": f"Reply {number}. " + "As long as replies are. " * 10, "once": new_key()}
    answer = writer.send(f"{topic}replies/", fields, until=time.monotonic() + 10)
    if answer is None or answer.status != 302:
        raise RuntimeError(f"the reply was not taken: {answer}")


def bench(watchers: int = 1000, replies: int = 20) -> list[Result]:
    watcher.allow_many_files()
    with Product(members=watchers) as product:
        arrivals, each = asyncio.run(watch(product, watchers, replies))
        clocks = time.time() - perf_counter()  # deeds carry the one, arrivals the other
        recorded = {int(seq): at - clocks for seq, at in product.ask("bench.scene", "deeds").items()}
    p50, p99 = watcher.parts(now - recorded[seq] for seq, now in arrivals.moments)
    plain = fanout.run("plain", watchers, replies, str(arrivals.length))
    name = f"live.{watchers}"
    return [
        Result(f"{name}.p50", p50, "ms", plain[0]),
        Result(f"{name}.p99", p99, "ms", plain[1]),
        Result(f"{name}.memory_each", each, "kB", plain[2]),
    ]


def main() -> None:
    end_when_told()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--watchers", type=int, default=1000)
    parser.add_argument("--replies", type=int, default=20)
    asked = parser.parse_args()
    finish(bench(asked.watchers, asked.replies))


if __name__ == "__main__":
    main()
