"""What the front costs over plain WSGI: the same page, the same server, one process each, one run.

Requests go to both in turn, so that a noisy machine disturbs both alike. Prints medians and their difference;
the bar is 0.3 ms. `python -m bench.front [--rounds 3000]`
"""

from __future__ import annotations

import argparse
import socket
import statistics
import time

from bench.report import Result, finish
from bench.servers import Process, processor, start

BAR = 0.3  # ms
WARM_UP = 200  # pages


class Caller:
    """One kept connection that asks and waits for the whole answer."""

    def __init__(self, port: int, request: bytes) -> None:
        self.connection = socket.create_connection(("127.0.0.1", port))
        self.connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.request = request
        self.size = len(self._read_first())

    def _read_first(self) -> bytes:
        self.connection.sendall(self.request)
        data = self.connection.recv(1 << 20)
        head, _, body = data.partition(b"\r\n\r\n")
        if not head.startswith(b"HTTP/1.1 200"):
            raise SystemExit(f"not the page: {head[:100]!r}")
        length = int(head.lower().split(b"content-length: ")[1].split(b"\r\n")[0])
        while len(body) < length:
            body += self.connection.recv(1 << 20)
        return head + b"\r\n\r\n" + body

    def ask(self) -> float:
        """Seconds from the question to the end of the answer."""
        begin, left = time.perf_counter(), self.size
        self.connection.sendall(self.request)
        while left > 0:
            left -= len(self.connection.recv(1 << 20))
        return time.perf_counter() - begin


def compare(rounds: int, *, gzip: bool = False) -> dict[str, tuple[float, float]]:
    """Ask both in turn. Returns the median time and the processor's time of a page in ms, by kind."""
    accept = b"Accept-Encoding: gzip\r\n" if gzip else b""
    request = b"GET /t/1 HTTP/1.1\r\nHost: bench\r\nCookie: porukka=0123456789\r\n" + accept + b"\r\n"
    servers: dict[str, Process] = {}
    try:
        callers = {}
        for kind in ("plain", "front"):
            servers[kind], port = start("bench.page", kind)
            callers[kind] = Caller(port, request)
        for _ in range(WARM_UP):
            for caller in callers.values():
                caller.ask()
        before = {kind: processor(server.pid) for kind, server in servers.items()}
        times: dict[str, list[float]] = {kind: [] for kind in servers}
        for _ in range(rounds):
            for kind, caller in callers.items():
                times[kind].append(caller.ask() * 1000)
        spent = {kind: processor(server.pid) - before[kind] for kind, server in servers.items()}
    finally:
        for server in servers.values():
            server.terminate()
        for server in servers.values():
            server.wait(10)
    return {kind: (statistics.median(found), spent[kind] * 1000 / rounds) for kind, found in times.items()}


def bench(rounds: int = 3000) -> list[Result]:
    same, packed = compare(rounds), compare(rounds // 3, gzip=True)
    return [
        Result("front.page", same["front"][0], "ms", same["plain"][0]),
        Result("front.page.more_than_plain", same["front"][0] - same["plain"][0], "ms", most=BAR),
        Result("front.page.processor", same["front"][1], "ms", same["plain"][1]),
        # plain WSGI does not compress here
        Result("front.page.gzip", packed["front"][0], "ms", packed["plain"][0]),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3000)
    finish(bench(parser.parse_args().rounds))


if __name__ == "__main__":
    main()
