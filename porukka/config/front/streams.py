"""`GET …/live` as Server-Sent Events: native async, no thread is held while a reader watches."""

from __future__ import annotations

import asyncio
import logging
import secrets
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import parse_qs

from django.conf import settings
from django.db import close_old_connections

from porukka.config.front import environ, slow
from porukka.config.front.addresses import Network
from porukka.config.front.answers import refuse
from porukka.core.live import bell, pulse
from porukka.core.live.client import Client
from porukka.core.live.contract import hooks
from porukka.core.live.hub import Hub
from porukka.core.live.watchers import Full, Limits

log = logging.getLogger(__name__)
_HEADERS = [
    ("content-type", "text/event-stream"),
    ("cache-control", "no-store"),
    ("x-accel-buffering", "no"),  # proxies hand each event on at once
    ("x-content-type-options", "nosniff"),
]


class Streams:
    """All live streams of this process. Made in a running event loop."""

    def __init__(self, proxies: tuple[Network, ...], limits: Limits | None = None) -> None:
        self._proxies = proxies
        # One thread finds news and one lets people in, so that a rush at the door delays no news.
        self._finding = ThreadPoolExecutor(1, "live-news")
        self._letting_in = ThreadPoolExecutor(1, "live-door")
        self._at_the_door = 0
        self.hub = Hub(lambda function, *args: self._call(self._finding, function, *args), limits)
        self.slow = slow.Slow()
        loops = [self.hub.work(), pulse.beat(self.hub, self.slow)]
        if settings.REDIS_URL:
            loops.append(bell.listen(settings.REDIS_URL, self.hub.wake))
        self._tasks = [asyncio.ensure_future(one) for one in loops]

    def stop(self) -> None:
        """End all streams and everything that runs for them."""
        for task in self._tasks:
            task.cancel()
        self.hub.close_all()
        self._finding.shutdown(wait=False, cancel_futures=True)
        self._letting_in.shutdown(wait=False, cancel_futures=True)

    async def serve(self, scope: Any, proto: Any) -> None:
        """Answer one request until the reader goes, or the hub lets her go."""
        asked = environ.build(scope, None, self._proxies)
        language = asked.get("HTTP_ACCEPT_LANGUAGE", "")
        base = self.hub.cursors()
        if self._at_the_door + self.hub.watchers.count >= self.hub.limits.total:
            return refuse(proto, 503, language, retry_after=_spread(30))
        self._at_the_door += 1
        try:
            watch = await self._call(self._letting_in, _admit, scope.path, asked)
        except Exception:
            log.exception("nobody could be let in at %s", scope.path)
            return refuse(proto, 503, language, retry_after=_spread(10))
        finally:
            self._at_the_door -= 1
        if watch is None:
            return refuse(proto, 404, language)
        client = Client(
            watch,
            path=scope.path,
            environ=asked,
            send=lambda payload: None,
            close=_closer(scope.client),
            seq=_resume(scope),
            base=base.get(watch.stream),
            peer=slow.peer_name(scope.client),
            opened=time.monotonic(),
        )
        try:
            self.hub.join(client)
        except Full as full:
            return refuse(proto, 429 if full.personal else 503, language, retry_after=_spread(30))
        try:
            transport = proto.response_stream(200, _HEADERS)
            client.send = transport.send_bytes
            client.push(b"retry: %d\n\n" % _spread(4000, least=1000))
            await proto.client_disconnect()
        except asyncio.CancelledError:  # the hub let her go
            pass
        finally:
            self.hub.leave(client)

    async def _call(self, where: ThreadPoolExecutor, function: Callable[..., Any], *args: Any) -> Any:
        return await asyncio.get_running_loop().run_in_executor(where, _with_database, function, *args)


def wanted(scope: Any) -> bool:
    """Whether the request asks for a live stream and not for a page."""
    return (
        scope.path.endswith("/live")
        and scope.method == "GET"
        and "text/event-stream" in scope.headers.get("accept", "")
    )


def _closer(address: str) -> Callable[..., None]:
    task = asyncio.current_task()

    def close(*, hard: bool = False) -> None:
        if hard:
            slow.cut(slow.peer_name(address))
        if task is not None:
            task.cancel()

    return close


def _resume(scope: Any) -> int | None:
    """The last seq the reader has: what her browser says after a break, else what the page said."""
    said = scope.headers.get("last-event-id") or parse_qs(scope.query_string).get("after", [""])[0]
    return int(said) if said.isascii() and said.isdigit() and len(said) < 19 else None


def _admit(path: str, asked: dict[str, Any]) -> Any:
    return hooks().admit(path, asked)


def _with_database(function: Callable[..., Any], *args: Any) -> Any:
    close_old_connections()
    try:
        return function(*args)
    finally:
        close_old_connections()


def _spread(most: int, *, least: int = 1) -> int:
    """A number up to `most`: not everybody should come back at the same moment."""
    return least + secrets.randbelow(most - least + 1)
