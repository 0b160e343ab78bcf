"""Who watches what, and how many connections each may hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable
from dataclasses import dataclass

from porukka.core.live.client import Client


class Full(Exception):
    """No further connection is taken: `personal` when the reader herself has too many."""

    def __init__(self, *, personal: bool) -> None:
        super().__init__("too many live connections")
        self.personal = personal


@dataclass(frozen=True, slots=True)
class Limits:
    """Times in seconds, sizes in bytes."""

    poll: float = 0.25  # between two looks for news while somebody watches
    longest_pause: float = 5.0  # between two tries when the database does not answer
    total: int = 5000
    each: int = 8  # connections of one person
    visitors_each: int = 50  # of one address without a person: a school may share one
    beat: float = 20.0
    lifetime: float = 15 * 60.0  # then she comes back by herself and is admitted anew
    budget: int = 4 * 1024 * 1024  # written to one connection before it is renewed


class Watchers:
    """Clients by stream and key, and those who are not yet up to date."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.joining: dict[Client, None] = {}
        self.count = 0
        self._owners: Counter[Hashable] = Counter()
        self._streams: dict[int, dict[Hashable, set[Client]]] = {}

    def enter(self, client: Client) -> None:
        """Take a new connection. Raises Full."""
        if self.count >= self.limits.total:
            raise Full(personal=False)
        if self._owners[client.owner] >= (
            self.limits.each if client.watch.who else self.limits.visitors_each
        ):
            raise Full(personal=True)
        self._owners[client.owner] += 1
        self.count += 1
        self.joining[client] = None

    def leave(self, client: Client) -> None:
        """Forget a connection that `enter` took."""
        self.count -= 1
        self._owners[client.owner] -= 1
        if not self._owners[client.owner]:
            del self._owners[client.owner]
        self.joining.pop(client, None)
        self.take_out(client)

    def put_in(self, client: Client) -> None:
        """She is up to date: news go to her directly."""
        self._streams.setdefault(client.watch.stream, {}).setdefault(client.watch.key, set()).add(client)

    def take_out(self, client: Client) -> bool:
        """No more news to her. Returns whether she was in."""
        groups = self._streams.get(client.watch.stream, {})
        group = groups.get(client.watch.key, set())
        if client not in group:
            return False
        group.remove(client)
        if not group:
            del groups[client.watch.key]
        if not groups:
            del self._streams[client.watch.stream]
        return True

    def streams(self) -> set[int]:
        """Every stream somebody watches or is about to watch."""
        return {*self._streams, *(client.watch.stream for client in self.joining)}

    def watched(self, stream: int) -> bool:
        """Whether news of the stream have a reader."""
        return stream in self._streams

    def groups(self, stream: int) -> dict[Hashable, list[Client]]:
        """The watchers of a stream by key; a copy, so that it may change meanwhile."""
        return {key: list(group) for key, group in self._streams.get(stream, {}).items()}

    def everybody(self) -> list[Client]:
        """Every open connection."""
        inside = [
            client for groups in self._streams.values() for group in groups.values() for client in group
        ]
        return [*self.joining, *inside]
