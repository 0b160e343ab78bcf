"""How soon an event reaches 1,000 who watch: Porukka's front and hub against a plain ASGI server, in one run.

The watchers live in this process, the servers each in their own; events are made from nothing, without a database.
p50 and p99 go from the making of an event to its arrival; the bar is a p99 of at most twice the plain server's.
`python -m bench.fanout [--watchers 1000] [--events 40]`
"""

from __future__ import annotations

import argparse
import asyncio
import re

from bench import watcher
from bench.report import Result, finish
from bench.servers import Process, memory, start

BAR = 2.0
WARM_UP = 3
MADE = re.compile(rb'"made": ?([0-9.]+)')
PATH = "/c/1/live"


async def measure(server: Process, port: int, watchers: int, events: int) -> tuple[float, float, float]:
    """p50 and p99 of delivery in ms, and the server's memory for each watcher in kB."""
    idle = memory(server.pid)
    arrived: list[float] = []

    def note(event: bytes, now: float) -> bool:
        made = MADE.search(event)
        if made:
            arrived.append(now - float(made[1]))
        return made is not None

    seen = asyncio.Semaphore(0)
    opened = await watcher.open_all(port, [watcher.request(PATH)] * watchers, note, seen)
    for number in range(WARM_UP + events):
        await asyncio.sleep(0.1)
        await _post(port)
        await watcher.wait_for(seen, watchers)
        if number == WARM_UP - 1:
            each = (memory(server.pid) - idle) / watchers
            arrived.clear()
    for transport in opened:
        transport.close()
    return *watcher.parts(arrived), each


async def _post(port: int) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"POST /event HTTP/1.1\r\nHost: bench\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
    await reader.read()
    writer.close()


def run(kind: str, watchers: int, events: int, *arguments: str) -> tuple[float, float, float]:
    """Measure one kind of server, "plain" or "front"; see `measure`. arguments: further ones for bench.sse."""
    server, port = start("bench.sse", kind, *arguments)
    try:
        return asyncio.run(measure(server, port, watchers, events))
    finally:
        server.kill()  # uvicorn would wait for its watchers
        server.wait(10)


def bench(watchers: int = 1000, events: int = 40) -> list[Result]:
    watcher.allow_many_files()
    plain, front = (run(kind, watchers, events) for kind in ("plain", "front"))
    name = f"fanout.{watchers}"
    return [
        Result(f"{name}.p50", front[0], "ms", plain[0]),
        Result(f"{name}.p99", front[1], "ms", plain[1], most=BAR),
        Result(f"{name}.memory_each", front[2], "kB", plain[2]),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--watchers", type=int, default=1000)
    parser.add_argument("--events", type=int, default=40)
    asked = parser.parse_args()
    finish(bench(asked.watchers, asked.events))


if __name__ == "__main__":
    main()
