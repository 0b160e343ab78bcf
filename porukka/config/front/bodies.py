"""The whole body, read before a thread is taken, so that a slow sender holds nobody else up."""

from __future__ import annotations

import asyncio
import io
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import IO, Any

from porukka.config.front.limits import Limits


class Refused(Exception):
    """This body is not taken; `status` says why."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class Bodies:
    """Reads bodies and counts what they take of the memory, all requests together."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.held = 0

    @asynccontextmanager
    async def read(self, size: int, proto: Any) -> AsyncIterator[IO[bytes]]:
        """A body of so many bytes, in memory or in a temporary file, for as long as the block lasts.

        Raises Refused.
        """
        if size > self.limits.body:
            raise Refused(413)
        in_memory = size <= self.limits.body_in_memory
        held = size if in_memory else 0
        if self.held + held > self.limits.bodies_in_memory:
            raise Refused(503)
        self.held += held
        try:
            with io.BytesIO() if in_memory else tempfile.TemporaryFile() as body:
                await self._fill(body, size, proto)
                body.seek(0)
                yield body
        finally:
            self.held -= held

    async def _fill(self, body: IO[bytes], size: int, proto: Any) -> None:
        came, loop = 0, asyncio.get_running_loop()
        end = loop.time() + self.limits.body_time
        try:
            async with asyncio.timeout_at(end) as patience:
                async for chunk in proto:
                    body.write(chunk)
                    came += len(chunk)
                    patience.reschedule(end + came / self.limits.body_rate)
        except TimeoutError:
            raise Refused(408) from None
        if came != size:  # the sender went away in the middle
            raise Refused(400)


def length(scope: Any) -> int:
    """How many bytes the sender announces. Raises Refused for a body of unknown length."""
    announced = scope.headers.get("content-length")
    if announced is not None:
        return int(announced)  # the server has checked that it is a number
    if "transfer-encoding" in scope.headers:
        # A chunked body that breaks off cannot be told from a whole one here: half a form would be saved.
        raise Refused(411)
    return 0
