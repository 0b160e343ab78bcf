"""Many connections that watch a live stream, in one process, and the moment at which each event reaches them."""

from __future__ import annotations

import asyncio
import resource
from collections.abc import Callable, Iterable
from time import perf_counter  # the same clock in all processes of a Linux machine

PATIENCE = 20.0  # seconds until everybody has been reached
SETTLE = 0.6  # seconds after the last one came in

Arrived = Callable[[bytes, float], bool]


class Watcher(asyncio.Protocol):
    """One connection. arrived: told of each event and its moment, says whether it counts; then `seen` is released."""

    def __init__(self, request: bytes, arrived: Arrived, seen: asyncio.Semaphore) -> None:
        self._request, self._arrived, self._seen = request, arrived, seen
        self._rest, self._is_open = b"", False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        transport.write(self._request)

    def data_received(self, data: bytes) -> None:
        now = perf_counter()
        if not self._is_open:
            if not data.startswith(b"HTTP/1.1 200"):
                self._transport.close()  # never seen: whoever waits for it will say so
                return
            self._is_open = True
            self._seen.release()
        self._rest += data
        while (end := self._rest.find(b"\n\n")) >= 0:
            event, self._rest = self._rest[:end], self._rest[end + 2 :]
            if self._arrived(event, now):
                self._seen.release()


async def wait_for(seen: asyncio.Semaphore, number: int) -> None:
    """Until so many have been reached. Raises TimeoutError."""
    async with asyncio.timeout(PATIENCE):
        for _ in range(number):
            await seen.acquire()


async def open_all(
    port: int, requests: Iterable[bytes], arrived: Arrived, seen: asyncio.Semaphore
) -> list[asyncio.BaseTransport]:
    """Connect with each of these requests, one after the other, until all are let in."""
    loop, opened = asyncio.get_running_loop(), []
    for request in requests:
        transport, _ = await loop.create_connection(
            lambda request=request: Watcher(request, arrived, seen), "127.0.0.1", port
        )
        opened.append(transport)
        await wait_for(seen, 1)
    await asyncio.sleep(SETTLE)
    return opened


def request(path: str, cookie: str = "") -> bytes:
    """A browser's request for a live stream."""
    lines = [f"GET {path} HTTP/1.1", "Host: 127.0.0.1", "Accept: text/event-stream"]
    if cookie:
        lines.append(f"Cookie: {cookie}")
    return "\r\n".join([*lines, "", ""]).encode()


def parts(times: Iterable[float]) -> tuple[float, float]:
    """p50 and p99 in ms."""
    ordered = sorted(times)
    return ordered[len(ordered) // 2] * 1000, ordered[int(len(ordered) * 0.99)] * 1000


def allow_many_files() -> None:
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
