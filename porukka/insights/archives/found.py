"""What a reader of one format answers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from porukka.insights.measures.conversation import Said

_WORD = re.compile(r"\w+")


def _nobody() -> set[str]:
    return set()


@dataclass(frozen=True)
class Found:
    """posts: one after the other; team: who the file says holds the place together, to be asked after them."""

    posts: Iterator[Said]
    team: Callable[[], set[str]] = _nobody


def words_in(text: str) -> int:
    """How many words a post has, counted to ten at most: more is not asked."""
    return sum(1 for _word, _ten in zip(_WORD.finditer(text), range(10), strict=False))
