"""Instant-runoff voting (IRV): who wins when everybody has put the options in order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Round:
    """counts: by position, whose best remaining option it is for how many, None for those that are out;
    spent: ballots that name no remaining option; out: the positions that leave after this round."""

    counts: list[int | None]
    spent: int
    out: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class Outcome:
    """winner: its position; None if nobody voted or the last ones are level, which are then in `level`."""

    rounds: list[Round]
    winner: int | None = None
    level: list[int] = field(default_factory=list)


def instant_runoff(ballots: Sequence[tuple[Sequence[int], int]], options: int) -> Outcome:
    """Count ballots (an order of positions, the favourite first, and how many gave it) by instant runoff.

    In each round every ballot counts for its best option that is still in: v(o) = Σ many over the ballots
    whose first remaining option is o. An option with v(o) > ½ Σ v wins. Otherwise the options that are
    nobody's best go out, or, if there are none, the one with the fewest; ballots with no option left are
    spent, and the half is of those that count on.

    Tie rule: of several with the fewest, the one that had fewest in the latest earlier round in which they
    differ goes out ("backwards"); if they never differed and others remain, the one that stands last in the
    list does; if all that remain are equal and never differed, they are level and nobody wins.

    Source: Robert's Rules of Order Newly Revised, "Preferential Voting"; the tie rule after J. C. O'Neill,
    "Tie-breaking with the single transferable vote", Voting matters 18 (2004).
    """
    total = sum(many for _order, many in ballots)
    remaining = list(range(options))
    rounds: list[Round] = []
    if not total:
        return Outcome(rounds)
    while True:
        counts = _count(ballots, remaining)
        shown = [counts.get(one) for one in range(options)]
        alive = sum(counts.values())
        leader = max(remaining, key=counts.__getitem__)
        if 2 * counts[leader] > alive:
            return Outcome([*rounds, Round(shown, total - alive)], winner=leader)
        out = _last(counts, rounds)
        if len(out) == len(remaining):
            return Outcome([*rounds, Round(shown, total - alive)], level=out)
        rounds.append(Round(shown, total - alive, out))
        remaining = [one for one in remaining if one not in out]


def _count(ballots: Sequence[tuple[Sequence[int], int]], remaining: Sequence[int]) -> dict[int, int]:
    counts = dict.fromkeys(remaining, 0)
    for order, many in ballots:
        best = next((one for one in order if one in counts), None)
        if best is not None:
            counts[best] += many
    return counts


def _last(counts: dict[int, int], rounds: Sequence[Round]) -> list[int]:
    """Who goes out: all that nobody puts first, or the last by the tie rule, or everybody if they are
    level."""
    nobodys = [one for one, many in counts.items() if many == 0]
    if nobodys:
        return nobodys
    fewest = min(counts.values())
    tied = [one for one, many in counts.items() if many == fewest]
    for earlier in reversed(rounds):
        before = {one: earlier.counts[one] or 0 for one in tied}
        tied = [one for one in tied if before[one] == min(before.values())]
    return tied if len(tied) in (1, len(counts)) else [max(tied)]
