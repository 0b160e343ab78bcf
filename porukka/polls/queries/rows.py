"""A poll as a page shows it to one reader: nothing stands in it that she may not see."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from porukka.polls.kinds.sliding import BINS, HIGHEST
from porukka.polls.models import Poll


@dataclass(frozen=True)
class OptionRow:
    """place: its position; votes: how many chose it (a ranking's: as their favourite), and share of those who
    voted in percent; maybe: for how many a time would do if need be; chosen: what the reader said of it (1; a
    ranking's place; 2 and 1 of a time), 0 nothing; is_right: of a quiz, once she may know; names: who chose
    it, the earliest first, and how many more did."""

    id: int
    place: int
    words: str
    votes: int = 0
    share: int = 0
    maybe: int = 0
    chosen: int = 0
    is_right: bool = False
    is_best: bool = False
    names: list[str] = field(default_factory=list)
    maybe_names: list[str] = field(default_factory=list)
    more: int = 0


@dataclass(frozen=True)
class BinRow:
    """One stretch of a slider. x, y, height: of its bar in a drawing of 100 by 40."""

    first: int
    last: int
    count: int
    x: int
    y: int
    height: int


@dataclass(frozen=True)
class RoundRow:
    """lines: the options that were in, the most first: words, how many, and whether it went out; spent:
    ballots with no option left."""

    number: int
    lines: list[tuple[str, int, bool]]
    spent: int


@dataclass(frozen=True)
class PollRow:
    """voters: how many have answered; counted: how many of these answers `options` and the rest tell of.

    mine: the reader's answer in letters, None if she has none that one can know; has_voted: whether she has
    answered; sees: whether results are told to her; names: the poll's `Names`; shows_names: whether she is
    told who chose what. mean, bins: of a slider; rounds, winner, level: of a ranking; right: of a quiz, how
    many had it all right. may_change: move when it closes; may_edit: ask otherwise. seal: of what one answers here;
    receipt: letters for a first answer to an anonymous poll.
    """

    id: int
    post_id: int
    topic_id: int
    question: str
    kind: str
    kind_words: str
    names: str
    results: str
    low: str
    high: str
    prompt: str
    fewest: int
    most: int
    closes_at: datetime | None
    is_open: bool
    quorum: int | None
    lacks_quorum: bool
    options: list[OptionRow]
    voters: int
    counted: int
    mine: str | None
    has_voted: bool
    sees: bool
    is_too_few: bool
    shows_names: bool
    shows_right: bool
    may_vote: bool
    may_add: bool
    may_change: bool
    may_edit: bool
    may_take_out: bool
    said: list[tuple[str, str]]
    more_said: int
    mean: int | None
    bins: list[BinRow]
    rounds: list[RoundRow]
    winner: str
    level: list[str]
    right: int
    right_share: int
    seal: str = ""
    receipt: str = ""

    @property
    def is_anonymous(self) -> bool:
        return self.names == Poll.Names.ANONYMOUS

    @property
    def is_slider(self) -> bool:
        return self.kind in Poll.SLIDERS

    @property
    def spread(self) -> list[tuple[str, int]]:
        """A slider's stretches with how many chose them, as lines of a table."""
        return [(f"{one.first}–{one.last}", one.count) for one in self.bins]

    @property
    def is_live(self) -> bool:
        """Whether everybody may see each vote as it comes."""
        return self.names == Poll.Names.NAMED and self.sees


def share(some: int, of: int) -> int:
    """Percent, 0–100, rounded; 0 of nothing."""
    return round(100 * some / of) if of else 0


def bins_of(tally: dict[str, Any]) -> list[BinRow]:
    """A slider's stretches, the fullest as high as the drawing."""
    counts = tally.get("bins") or [0] * BINS
    most, wide = max(counts), HIGHEST // BINS
    rows = []
    for at, count in enumerate(counts):
        height = round(36 * count / most) if most else 0
        last = HIGHEST if at == BINS - 1 else (at + 1) * wide - 1
        rows.append(BinRow(at * wide, last, count, at * wide, 40 - height, height))
    return rows


def rounds_of(tally: dict[str, Any], words: list[str]) -> list[RoundRow]:
    rows = []
    for number, one in enumerate(tally.get("rounds", ()), 1):
        left = [
            (words[at], many, at in one["out"]) for at, many in enumerate(one["counts"]) if many is not None
        ]
        rows.append(RoundRow(number, sorted(left, key=lambda line: -line[1]), one["spent"]))
    return rows
