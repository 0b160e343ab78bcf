"""The threads that run Django, and who waits for them.

Two lanes share the threads. Requests that hash a password take a fifth of a second of the processor each, so
they hold one thread at a time: a rush of sign-ups never keeps the readers waiting.
All counting is done in the event loop; threads only take a job and say when it is done.
"""

from __future__ import annotations

import asyncio
import logging
import queue
import threading
from collections import deque
from collections.abc import Callable

from porukka.config.front import heaps
from porukka.config.front.limits import Limits

log = logging.getLogger(__name__)
Job = Callable[[], None]


class Busy(Exception):
    """Too many wait already."""


class Lanes:
    """Runs jobs in `limits.threads` threads. Made in a running event loop."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._loop = asyncio.get_running_loop()
        self._jobs: queue.SimpleQueue[tuple[Job, asyncio.Future[None], bool] | None] = queue.SimpleQueue()
        self._inside = 0  # running, or first in line for a thread
        self._heavy_runs = False
        self._heavy: deque[tuple[Job, asyncio.Future[None]]] = deque()
        self._heaps = heaps.of_this_process()
        self._threads = [
            threading.Thread(target=self._work, name=f"front-{number}", daemon=True)
            for number in range(limits.threads)
        ]
        for thread in self._threads:
            thread.start()

    @property
    def congested(self) -> bool:
        """Whether a job given now would wait."""
        return self._inside >= self.limits.threads

    async def run(self, job: Job, *, heavy: bool = False) -> None:
        """Wait until a thread has run it. Raises Busy at once when too many wait. The job must not raise."""
        if heavy and len(self._heavy) >= self.limits.heavy_waiting:
            raise Busy
        if not heavy and self._inside >= self.limits.threads + self.limits.waiting:
            raise Busy
        done: asyncio.Future[None] = self._loop.create_future()
        if heavy and self._heavy_runs:
            self._heavy.append((job, done))
        else:
            self._begin(job, done, heavy)
        await done

    def stop(self) -> None:
        """Let the threads end after what they do now; who still waits is told to come back."""
        for _job, done in self._heavy:
            if not done.done():
                done.set_exception(Busy())
        self._heavy.clear()
        for _ in self._threads:
            self._jobs.put(None)

    def _begin(self, job: Job, done: asyncio.Future[None], heavy: bool) -> None:
        self._inside += 1
        self._heavy_runs = self._heavy_runs or heavy
        self._jobs.put((job, done, heavy))

    def _ended(self, done: asyncio.Future[None], heavy: bool) -> None:
        self._inside -= 1
        if not done.done():
            done.set_result(None)
        if heavy:
            self._heavy_runs = False
            if self._heavy:
                self._begin(*self._heavy.popleft(), True)

    def _work(self) -> None:
        while (taken := self._jobs.get()) is not None:
            job, done, heavy = taken
            del taken
            try:
                job()
            except BaseException:  # a thread that dies would be missed for ever
                log.exception("a request broke the front")
            del job
            try:
                self._loop.call_soon_threadsafe(self._ended, done, heavy)
            except RuntimeError:  # the loop is closed: the process ends
                return
            self._heaps.answered()
