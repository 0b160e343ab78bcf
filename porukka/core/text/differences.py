"""What has changed between two texts, word by word, in bounded time.

difflib's matcher can take time that grows with the cube of what it is given. So what is equal at both ends is taken
off first, whole lines are compared before words, and where too many words could match too many others, the whole
passage counts as changed. `Budget` bounds the work for a page, whatever was written on purpose to make it slow.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import NamedTuple

MOST_PAIRS = 10_000  # equal words on both sides, multiplied: what the matcher walks through
MOST_WORDS = 1_500  # on either side, of the passage that differs
SECONDS = 0.5  # for all differences of a page

SAME, GONE, NEW = "same", "gone", "new"


class Piece(NamedTuple):
    """kind: SAME, GONE or NEW; text: words and line ends."""

    kind: str
    text: str


@dataclass
class Budget:
    """Time for a whole page; once it is used up, what differs is shown whole."""

    seconds: float = SECONDS
    began: float = field(default_factory=time.monotonic)

    @property
    def is_left(self) -> bool:
        return time.monotonic() - self.began < self.seconds


def differences(before: str, after: str, budget: Budget) -> list[Piece]:
    """The later text in pieces, with what has gone in its place. Joined without GONE they are `after`, without NEW
    `before`."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    pieces: list[Piece] = []
    for tag, lines, others in _blocks(old, new, budget):
        if tag == "equal":
            pieces.append(Piece(SAME, "".join(lines)))
        else:
            pieces += _of_words(_words(lines), _words(others), budget)
    return list(_joined(pieces))


def _of_words(old: list[str], new: list[str], budget: Budget) -> Iterator[Piece]:
    for tag, words, others in _blocks(old, new, budget):
        if tag == "equal":
            yield Piece(SAME, "".join(words))
        else:
            yield Piece(GONE, "".join(words))
            yield Piece(NEW, "".join(others))


def _words(lines: Sequence[str]) -> list[str]:
    """Each word with the blank before it, so that what is put at the end of a line changes no other word."""
    found = []
    for line in lines:
        end = "\n" if line.endswith("\n") else ""
        first, *more = line.removesuffix("\n").split(" ")
        found += [first, *(f" {word}" for word in more), *([end] if end else [])]
    return found


def _blocks(
    old: Sequence[str], new: Sequence[str], budget: Budget
) -> Iterator[tuple[str, Sequence[str], Sequence[str]]]:
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    if start:
        yield "equal", old[:start], new[:start]
    left, right = old[start : len(old) - end], new[start : len(new) - end]
    if left or right:
        yield from _matched(left, right, budget)
    if end:
        yield "equal", old[len(old) - end :], new[len(new) - end :]


def _matched(
    old: Sequence[str], new: Sequence[str], budget: Budget
) -> Iterator[tuple[str, Sequence[str], Sequence[str]]]:
    if not (budget.is_left and _is_cheap(old, new)):
        yield "replace", old, new
        return
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        yield tag, old[i:j], new[k:m]


def _is_cheap(old: Sequence[str], new: Sequence[str]) -> bool:
    if max(len(old), len(new)) > MOST_WORDS:
        return False
    counts = Counter(new)
    return sum(counts[word] for word in old) <= MOST_PAIRS


def _joined(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Neighbours of one kind as one piece, empty ones left out."""
    kind, text = "", ""
    for piece in pieces:
        if piece.text and piece.kind != kind:
            if text:
                yield Piece(kind, text)
            kind, text = piece.kind, ""
        text += piece.text
    if text:
        yield Piece(kind, text)
