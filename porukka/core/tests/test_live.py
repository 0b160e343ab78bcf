"""The hub, with events that a test makes up."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from porukka.core import live
from porukka.core.live import contract
from porukka.core.live.client import Client
from porukka.core.live.hub import Hub
from porukka.core.live.pulse import sweep
from porukka.core.live.watchers import Full, Limits

AINO, EERO, OUTI = 1, 2, 3
YARD, CHOIR = 10, 20


@dataclass
class World:
    """Events by stream, who is let in, and what the hub asked."""

    events: dict[int, list[live.Frame]] = field(default_factory=lambda: {YARD: [], CHOIR: []})
    members: set[int] = field(default_factory=lambda: {AINO, EERO})
    admitted: list[int] = field(default_factory=list)
    rendered: list[Any] = field(default_factory=list)
    broken: bool = False

    def say(
        self, words: str, *, stream: int = YARD, kind: str = "said", audience: contract.Audience = None
    ) -> None:
        events = self.events[stream]
        events.append(live.Frame(len(events) + 1, kind, {"words": words}, audience))
        live.ring(stream)

    def admit(self, path: str, environ: dict[str, Any]) -> live.Watch | None:
        who = environ["who"]
        self.admitted.append(who)
        return live.Watch(environ["stream"], environ.get("key", "en"), who) if who in self.members else None

    def heads(self, streams: Any) -> dict[int, int]:
        if self.broken:
            raise ConnectionError("the database is away")
        return {stream: len(self.events[stream]) for stream in streams}

    def frames(self, stream: int, after: int, key: Any) -> list[live.Frame]:
        self.rendered.append((stream, after, key))
        return [frame for frame in self.events[stream] if frame.seq > after]


class Reader:
    """A watcher and what reached her."""

    def __init__(
        self, hub: Hub, who: int, *, stream: int = YARD, seq: int | None = None, key: str = "en"
    ) -> None:
        self.hub, self.closed = hub, False
        self.got: list[dict[str, Any]] = []
        self.client = Client(
            live.Watch(stream, key, who),
            path="/live",
            environ={"who": who, "stream": stream, "key": key},
            send=self.take,
            close=self.close,
            seq=seq,
            base=hub.cursors().get(stream),
            opened=time.monotonic(),
        )
        hub.join(self.client)

    def take(self, payload: bytes) -> None:
        for block in payload.decode().split("\n\n"):
            self.got += [json.loads(line[6:]) for line in block.splitlines() if line.startswith("data: ")]

    def close(self, *, hard: bool = False) -> None:
        self.closed = True
        self.hub.leave(self.client)

    @property
    def words(self) -> list[str]:
        return [frame["data"].get("words", frame["kind"]) for frame in self.got]


@pytest.fixture
def world() -> Iterator[World]:
    found, before = World(), list(contract._connected)
    live.connect(admit=found.admit, heads=found.heads, frames=found.frames)
    yield found
    contract._connected[:] = before


async def here(function: Callable[..., Any], *args: Any) -> Any:
    return function(*args)


def in_hub(play: Callable[[Hub], Awaitable[None]], limits: Limits | None = None) -> None:
    """Run a scene with a hub that works."""

    async def scene() -> None:
        hub = Hub(here, limits or Limits(poll=0.01))
        work = asyncio.create_task(hub.work())
        try:
            async with asyncio.timeout(5):
                await play(hub)
        finally:
            work.cancel()

    asyncio.run(scene())


async def settled(hub: Hub) -> None:
    """Until all news have been written."""
    heads = contract.hooks().heads
    while hub.watchers.joining or any(
        seq != heads([stream])[stream] for stream, seq in hub.cursors().items()
    ):
        await asyncio.sleep(0)


def test_news_reach_those_who_watch_the_stream_and_nobody_else(world):
    async def play(hub: Hub) -> None:
        aino, eero, outi = Reader(hub, AINO), Reader(hub, EERO), Reader(hub, AINO, stream=CHOIR)
        await settled(hub)
        world.say("hello")
        await settled(hub)
        assert aino.got == eero.got == [{"seq": 1, "kind": "said", "data": {"words": "hello"}}]
        assert outi.got == []

    in_hub(play)


def test_news_are_rendered_once_for_a_group(world):
    async def play(hub: Hub) -> None:
        readers = [Reader(hub, AINO), Reader(hub, EERO), Reader(hub, EERO), Reader(hub, AINO, key="fi")]
        await settled(hub)
        world.rendered.clear()
        world.say("hello")
        await settled(hub)
        assert [reader.words for reader in readers] == [["hello"]] * 4
        assert sorted(world.rendered) == [(YARD, 0, "en"), (YARD, 0, "fi")]

    in_hub(play)


def test_who_comes_back_gets_what_she_missed_and_nothing_twice(world):
    async def play(hub: Hub) -> None:
        for words in ("one", "two", "three"):
            world.say(words)
        aino, eero = Reader(hub, AINO, seq=1), Reader(hub, EERO)
        world.say("four")
        await settled(hub)
        world.say("five")
        await settled(hub)
        assert aino.words == ["two", "three", "four", "five"]
        assert eero.words == ["five"]

    in_hub(play)


def test_who_missed_too_much_is_told_to_reload(world):
    async def play(hub: Hub) -> None:
        for number in range(live.MOST_FRAMES + 1):
            world.say(str(number))
        aino, eero = Reader(hub, AINO, seq=0), Reader(hub, EERO, seq=1)
        await settled(hub)
        assert aino.words == ["reload"]
        assert len(eero.words) == live.MOST_FRAMES

    in_hub(play)


def test_a_frame_reaches_its_audience_only(world):
    async def play(hub: Hub) -> None:
        aino, eero = Reader(hub, AINO), Reader(hub, EERO)
        await settled(hub)
        world.say("for Aino", audience=frozenset({AINO}))
        world.say("for those after her", audience=lambda who: who > AINO)
        await settled(hub)
        assert (aino.words, eero.words) == (["for Aino"], ["for those after her"])

    in_hub(play)


def test_who_lost_the_right_is_closed_before_anything_that_came_with_it(world):
    async def play(hub: Hub) -> None:
        aino, eero = Reader(hub, AINO), Reader(hub, EERO)
        await settled(hub)
        world.admitted.clear()
        world.members.remove(EERO)
        world.say("a secret", audience=None)
        world.say("", kind=live.RIGHTS, audience=frozenset({EERO}))
        await settled(hub)
        assert (eero.closed, eero.words) == (True, [])
        assert (aino.closed, aino.words) == (False, ["a secret"])
        assert world.admitted == [EERO]  # the others need not be asked

    in_hub(play)


def test_who_lost_the_right_on_the_way_in_is_closed(world):
    async def play(hub: Hub) -> None:
        eero = Reader(hub, EERO, seq=10**9)  # admitted a moment ago
        world.members.remove(EERO)
        world.say("", kind=live.RIGHTS, audience=frozenset({EERO}))
        await settled(hub)
        world.say("a secret")
        await settled(hub)
        assert (eero.closed, eero.words) == (True, [])

    in_hub(play)


def test_a_change_of_rights_hidden_in_a_flood_is_noticed(world):
    async def play(hub: Hub) -> None:
        eero = Reader(hub, EERO)
        await settled(hub)
        world.members.remove(EERO)
        world.say("", kind=live.RIGHTS, audience=frozenset({EERO}))
        for number in range(live.MOST_FRAMES + 1):
            world.say(str(number))
        await settled(hub)
        assert (eero.closed, eero.words) == (True, [])

    in_hub(play)


def test_the_stream_goes_on_when_the_database_is_back(world):
    async def play(hub: Hub) -> None:
        aino = Reader(hub, AINO)
        await settled(hub)
        world.broken = True
        world.say("while it was away")
        await asyncio.sleep(0)
        world.broken = False
        await settled(hub)
        assert aino.words == ["while it was away"]

    in_hub(play, Limits(poll=0.001, longest_pause=0.002))


def test_there_is_an_end_to_the_connections_of_one_person_and_of_all(world):
    async def play(hub: Hub) -> None:
        first = Reader(hub, AINO)
        with pytest.raises(Full) as refused:
            Reader(hub, AINO)
        assert refused.value.personal
        Reader(hub, EERO)
        with pytest.raises(Full) as refused:
            Reader(hub, OUTI)
        assert not refused.value.personal
        first.close()
        Reader(hub, AINO)

    in_hub(play, Limits(total=2, each=1))


def test_a_quiet_stream_is_kept_alive_and_knows_where_it_is(world):
    async def play(hub: Hub) -> None:
        world.say("hello")
        sent: list[bytes] = []
        aino = Reader(hub, AINO, seq=1)
        await settled(hub)
        aino.client.send = sent.append
        await sweep(hub, lambda clients: [])
        assert sent == [b"id: 1\n\n"]
        assert not aino.closed

    in_hub(play)


@pytest.mark.parametrize("limits", [Limits(poll=0.01, lifetime=0), Limits(poll=0.01, budget=5)])
def test_an_old_or_heavy_stream_is_renewed(world, limits):
    async def play(hub: Hub) -> None:
        aino = Reader(hub, AINO)
        await settled(hub)
        world.say("hello")
        await settled(hub)
        await sweep(hub, lambda clients: [])
        assert aino.closed

    in_hub(play, limits)


def test_a_slow_reader_is_cut_and_the_others_stay(world):
    async def play(hub: Hub) -> None:
        aino, eero = Reader(hub, AINO), Reader(hub, EERO)
        await settled(hub)
        await sweep(hub, lambda clients: [client for client in clients if client is eero.client])
        assert (aino.closed, eero.closed) == (False, True)

    in_hub(play)


def test_a_poll_answers_what_was_missed_with_the_same_rules(world):
    world.say("one")
    world.say("for Eero", audience=frozenset({EERO}))
    world.say("", kind=live.RIGHTS)
    world.say("four")
    watch = live.Watch(YARD, "en", AINO)
    assert live.since(watch, None) == {"seq": 4, "frames": []}
    assert [frame["seq"] for frame in live.since(watch, 0)["frames"]] == [1, 4]
    assert live.since(watch, 99) == {"seq": 4, "frames": []}
