"""Speaking HTTP by hand, because what is tested is what a well-behaved client never sends."""

from __future__ import annotations

import json
import select
import socket
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from porukka.config.front.server import listen


@dataclass
class Answer:
    status: int
    headers: list[tuple[str, str]]
    body: bytes = b""

    def all(self, name: str) -> list[str]:
        return [value for key, value in self.headers if key == name]

    def get(self, name: str) -> str | None:
        return next(iter(self.all(name)), None)

    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class Line:
    """One connection."""

    connection: socket.socket
    rest: bytes = field(default=b"")

    @classmethod
    def to(cls, port: int) -> Self:
        return cls(socket.create_connection(("127.0.0.1", port), timeout=8))

    def send(self, request: str, body: bytes = b"", **headers: str) -> Self:
        lines = [f"{request} HTTP/1.1", "Host: test"]
        lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
        self.connection.sendall("\r\n".join([*lines, "", ""]).encode() + body)
        return self

    def until(self, end: bytes) -> bytes:
        while end not in self.rest:
            more = self.connection.recv(65536)
            if not more:
                raise ConnectionError(f"ended after {self.rest!r}")
            self.rest += more
        found, self.rest = self.rest.split(end, 1)
        return found

    def head(self) -> Answer:
        first, *lines = self.until(b"\r\n\r\n").decode().split("\r\n")
        pairs = [line.split(": ", 1) for line in lines]
        return Answer(int(first.split()[1]), [(name.lower(), value) for name, value in pairs])

    def answer(self, *, bodiless: bool = False) -> Answer:
        found = self.head()
        length = 0 if bodiless else int(found.get("content-length") or 0)
        while len(self.rest) < length:
            self.rest += self.connection.recv(65536)
        found.body, self.rest = self.rest[:length], self.rest[length:]
        return found

    def event(self) -> dict[str, Any]:
        """The next event of a stream, past what keeps it alive."""
        while True:
            block = self.until(b"\n\n").decode()
            data = [line[6:] for line in block.splitlines() if line.startswith("data: ")]
            if data:
                found: dict[str, Any] = json.loads(data[0])
                return found

    def ended(self) -> bool:
        """Whether the other side ends the stream."""
        while more := self.connection.recv(65536):
            self.rest += more
            if self.rest.endswith(b"0\r\n\r\n"):
                return True
        return True

    def close(self) -> None:
        self.connection.close()


class Served:
    """The application of `served.py` in a process of its own."""

    def __init__(self, media: Path, *proxies: str) -> None:
        listener = listen("127.0.0.1", 0)
        self.port = int(listener.getsockname()[1])
        command = [sys.executable, "-m", "porukka.config.tests.served", str(listener.fileno()), str(media)]
        self.process = subprocess.Popen(
            [*command, *proxies], pass_fds=[listener.fileno()], stdin=subprocess.PIPE, stderr=subprocess.PIPE
        )
        listener.close()

    def ask(self, request: str, body: bytes = b"", **headers: str) -> Answer:
        line = Line.to(self.port)
        if body:
            headers["Content_Length"] = str(len(body))
        try:
            return line.send(request, body, **headers).answer(bodiless=request.startswith("HEAD"))
        finally:
            line.close()

    def open_the_gate(self) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(b"\n")
        self.process.stdin.flush()

    def let_all_go(self, lines: list[Line]) -> list[Answer]:
        """Open the gate until each of these has its answer."""
        waiting, answers = list(lines), []
        while waiting:
            self.open_the_gate()
            for line in ready(waiting, 0.05):
                answers.append(line.answer())
                waiting.remove(line)
        return answers

    def stop(self) -> int:
        self.process.terminate()
        self.process.communicate(timeout=8)
        return self.process.returncode


def ready(lines: list[Line], seconds: float = 8) -> list[Line]:
    """Those that have something to read, as soon as one has."""
    found, _, _ = select.select([line.connection for line in lines], [], [], seconds)
    return [line for line in lines if line.connection in found]
