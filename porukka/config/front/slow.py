"""Which readers of a live stream do not take what they are sent, and how to be rid of them.

The server keeps what a connection has not taken and tells nobody, so the system is asked: a socket whose send
queue is long at two looks in a row belongs to a reader who sleeps or means harm. (Linux; elsewhere
`Limits.budget` of the hub bounds what one connection can pile up.)
"""

from __future__ import annotations

import fcntl
import os
import socket
import struct
import sys
import termios
from collections.abc import Iterator

from porukka.config.front.addresses import split
from porukka.core.live.client import Client

LONG = 64 * 1024  # bytes
_FOLDER = "/proc/self/fd"


class Slow:
    """Remembers who was slow at the last look."""

    def __init__(self, long: int = LONG) -> None:
        self._long = long
        self._suspects: set[str] = set()

    def __call__(self, clients: list[Client]) -> list[Client]:
        """Those who are slow now and were at the last look."""
        by_peer = {client.peer: client for client in clients}
        now = {
            peer
            for peer, connection in _connections()
            if peer in by_peer and _unsent(connection) > self._long
        }
        slow, self._suspects = now & self._suspects, now
        return [by_peer[peer] for peer in slow]


def cut(peer: str) -> None:
    """End the connection with this peer at once; what it was sent and has not taken is thrown away."""
    for found, connection in _connections():
        if found == peer:
            connection.shutdown(socket.SHUT_RDWR)


def peer_name(client: str) -> str:
    """The peer as `_connections` names it, from the server's `address:port`."""
    address, port = split(client)
    return f"{address} {port}"


def _connections() -> Iterator[tuple[str, socket.socket]]:
    """Every connected TCP socket of this process by its peer; copies, for the server may close its own."""
    if not sys.platform.startswith("linux"):
        return
    for name in os.listdir(_FOLDER):
        try:
            if not os.readlink(f"{_FOLDER}/{name}").startswith("socket:"):
                continue
            connection = socket.socket(fileno=os.dup(int(name)))
        except OSError:
            continue
        with connection:
            try:
                if connection.family in (socket.AF_INET, socket.AF_INET6):
                    address, port = connection.getpeername()[:2]
                    yield f"{address} {port}", connection
            except OSError:  # a listening or ended socket has no peer
                continue


def _unsent(connection: socket.socket) -> int:
    try:
        answer = fcntl.ioctl(connection, termios.TIOCOUTQ, b"\0\0\0\0")
    except OSError:
        return 0
    return int(struct.unpack("i", answer)[0])
