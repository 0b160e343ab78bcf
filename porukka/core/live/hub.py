"""The hub: one loop in the web process that finds new events and writes each once to all who watch."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections import defaultdict
from collections.abc import Awaitable, Callable, Hashable, Iterable, Mapping
from typing import Any

from porukka.core.live import bell
from porukka.core.live.client import Client
from porukka.core.live.contract import RELOAD, RIGHTS, Frame, hooks
from porukka.core.live.reading import Rendered, admit_each, render
from porukka.core.live.watchers import Limits, Watchers

log = logging.getLogger(__name__)
Run = Callable[..., Awaitable[Any]]


class Hub:
    """All watchers of this process. Lives in one event loop; only `wake` may be called from another thread.

    run: calls a function in a thread that may use the database, and awaits its result.
    """

    def __init__(self, run: Run, limits: Limits | None = None) -> None:
        self._run = run
        self.limits = limits or Limits()
        self.watchers = Watchers(self.limits)
        self._cursors: dict[int, int] = {}
        self._news = asyncio.Event()
        self._somebody = asyncio.Event()
        self._loop = asyncio.get_running_loop()

    def wake(self) -> None:
        """Look for news now instead of at the next poll. Any thread."""
        with contextlib.suppress(RuntimeError):  # the loop is closed: the process ends
            self._loop.call_soon_threadsafe(self._news.set)

    def cursors(self) -> dict[int, int]:
        """How far each watched stream is written; taken before `admit` is asked, it makes `Client.base`."""
        return dict(self._cursors)

    def join(self, client: Client) -> None:
        """Begin to watch; what was missed since `client.seq` comes first. Raises Full."""
        self.watchers.enter(client)
        self._somebody.set()
        self._news.set()

    def leave(self, client: Client) -> None:
        """Forget a watcher whose connection is over."""
        self.watchers.leave(client)
        self._forget_unwatched()

    def close_all(self) -> None:
        """End every connection (the process stops); browsers come back by themselves."""
        for client in self.watchers.everybody():
            client.close()

    async def work(self) -> None:
        """Find and write news for ever."""
        silence = bell.on_ring(self.wake)
        pause = self.limits.poll
        try:
            while True:
                await self._somebody.wait()
                self._news.clear()
                try:
                    await self._round()
                    pause = self.limits.poll
                except Exception:  # the database is away: watchers stay, and miss nothing when it is back
                    pause = min(pause * 2, self.limits.longest_pause)
                    log.warning("live updates wait %.1f s", pause, exc_info=True)
                    self._news.clear()
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(pause):
                        await self._news.wait()
        finally:
            silence()

    async def _round(self) -> None:
        joining = list(self.watchers.joining)
        heads = await self._run(hooks().heads, self.watchers.streams())
        # Those who watch already come first: the newcomers' reading must not hold them up.
        for stream, cursor in list(self._cursors.items()):
            if (head := heads.get(stream, 0)) > cursor:
                await self._spread(stream, cursor, head)
                self._cursors[stream] = head
        await self._welcome(joining, heads)
        self._forget_unwatched()

    async def _spread(self, stream: int, cursor: int, head: int) -> None:
        keys = list(self.watchers.groups(stream))
        rendered: dict[Hashable, Rendered] = await self._run(render, stream, cursor, head, keys)
        # Too much at once may hide a change of rights: then everybody is asked again.
        changes = [frame for one in rendered.values() for frame, _ in one if frame.kind in (RIGHTS, RELOAD)]
        if changes:
            await self._admit_again(self.watchers.groups(stream).values(), changes)
        groups = self.watchers.groups(stream)
        if fresh := [key for key in groups if key not in rendered]:  # her new rights made a new group
            rendered |= await self._run(render, stream, cursor, head, fresh)
        for key, clients in groups.items():
            for client in clients:
                client.write(rendered[key], head)

    async def _welcome(self, joining: list[Client], heads: Mapping[int, int]) -> None:
        """Bring new watchers up to the head. Those who come back together share one reading."""
        # A right may have changed between her admission and this round, at a seq she will never be sent.
        doubtful = [client for client in joining if client.base != heads.get(client.watch.stream, 0)]
        await self._admit_again([doubtful])
        together: dict[tuple[int, Hashable, int], list[Client]] = defaultdict(list)
        for client in joining:
            head = heads.get(client.watch.stream, 0)
            after = head if client.seq is None else min(client.seq, head)
            together[client.watch.stream, client.watch.key, after].append(client)
        for (stream, key, after), clients in together.items():
            head = heads.get(stream, 0)
            missed = (await self._run(render, stream, after, head, [key]))[key] if head > after else []
            for client in clients:
                if client in self.watchers.joining:  # neither gone nor refused meanwhile
                    del self.watchers.joining[client]
                    client.seq = after
                    client.write(missed, head)
                    self.watchers.put_in(client)
                    self._cursors.setdefault(stream, head)

    async def _admit_again(self, groups: Iterable[list[Client]], changes: list[Frame] | None = None) -> None:
        asked = [
            client
            for group in groups
            for client in group
            if changes is None or any(change.reaches(client.watch.who) for change in changes)
        ]
        if not asked:
            return
        for client, watch in zip(asked, await self._run(admit_each, asked), strict=True):
            inside = self.watchers.take_out(client)
            if watch is None or watch.stream != client.watch.stream:
                self.watchers.joining.pop(client, None)
                client.close()
                continue
            client.watch = watch
            if inside:
                self.watchers.put_in(client)

    def _forget_unwatched(self) -> None:
        for stream in [stream for stream in self._cursors if not self.watchers.watched(stream)]:
            del self._cursors[stream]
        if not self.watchers.count:
            self._somebody.clear()
