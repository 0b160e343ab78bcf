"""What a reader of one format answers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from porukka.insights.measures.conversation import Said

LONGEST = 100_000  # letters of a post that are kept
NAMED = ("\ue000", "\ue001")  # stand around a name that the other place wrote as a number
_WORD = re.compile(r"\w+")


class Written(NamedTuple):
    """A post with its words, for whoever brings it along; who only measures takes `said`.

    text: as that place writes it; title: of its discussion, where it has one; place: the channel it was said in;
    name: what its author is called, where `said.author` is no name; lasts: its id is the same in every export.
    """

    said: Said
    text: str
    title: str = ""
    place: str = ""
    name: str = ""
    lasts: bool = True


def _nobody() -> set[str]:
    return set()


@dataclass(frozen=True)
class Found:
    """posts: one after the other; team: who the file says holds the place together, to be asked after them."""

    posts: Iterator[Written]
    team: Callable[[], set[str]] = _nobody


def words_in(text: str) -> int:
    """How many words a post has, counted to ten at most: more is not asked."""
    return sum(1 for _word, _ten in zip(_WORD.finditer(text), range(10), strict=False))
