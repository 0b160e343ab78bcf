"""A small `porukka run` for the tests: `python -m porukka.config.tests.kept FD`.

Its web process answers with its own number and its worker's; its worker does nothing but wait.
"""

from __future__ import annotations

import os
import signal
import socket
import sys
from collections.abc import Iterable
from typing import Any

import django

if __name__ == "__main__":
    django.setup()

from porukka.config.front.app import Front
from porukka.config.front.server import serve
from porukka.config.run import Role, keep


def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """Who answers?"""
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [str(os.getpid()).encode()]


def work() -> None:
    """Wait; SIGTERM ends it."""
    os.write(1, f"{os.getpid()}\n".encode())
    signal.pause()


if __name__ == "__main__":
    listener = socket.socket(fileno=int(sys.argv[1]))
    raise SystemExit(keep([Role("web", lambda: serve(listener, Front(application))), Role("worker", work)]))
