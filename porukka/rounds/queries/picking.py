"""Which of all that waits fits into so many minutes: arithmetic on plain values, no table is asked."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass

from porukka.rounds.models import Errand

Kind = Errand.Kind
# half minutes that one of them takes, about
COSTS: dict[str, int] = {
    Kind.NEWCOMER: 3,
    Kind.OPENING: 3,
    Kind.COMMENT: 1,
    Kind.QUIET: 2,
    Kind.REPORT: 2,
    Kind.DOOR: 2,
    Kind.SUGGESTED: 2,
    Kind.ROOM: 2,
    Kind.APART: 3,
}
# newcomers go before all else; then one of each in turn, so that no kind crowds out the others
TURNS = (
    Kind.REPORT,
    Kind.DOOR,
    Kind.OPENING,
    Kind.COMMENT,
    Kind.QUIET,
    Kind.ROOM,
    Kind.SUGGESTED,
    Kind.APART,
)
ONCE = {Kind.APART}  # one a day is enough
MOST_QUIET = 3


@dataclass(frozen=True)
class Found:
    """Something that waits; see `Errand`."""

    kind: str
    subject: int
    post: int | None = None
    about: int | None = None
    room: int | None = None
    every: int = 0
    silent: int = 0


def pick(found: Iterable[Found], minutes: int) -> list[Found]:
    """What fits into so many minutes, at least one thing if there is any, in the order in which one meets it.

    found: within a kind in the order of waiting, the longest first.
    """
    rows = list(found)
    queues = {kind: deque(row for row in rows if row.kind == kind) for kind in Kind}
    left, chosen = 2 * minutes, list[Found]()
    turn = deque([Kind.NEWCOMER])
    later = deque(TURNS)
    taken = dict.fromkeys(Kind, 0)
    while turn:
        kind = turn.popleft()
        if queues[kind] and _is_wanted(kind, taken[kind]) and (COSTS[kind] <= left or not chosen):
            chosen.append(queues[kind].popleft())
            left -= COSTS[kind]
            taken[kind] += 1
            turn.append(kind)
        if not turn:
            turn, later = later, deque()
    order = list(Kind)
    return sorted(chosen, key=lambda row: order.index(Kind(row.kind)))


def _is_wanted(kind: str, taken: int) -> bool:
    return not (kind in ONCE and taken) and not (kind == Kind.QUIET and taken >= MOST_QUIET)


def minutes_for(kinds: Iterable[str]) -> int:
    """About how many minutes these take, rounded up."""
    return -(-sum(COSTS[kind] for kind in kinds) // 2)
