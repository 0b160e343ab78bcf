"""The bell: a commit wakes the hub of this process at once and, by Redis, those of the others.

Only a bell: hubs find what is new by seq, so a ring that is lost costs 250 ms and nothing else.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import queue
import threading
import time
from collections.abc import Callable
from typing import Any

from django.conf import settings

log = logging.getLogger(__name__)
CHANNEL = "porukka:live"
LONGEST_PAUSE = 30.0  # seconds between two tries to reach Redis

_wakers: list[Callable[[], None]] = []
_outside: queue.Queue[int] = queue.Queue(maxsize=100)
_publishers: list[threading.Thread] = []
_starting = threading.Lock()


def ring(stream: int) -> None:
    """Something new was committed in this stream. Never waits and never fails; any thread, any process."""
    for wake in _wakers:
        wake()
    if getattr(settings, "REDIS_URL", ""):
        _start_publisher()
        with contextlib.suppress(queue.Full):  # Redis is slow or gone: the others find it by themselves
            _outside.put_nowait(stream)


def on_ring(wake: Callable[[], None]) -> Callable[[], None]:
    """Have `wake` called (in any thread) at each ring. Returns the function that ends it."""
    _wakers.append(wake)
    return lambda: _wakers.remove(wake)


def _start_publisher() -> None:
    with _starting:
        if not any(one.is_alive() for one in _publishers):  # a fork leaves it behind
            _publishers[:] = [threading.Thread(target=_publish, name="live-bell", daemon=True)]
            _publishers[0].start()


def _publish() -> None:
    import redis  # only installations with REDIS_URL have it

    client = redis.Redis.from_url(settings.REDIS_URL, socket_timeout=2, socket_connect_timeout=2)
    pause = 1.0
    while True:
        stream = _outside.get()
        try:
            client.publish(CHANNEL, stream)
            pause = 1.0
        except (redis.RedisError, OSError) as error:
            log.warning("Redis cannot be reached (%s); live updates go on by polling", error)
            time.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)


async def listen(url: str, wake: Callable[[], Any]) -> None:
    """Call `wake` for every ring of another process, for ever; Redis may come and go."""
    from redis import asyncio as redis

    pause = 1.0
    while True:
        client = redis.Redis.from_url(url, socket_connect_timeout=2, health_check_interval=15)
        try:
            async with client.pubsub(ignore_subscribe_messages=True) as channel:
                await channel.subscribe(CHANNEL)
                pause = 1.0
                async for _message in channel.listen():
                    wake()
        except (redis.RedisError, OSError) as error:
            log.warning("Redis cannot be reached (%s); live updates go on by polling", error)
        finally:
            await client.aclose()
        await asyncio.sleep(pause)
        pause = min(pause * 2, LONGEST_PAUSE)
