"""How soon an event reaches 1,000 who watch: Porukka's front against a plain ASGI server, in one run.

The watchers live in this process, the servers each in their own. Prints p50 and p99 of the time from the
making of an event to its arrival; the bar is a p99 of at most twice the plain server's.
`python bench/fanout.py [--watchers 1000]`
"""

from __future__ import annotations

import argparse
import asyncio
import re
import resource
import subprocess
import sys
import time

from front import free_port, start

BAR = 2.0
MADE = re.compile(rb'"made": ?([0-9.]+)')


class Watcher(asyncio.Protocol):
    """One connection; notes when each event arrives."""

    def __init__(self, arrived: list[float], seen: asyncio.Semaphore) -> None:
        self.arrived, self.seen, self.rest, self.open = arrived, seen, b"", False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        transport.write(b"GET /c/1/live HTTP/1.1\r\nHost: bench\r\nAccept: text/event-stream\r\n\r\n")

    def data_received(self, data: bytes) -> None:
        now = time.perf_counter()  # the same clock in all processes of a Linux machine
        if not self.open:
            self.open = True
            self.seen.release()
        self.rest += data
        while (end := self.rest.find(b"\n\n")) >= 0:
            event, self.rest = self.rest[:end], self.rest[end + 2 :]
            if made := MADE.search(event):
                self.arrived.append(now - float(made[1]))
                self.seen.release()


async def post(port: int) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"POST /event HTTP/1.1\r\nHost: bench\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
    await reader.read()
    writer.close()


async def measure(kind: str, watchers: int, events: int) -> tuple[float, float]:
    """p50 and p99 of delivery in ms."""
    port = free_port()
    server = start(kind, port, "sse.py")
    try:
        idle = memory(server)
        arrived: list[float] = []
        seen = asyncio.Semaphore(0)
        loop = asyncio.get_running_loop()
        connections = []
        for _ in range(watchers):
            connections.append(
                await loop.create_connection(lambda: Watcher(arrived, seen), "127.0.0.1", port)
            )
            await wait_for(seen, 1)
        await asyncio.sleep(0.6)  # everybody is let in
        for _ in range(3):
            await post(port)
            await wait_for(seen, watchers)
        each = (memory(server) - idle) / watchers
        arrived.clear()
        for _ in range(events):
            await asyncio.sleep(0.1)
            await post(port)
            await wait_for(seen, watchers)
        for transport, _ in connections:
            transport.close()
    finally:
        server.kill()  # uvicorn would wait for its watchers
        server.wait(10)
    arrived.sort()
    p50, p99 = (arrived[int(len(arrived) * part)] * 1000 for part in (0.5, 0.99))
    print(
        f"{kind:6} p50 {p50:6.1f} ms   p99 {p99:6.1f} ms   {len(arrived)} arrivals   {each:.0f} kB a watcher"
    )
    return p50, p99


async def wait_for(seen: asyncio.Semaphore, number: int) -> None:
    async with asyncio.timeout(20):
        for _ in range(number):
            await seen.acquire()


def memory(server: subprocess.Popen[bytes]) -> float:
    """The process's own memory in kB."""
    with open(f"/proc/{server.pid}/status") as status:
        return next(float(line.split()[1]) for line in status if line.startswith("RssAnon"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--watchers", type=int, default=1000)
    parser.add_argument("--events", type=int, default=40)
    asked = parser.parse_args()
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    p99 = {kind: asyncio.run(measure(kind, asked.watchers, asked.events))[1] for kind in ("plain", "front")}
    ratio = p99["front"] / p99["plain"]
    print(f"p99 is {ratio:.2f} × the plain server's (bar: {BAR})")
    sys.exit(0 if ratio <= BAR else 1)


if __name__ == "__main__":
    main()
