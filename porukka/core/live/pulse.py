"""The pulse: keeps quiet connections alive, renews old ones and drops readers too slow to be served."""

from __future__ import annotations

import asyncio
import logging
import secrets
import time
from collections.abc import Callable, Iterable

from porukka.core.live.client import Client
from porukka.core.live.hub import Hub

log = logging.getLogger(__name__)


async def beat(hub: Hub, slow: Callable[[list[Client]], Iterable[Client]]) -> None:
    """Sweep every `hub.limits.beat` seconds, for ever.

    slow: which of these clients have not taken what was sent to them for a while; runs in a thread.
    """
    while True:
        await asyncio.sleep(hub.limits.beat)
        await sweep(hub, slow)


async def sweep(hub: Hub, slow: Callable[[list[Client]], Iterable[Client]]) -> None:
    """One look at everybody."""
    everybody = hub.watchers.everybody()
    now = time.monotonic()
    for client in await asyncio.to_thread(lambda: list(slow(everybody))):
        log.info("a live reader took nothing for a while; she may come back")
        client.close(hard=True)
    for client in everybody:
        # Within a spread of a tenth, so that those who came together do not all come back together.
        if (
            now - client.opened > hub.limits.lifetime * (1 - secrets.randbelow(100) / 1000)
            or client.sent > hub.limits.budget
        ):
            client.close()
        elif client.seq is not None:
            # An id without data is remembered by browsers and shown to nobody: she resumes from here.
            client.push(b"id: %d\n\n" % client.seq)
        else:
            client.push(b":\n\n")
