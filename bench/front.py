"""What the front costs over plain WSGI: the same page, the same server, one process each, one run.

Requests go to both in turn, so that a noisy machine disturbs both alike. Prints medians and their difference;
the bar is 0.3 ms. `python bench/front.py [--rounds 3000]`
"""

from __future__ import annotations

import argparse
import os
import socket
import statistics
import subprocess
import sys
import time
from pathlib import Path

BAR = 0.3  # ms
FOLDER = Path(__file__).resolve().parent
TICKS = os.sysconf("SC_CLK_TCK")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start(kind: str, port: int, script: str = "page.py") -> subprocess.Popen[bytes]:
    """Start a server of one kind and wait until it answers."""
    environment = {**os.environ, "PYTHONPATH": str(FOLDER.parent)}
    process = subprocess.Popen([sys.executable, str(FOLDER / script), kind, str(port)], env=environment)
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port)).close()
            return process
        except OSError:
            if process.poll() is not None:
                break
            time.sleep(0.05)
    process.kill()
    raise SystemExit(f"the {kind} server did not start")


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


def spent(process: subprocess.Popen[bytes]) -> float:
    """CPU seconds of a process and its children so far."""
    pids = [str(process.pid), *Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()]
    fields = [Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split() for pid in pids]
    return sum(int(one[11]) + int(one[12]) for one in fields) / TICKS


def compare(rounds: int, gzip: bool) -> float:
    """Ask both in turn. Returns the difference of the medians in ms."""
    accept = b"Accept-Encoding: gzip\r\n" if gzip else b""
    request = b"GET /t/1 HTTP/1.1\r\nHost: bench\r\nCookie: porukka=0123456789\r\n" + accept + b"\r\n"
    servers: dict[str, subprocess.Popen[bytes]] = {}
    try:
        callers = {}
        for kind in ("plain", "front"):
            port = free_port()
            servers[kind] = start(kind, port)
            callers[kind] = Caller(port, request)
        for _ in range(200):
            for caller in callers.values():
                caller.ask()
        before = {kind: spent(server) for kind, server in servers.items()}
        times: dict[str, list[float]] = {kind: [] for kind in servers}
        for _ in range(rounds):
            for kind, caller in callers.items():
                times[kind].append(caller.ask() * 1000)
        cpu = {kind: (spent(server) - before[kind]) * 1000 / rounds for kind, server in servers.items()}
    finally:
        for server in servers.values():
            server.terminate()
        for server in servers.values():
            server.wait(10)
    for kind, found in times.items():
        print(
            f"{kind:6} {statistics.median(found):.3f} ms median, {cpu[kind]:.3f} ms of the processor a page"
        )
    return statistics.median(times["front"]) - statistics.median(times["plain"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3000)
    rounds = parser.parse_args().rounds
    difference = compare(rounds, gzip=False)
    print(f"the front costs {difference:+.3f} ms (bar: {BAR} ms)")
    print("with gzip, which plain WSGI here does not do:")
    print(f"{compare(rounds // 3, gzip=True):+.3f} ms")
    sys.exit(0 if difference <= BAR else 1)


if __name__ == "__main__":
    main()
