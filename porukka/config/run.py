"""The parent of `porukka run`: keeps the web process and the worker, and ends with both.

Children are forks of the prepared parent, so a dead one is back in a moment. They never outlive the parent:
each watches a pipe whose other end only the parent holds and which closes with it, however it dies.
"""

from __future__ import annotations

import ctypes
import gc
import logging
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from django.conf import settings
from django.urls import get_resolver

from porukka.config.front.app import Front
from porukka.config.front.server import serve
from porukka.config.front.static import Static
from porukka.config.handler import Handler
from porukka.core import jobs
from porukka.core.text.language import warm_up

STOP_SECONDS = 9.0  # from the first request to stop until what still runs is killed
PAUSES = (0.1, 0.5, 1.0, 2.0, 5.0, 10.0)  # before a child that keeps dying is started again
HEALTHY_SECONDS = 30.0  # a child that lived so long begins anew with the shortest pause

_ARENA_MAX = -8  # as glibc's malloc.h calls it
ARENAS = 2  # heaps of the C library, which would give each thread one of its own that only grows

log = logging.getLogger(__name__)


@dataclass
class Role:
    """A process to keep. work: runs in the child until SIGTERM."""

    name: str
    work: Callable[[], object]
    pid: int = 0
    born: float = 0.0
    falls: int = 0
    due: float = field(default=0.0)  # when to start it again


WORKER = Role("worker", jobs.run_worker)


def web(listener: socket.socket) -> Role:
    """The process that answers on a listening socket.

    All it needs is loaded here, before the fork; the parent keeps the socket, so callers wait meanwhile.
    """
    served = Front(
        Handler(),
        static=Static(settings.STATIC_ROOT, settings.STATIC_URL),
        media=settings.MEDIA_ROOT,
        proxies=settings.PORUKKA_PROXIES,
    )
    get_resolver().url_patterns  # noqa: B018  imports every view

    def answer() -> None:
        warm_up({"sv", *(code for code, _name in settings.LANGUAGES)})  # meanwhile the first pages are read
        serve(listener, served)

    return Role("web", answer)


class Keeper:
    """Keeps the roles running until SIGTERM or SIGINT."""

    def __init__(self, roles: list[Role]) -> None:
        self.roles = roles
        self._stopping = 0.0
        self._alive, self._held = os.pipe()

    def keep(self) -> int:
        """Start all and replace who dies. Returns the exit code when all have ended."""
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, self._stop)
        spare_memory()
        while True:
            self._bury()
            now = time.monotonic()
            if self._stopping:
                living = [role for role in self.roles if role.pid]
                if not living:
                    return 0
                if now > self._stopping + STOP_SECONDS:
                    _signal(living, signal.SIGKILL)
            else:
                for role in self.roles:
                    if not role.pid and now >= role.due:
                        self._start(role)
            time.sleep(0.1)  # a signal is heard at once, the dead are found at the next look

    def _stop(self, number: int, frame: object) -> None:
        if not self._stopping:
            self._stopping = time.monotonic()
            _signal(self.roles, signal.SIGTERM)

    def _start(self, role: Role) -> None:
        sys.stdout.flush()
        sys.stderr.flush()
        role.born = time.monotonic()
        role.pid = os.fork()
        if role.pid == 0:
            self._be(role)

    def _be(self, role: Role) -> None:
        """In the child: work, and never return."""
        code = 1
        try:
            for number in (signal.SIGTERM, signal.SIGHUP):
                signal.signal(number, signal.SIG_DFL)
            signal.signal(
                signal.SIGINT, signal.SIG_IGN
            )  # Ctrl-C reaches all at once; the parent passes it on
            os.close(self._held)
            threading.Thread(target=_follow, args=(self._alive,), name="parent", daemon=True).start()
            role.work()
            code = 0
        except BaseException:
            log.exception("the %s process failed", role.name)
        finally:
            logging.shutdown()
            os._exit(code)

    def _bury(self) -> None:
        for role in self.roles:
            if role.pid and os.waitpid(role.pid, os.WNOHANG)[0]:
                role.pid = 0
                now = time.monotonic()
                role.falls = 0 if now - role.born > HEALTHY_SECONDS else role.falls + 1
                role.due = now + PAUSES[min(role.falls, len(PAUSES)) - 1 if role.falls else 0]
                if not self._stopping:
                    log.warning("the %s process ended; a new one starts", role.name)


def spare_memory() -> None:
    """What is loaded stays shared with the children, and their threads share their heaps. Another C library than
    glibc is left as it is."""
    gc.collect()
    gc.freeze()
    if (tune := getattr(ctypes.CDLL(None), "mallopt", None)) is not None:
        tune(_ARENA_MAX, ARENAS)


def keep(roles: list[Role]) -> int:
    """Keep these processes until told to stop. Returns the exit code."""
    return Keeper(roles).keep()


def _signal(roles: list[Role], number: int) -> None:
    for role in roles:
        if role.pid:
            os.kill(role.pid, number)


def _follow(alive: int) -> None:
    """End with the parent: reading ends when its side of the pipe is closed."""
    os.read(alive, 1)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(STOP_SECONDS)
    os._exit(1)
