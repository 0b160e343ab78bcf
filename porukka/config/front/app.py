"""Where a request goes: a static file, a live stream, or Django in a thread.

`bodies`, `environ`, `lanes`, `answers`, `static` and `streams` each do one part of it; `server` runs it all.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from porukka.config.front import bodies, environ, streams
from porukka.config.front.addresses import networks
from porukka.config.front.answers import Answers, refuse
from porukka.config.front.lanes import Busy, Lanes
from porukka.config.front.limits import Limits
from porukka.config.front.static import Static
from porukka.core.live.watchers import Limits as LiveLimits

WSGI = Callable[..., Iterable[bytes]]
HEAVY = "/people/"  # sign-in, sign-up, change of password: a POST there hashes


class Front:
    """The application that the server calls (RSGI).

    app: the WSGI application behind. static: the collected static files, if the front sends them. media: the
    folder whose files it may send. proxies: PORUKKA_PROXIES.
    """

    def __init__(
        self,
        app: WSGI,
        *,
        static: Static | None = None,
        media: Path | None = None,
        proxies: Iterable[str] = (),
        limits: Limits | None = None,
        live_limits: LiveLimits | None = None,
    ) -> None:
        self.app, self.static, self.media = app, static, media
        self.proxies = networks(proxies)
        self.limits = limits or Limits()
        self.live_limits = live_limits

    def __rsgi_init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self.lanes = Lanes(self.limits)
        self.bodies = bodies.Bodies(self.limits)
        self.answers = Answers(self.limits, self.media, self._later)
        self.streams = streams.Streams(self.proxies, self.live_limits)

    def __rsgi_del__(self, loop: asyncio.AbstractEventLoop) -> None:
        self.lanes.stop()
        self.answers.stop()

    def stop(self) -> None:
        """Let the live readers go, so that the server can end; pages are finished."""
        self.streams.stop()

    async def __rsgi__(self, scope: Any, proto: Any) -> None:
        if self.static is not None and scope.path in self.static and scope.method in ("GET", "HEAD"):
            self.static.answer(scope, proto)
        elif streams.wanted(scope):
            await self.streams.serve(scope, proto)
        else:
            await self._whole(scope, proto)

    async def _whole(self, scope: Any, proto: Any) -> None:
        """Read all that was sent, then have the page made."""
        try:
            if size := bodies.length(scope):
                async with self.bodies.read(size, proto) as body:
                    await self._page(scope, proto, body)
            else:
                await self._page(scope, proto, None)
        except bodies.Refused as refused:
            self._refuse(scope, proto, refused.status)
        except Busy:
            self._refuse(scope, proto, 503)

    async def _page(self, scope: Any, proto: Any, body: Any) -> None:
        asked = environ.build(scope, body, self.proxies)
        heavy = scope.method == "POST" and scope.path.startswith(HEAVY)
        if scope.method == "GET" and self.lanes.congested:
            await self._patient_page(asked, proto)
            return
        await self.lanes.run(lambda: self.answers.run(self.app, asked, proto), heavy=heavy)

    async def _patient_page(self, asked: dict[str, Any], proto: Any) -> None:
        """Many wait: do not read a page for someone who has gone meanwhile."""
        gone = asyncio.ensure_future(_disconnect(proto))

        def job() -> None:
            if not gone.done():
                self.answers.run(self.app, asked, proto)

        try:
            await self.lanes.run(job)
        finally:
            gone.cancel()

    def _refuse(self, scope: Any, proto: Any, status: int) -> None:
        language = scope.headers.get("accept-language", "")
        refuse(proto, status, language, retry_after=self.limits.retry_after if status == 503 else 0)

    def _later(self, seconds: float, function: Callable[..., Any], *args: Any) -> None:
        """Call a function in the event loop after a while; from any thread."""
        self._loop.call_soon_threadsafe(self._loop.call_later, seconds, function, *args)


async def _disconnect(proto: Any) -> None:
    await proto.client_disconnect()
