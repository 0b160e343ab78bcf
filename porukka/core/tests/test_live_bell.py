"""The bell between processes: quick when Redis is there, and never in the way when it is not."""

from __future__ import annotations

import asyncio
import shutil
import socket
import subprocess
from collections.abc import Iterator

import pytest

from porukka.core.live import bell


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def redis_url(port: int) -> Iterator[str]:
    if not shutil.which("redis-server"):
        pytest.skip("redis-server is not installed")
    command = ["redis-server", "--bind", "127.0.0.1", "--port", str(port), "--save", "", "--appendonly", "no"]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    yield f"redis://127.0.0.1:{port}/0"
    server.kill()
    server.wait()


@pytest.fixture(autouse=True)
def a_publisher_of_its_own() -> Iterator[None]:
    bell._publishers.clear()
    yield
    bell._publishers.clear()


def test_a_ring_wakes_this_process_until_it_no_longer_asks():
    rung: list[int] = []
    silence = bell.on_ring(lambda: rung.append(1))
    bell.ring(1)
    silence()
    bell.ring(1)
    assert rung == [1]


def test_a_ring_wakes_the_other_processes_by_redis(settings, redis_url):
    settings.REDIS_URL = redis_url

    async def scene() -> None:
        woken = asyncio.Event()
        listening = asyncio.create_task(bell.listen(redis_url, woken.set))
        async with asyncio.timeout(8):
            while not woken.is_set():  # it may ring before anybody listens
                bell.ring(1)
                await asyncio.sleep(0.02)
        listening.cancel()

    asyncio.run(scene())


def test_a_ring_without_redis_is_not_in_the_way(settings, port):
    settings.REDIS_URL = f"redis://127.0.0.1:{port}/0"  # nobody is there
    rung: list[int] = []
    silence = bell.on_ring(lambda: rung.append(1))
    for _ in range(500):  # more than may wait to be published: one that waited would wait for ever
        bell.ring(1)
    silence()
    assert len(rung) == 500
