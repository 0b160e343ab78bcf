"""What the floor above and the hub say to each other."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any

RIGHTS = "rights"
RELOAD = "reload"
MOST_FRAMES = 200  # who missed more than this is told to reload the page instead

Environ = dict[str, Any]
Audience = frozenset[int] | Callable[[int], bool] | None


@dataclass(frozen=True, slots=True)
class Watch:
    """One reader's leave to watch.

    stream: what she watches. key: what her frames depend on (language, time zone, role class…); readers with
    an equal key get the same rendering. who: the person's id, 0 for a visitor.
    """

    stream: int
    key: Hashable
    who: int = 0


@dataclass(frozen=True, slots=True)
class Frame:
    """One event as one group of watchers sees it.

    audience: the ids of the people who may get it, or a function that says so of an id;
    None: all who were admitted.
    """

    seq: int
    kind: str
    data: Mapping[str, Any] = field(default_factory=dict)
    audience: Audience = None

    def reaches(self, who: int) -> bool:
        """Whether this person may get it."""
        if self.audience is None:
            return True
        return self.audience(who) if callable(self.audience) else who in self.audience


class NotConnected(RuntimeError):
    """Live updates were asked for before `live.connect`."""


@dataclass(slots=True)
class Hooks:
    admit: Callable[[str, Environ], Watch | None]
    heads: Callable[[Collection[int]], Mapping[int, int]]
    frames: Callable[[int, int, Hashable], list[Frame]]


_connected: list[Hooks] = []


def connect(
    *,
    admit: Callable[[str, Environ], Watch | None],
    heads: Callable[[Collection[int]], Mapping[int, int]],
    frames: Callable[[int, int, Hashable], list[Frame]],
) -> None:
    """Say who may watch and where events come from; see the package's own words for each function."""
    _connected[:] = [Hooks(admit, heads, frames)]


def hooks() -> Hooks:
    """The functions given to `connect`. Raises NotConnected."""
    if not _connected:
        raise NotConnected("porukka.core.live.connect() has not been called")
    return _connected[0]
