"""A reader who takes nothing is found by what piles up for her."""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Iterator

import pytest

from porukka.config.front import slow
from porukka.config.front.server import listen
from porukka.core.live import Watch
from porukka.core.live.client import Client

pytestmark = pytest.mark.skipif(not slow.sys.platform.startswith("linux"), reason="asks Linux")


@pytest.fixture
def pair() -> Iterator[tuple[socket.socket, socket.socket, Client]]:
    """Our side, hers, and how the hub knows her."""
    listener = listen("127.0.0.1", 0)
    hers = socket.create_connection(listener.getsockname())
    ours, address = listener.accept()
    ours.setblocking(False)
    peer = slow.peer_name("{}:{}".format(*address))
    client = Client(
        Watch(1, "en", 1),
        path="/live",
        environ={},
        send=ours.send,
        close=lambda hard=False: slow.cut(peer),
        seq=0,
        peer=peer,
    )
    yield ours, hers, client
    for connection in (ours, hers, listener):
        connection.close()


def fill(ours: socket.socket) -> None:
    with contextlib.suppress(BlockingIOError):
        while ours.send(b"x" * 65536):
            pass


def test_who_takes_nothing_at_two_looks_is_slow_and_can_be_cut(pair):
    ours, _hers, client = pair
    fill(ours)
    look = slow.Slow()
    assert look([client]) == []
    assert look([client]) == [client]
    client.close(hard=True)
    with pytest.raises(BrokenPipeError):
        ours.send(b"more")


def test_who_takes_what_she_is_sent_is_not_slow(pair):
    ours, hers, client = pair
    look = slow.Slow()
    for _ in range(3):
        ours.send(b"x" * 1000)
        assert hers.recv(2000)
        assert look([client]) == []
