"""A tiny application behind the real front: `python -m porukka.config.tests.served FD MEDIA [PROXY]`.

FD is a listening socket that the test made. A line on standard input lets those go who wait at `…/hold`.
"""

from __future__ import annotations

import json
import socket
import sys
import threading
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import django
from django.conf import settings

if __name__ == "__main__":  # the front asks for settings as soon as it is imported
    settings.configure(REDIS_URL="", LANGUAGES=[("en", "English"), ("fi", "Finnish")], LANGUAGE_CODE="en")
    django.setup()

from porukka.config.front.app import Front
from porukka.config.front.limits import Limits
from porukka.config.front.server import serve
from porukka.core import live
from porukka.core.live.watchers import Limits as LiveLimits

Environ = dict[str, Any]
Said = tuple[str, list[tuple[str, str]], bytes | Iterable[bytes]]
LIMITS = Limits(
    threads=2,
    waiting=2,
    body=200_000,
    body_in_memory=10_000,
    body_time=0.4,
    body_rate=10_000_000,
    answer_in_memory=50_000,
)
WORDS = b"Words that people wrote to each other. " * 100

gate = threading.Event()
events: list[str] = []
seen: list[str] = []
allowed = {"1"}


def open_the_gate() -> None:
    """A line opens the gate for those who wait; the end of the test ends the wait for ever."""
    for _ in sys.stdin:
        gate.set()
        gate.clear()
    gate.set()


def echo(environ: Environ) -> Said:
    return "200 OK", [], environ["wsgi.input"].read()


def show_environ(environ: Environ) -> Said:
    strings = {key: value for key, value in environ.items() if isinstance(value, str)}
    return "200 OK", [], json.dumps(strings).encode()


def show_seen(environ: Environ) -> Said:
    return "200 OK", [], json.dumps(seen).encode()


def cookies(environ: Environ) -> Said:
    return "200 OK", [("Set-Cookie", "a=1"), ("Set-Cookie", "b=2")], b"hello"


def unchanged(environ: Environ) -> Said:
    return "304 Not Modified", [("ETag", '"7"')], b""


def page(environ: Environ) -> Said:
    return "200 OK", [("ETag", '"7"'), ("Content-Length", str(len(WORDS)))], WORDS


def file(environ: Environ) -> Said:
    return "200 OK", [("X-Porukka-File", environ["QUERY_STRING"])], b""


def pieces(environ: Environ) -> Said:
    return "200 OK", [], (bytes([65 + number % 26]) * 10_000 for number in range(30))


def breaks(environ: Environ) -> Said:
    raise RuntimeError("on purpose")


def hold(environ: Environ) -> Said:
    gate.wait(10)
    return "200 OK", [], b"hello"


def event(environ: Environ) -> Said:
    events.append(environ["wsgi.input"].read().decode())
    live.ring(1)
    return "200 OK", [], b""


def expel(environ: Environ) -> Said:
    allowed.discard("1")
    events.append(live.RIGHTS)
    live.ring(1)
    return "200 OK", [], b""


ANSWERS = {
    "/echo": echo,
    "/environ": show_environ,
    "/seen": show_seen,
    "/cookies": cookies,
    "/unchanged": unchanged,
    "/page": page,
    "/file": file,
    "/pieces": pieces,
    "/breaks": breaks,
    "/hold": hold,
    "/people/hold": hold,
    "/event": event,
    "/expel": expel,
}


def application(environ: Environ, start_response: Any) -> Iterable[bytes]:
    """What the tests' servers answer; an unknown path says hello."""
    path = environ["PATH_INFO"].encode("latin-1").decode()
    seen.append(path)
    answer = ANSWERS.get(path, lambda environ: ("200 OK", [], b"hello"))
    status, headers, body = answer(environ)
    start_response(status, [("Content-Type", "text/plain; charset=utf-8"), *headers])
    return [body] if isinstance(body, bytes) else body


def admit(path: str, environ: dict[str, Any]) -> live.Watch | None:
    """Whoever has the cookie of an allowed person."""
    who = environ.get("HTTP_COOKIE", "").removeprefix("who=")
    return live.Watch(1, "en", int(who)) if who in allowed else None


def heads(streams: Iterable[int]) -> dict[int, int]:
    return {1: len(events)}


def frames(stream: int, after: int, key: object) -> list[live.Frame]:
    return [
        live.Frame(seq, live.RIGHTS if words == live.RIGHTS else "said", {"words": words})
        for seq, words in enumerate(events, 1)
        if seq > after
    ]


if __name__ == "__main__":
    threading.Thread(target=open_the_gate, daemon=True).start()
    live.connect(admit=admit, heads=heads, frames=frames)
    front = Front(
        application,
        media=Path(sys.argv[2]),
        proxies=sys.argv[3:],
        limits=LIMITS,
        live_limits=LiveLimits(poll=5.0, each=2),
    )
    serve(socket.socket(fileno=int(sys.argv[1])), front)
