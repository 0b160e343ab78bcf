"""Done together: what members begin and do besides talking. Beside the score, never in it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple


class Doing(NamedTuple):
    """One thing done together. starter: who began it, None if that is not known; doers: who took part."""

    starter: int | None
    doers: frozenset[int]


class Done(NamedTuple):
    """total: how many; by_members: of them begun outside the team; doers: distinct people who took part."""

    total: int
    by_members: int
    doers: int


def done_together(doings: Iterable[Doing], team: Collection[int]) -> Done:
    """Things done together, those begun by somebody outside the team, and the distinct people who took part.

    Counts of 90 days, so no smallest sample. Not validated against communities and audiences: it is told, not scored.
    """
    found = list(doings)
    by_members = sum(one.starter is not None and one.starter not in team for one in found)
    return Done(len(found), by_members, len({who for one in found for who in one.doers}))
