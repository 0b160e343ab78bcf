"""Asks as many pages as a server gives, over a few kept connections: `python -m bench.client < plan.json`.

A process of its own that does no more than it must, so that it is never what is measured: it reads the head of an
answer and counts the rest. Prints requests a second, latencies in ms and how often each status was seen, as JSON.
"""

from __future__ import annotations

import json
import random
import re
import secrets
import select
import socket
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from time import perf_counter
from typing import Any, NoReturn
from urllib.parse import urlencode

_LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)
_ROOM = 1 << 18


class Line:
    """One kept connection: one request at a time."""

    def __init__(self, port: int, requests: Iterator[bytes]) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=10)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._requests, self._head, self._left = requests, b"", 0
        self.status = b""

    def ask(self) -> None:
        self._head, self._left = b"", -1
        self.asked = perf_counter()
        self.socket.sendall(next(self._requests))

    def read(self) -> tuple[bool, int]:
        """Take in what has come. Returns whether the answer is whole, and how many bytes came."""
        data = self.socket.recv(_ROOM)
        if not data:
            raise SystemExit("the server has closed the connection")
        if self._left >= 0:
            self._left -= len(data)
            return self._left <= 0, len(data)
        self._head += data
        head, end, body = self._head.partition(b"\r\n\r\n")
        if not end:
            return False, len(data)
        self.status = head[9:12] + (b" to sign in" if b"/login/" in head else b"")
        length = _LENGTH.search(head)
        if length is None:
            raise SystemExit(f"an answer without a length: {head[:200]!r}")
        self._left = int(length[1]) - len(body)
        return self._left <= 0, len(data)


def pages(plan: dict[str, Any], dice: random.Random) -> Callable[[int], Iterator[bytes]]:
    """Requests for pages: each of the paths as often as any other, by readers drawn alike."""
    heads = [f"Cookie: {cookie}\r\n" if cookie else "" for cookie in plan["cookies"]]
    host = f"Host: 127.0.0.1:{plan['port']}\r\nAccept: text/html\r\n"

    def of_line(place: int) -> Iterator[bytes]:
        mine = random.Random(dice.random())
        while True:
            path, cookie = mine.choice(plan["paths"]), mine.choice(heads)
            yield f"GET {path} HTTP/1.1\r\n{host}{cookie}\r\n".encode()

    return of_line


def forms(plan: dict[str, Any], dice: random.Random) -> Callable[[int], Iterator[bytes]]:
    """Requests that send a form, each line as a person of her own. {once} in a field is replaced by a new key."""

    def of_line(place: int) -> Iterator[bytes]:
        writer = plan["writers"][place]
        mine = random.Random(dice.random())
        while True:
            fields = {
                name: value.replace("{once}", secrets.token_urlsafe(16))
                for name, value in writer["fields"].items()
            }
            body = urlencode(fields)
            yield (
                f"POST {mine.choice(plan['paths'])} HTTP/1.1\r\nHost: 127.0.0.1:{plan['port']}\r\n"
                f"Cookie: {writer['cookie']}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                f"Content-Length: {len(body)}\r\n\r\n{body}"
            ).encode()

    return of_line


def stop() -> NoReturn:
    raise SystemExit("no answer for ten seconds")


def run(plan: dict[str, Any]) -> dict[str, Any]:
    """plan: port, connections, seconds, seed, and paths with cookies or with writers (one for each connection)."""
    dice = random.Random(plan["seed"])
    requests = forms(plan, dice) if "writers" in plan else pages(plan, dice)
    lines = [Line(plan["port"], requests(place)) for place in range(plan["connections"])]
    poll = select.epoll()
    by_number = {line.socket.fileno(): line for line in lines}
    for line in lines:
        poll.register(line.socket, select.EPOLLIN)
        line.ask()
    times: list[float] = []
    statuses: Counter[str] = Counter()
    size, busy, begin = 0, len(lines), perf_counter()
    end = begin + plan["seconds"]
    while busy:  # also after the end: the next round is to begin with a server at rest
        for number, _event in poll.poll(10) or stop():
            line = by_number[number]
            is_whole, came = line.read()
            size += came
            if is_whole:
                now = perf_counter()
                times.append(now - line.asked)
                statuses[line.status.decode()] += 1
                if now < end:
                    line.ask()
                else:
                    busy -= 1
    spent = perf_counter() - begin
    for line in lines:
        line.socket.close()
    times.sort()
    return {
        "answers": len(times),
        "rate": len(times) / spent,
        "p50": times[len(times) // 2] * 1000,
        "p99": times[int(len(times) * 0.99)] * 1000,
        "size": size / len(times),
        "statuses": statuses,
    }


if __name__ == "__main__":
    print(json.dumps(run(json.load(sys.stdin))))
