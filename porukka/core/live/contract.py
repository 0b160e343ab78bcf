"""What the floor above and the hub say to each other. The hub knows nothing of communities.

A *stream* is a number (a community's id) whose events carry a growing `seq`. The floor above connects itself
once, in its app's `ready()`:

    live.connect(admit=admit, heads=heads, frames=frames)

`admit(path, environ) -> Watch | None`
    Who may watch what is asked for at this path? `environ` is the WSGI environ of the GET (cookies,
    language…), enough for `WSGIRequest(environ)`. None: it does not exist for her (404). Asked again
    when her rights may have changed.
`heads(streams) -> {stream: seq}`
    The newest seq of each stream, in one query. Asked every 250 ms while anybody watches, and when rung.
`frames(stream, after, key) -> list[Frame]`
    What happened after that seq, oldest first and at most one for a seq, as one group of watchers sees it.
    Asked once per (stream, key): what differs between two watchers of a key is said by the frame's audience.
    More than MOST_FRAMES become one frame `reload`.

A frame of the kind RIGHTS is never sent: it makes the hub ask `admit` again for its audience (everybody when
None) and close those who are refused, before anything that came with it is written.

After a commit: `transaction.on_commit(lambda: live.ring(stream))`. Without it nothing is lost, only 250 ms.
A view at the same path answers those who cannot hold a connection: `JsonResponse(live.since(watch, after))`.
All hooks are called in threads that have their own database connection, and they only read.
"""

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
