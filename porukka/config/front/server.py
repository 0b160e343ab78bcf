"""Granian in this very process: no master process between `porukka run` and the one that serves."""

from __future__ import annotations

import asyncio
import logging
import os
import resource
import signal
import socket
import sys
from typing import Any, NoReturn

from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels
from granian.net import SocketHolder  # type: ignore[attr-defined]
from granian.server.embed import Server

from porukka.config.front.app import Front

BACKLOG = 2048
CONNECTIONS = 10_000
STOP_SECONDS = 7.0  # for requests that still run, less than the parent waits
_HTTP = HTTP1Settings(header_read_timeout=10_000, max_buffer_size=64 * 1024)


class _OnSocket(Server):
    """Serves on a socket that the parent holds: callers wait while a dead web process is replaced."""

    def __init__(self, listener: socket.socket, front: Front) -> None:
        super().__init__(
            front,
            interface=Interfaces.RSGI,
            http=HTTPModes.http1,
            http1_settings=_HTTP,
            websockets=False,
            backlog=BACKLOG,
            backpressure=CONNECTIONS,
            log_level=LogLevels.error,
            log_dictconfig={"disable_existing_loggers": False},
        )
        self._listener = listener

    def _init_shared_socket(self) -> None:
        holder: Any = SocketHolder  # its published types lag behind it
        self._shd = holder(self._listener.fileno(), False, BACKLOG)


def listen(host: str, port: int) -> socket.socket:
    """A listening socket. Raises OSError when the port is in use or not ours to take."""
    family, kind, protocol, _name, address = socket.getaddrinfo(
        host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    listener = socket.socket(family, kind, protocol)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    try:
        listener.bind(address)
        listener.listen(BACKLOG)
    except OSError:
        listener.close()
        raise
    return listener


def serve(listener: socket.socket, front: Front) -> NoReturn:
    """Serve until SIGTERM or SIGINT, finish what runs, and end this process."""
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    asyncio.run(_serve(listener, front))
    _end()


def _end() -> NoReturn:
    # Not sys.exit: a thread of the server that wakes while the interpreter is taken apart aborts the process.
    logging.shutdown()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)


async def _serve(listener: socket.socket, front: Front) -> None:
    server: Any = _OnSocket(listener, front)

    def stop() -> None:
        loop.call_later(STOP_SECONDS, _end)  # somebody who sends slowly is not waited for
        front.stop()
        server.stop()

    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop)
    await server.serve()
