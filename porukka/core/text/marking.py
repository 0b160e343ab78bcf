"""Words in a post that point to something of the place it is written in: a name, a tag.

Who renders a post says which words these are; here it is only known where they may stand, and how they are written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from porukka.core.text.errors import BadText

MENTION, TAG = "mention", "hashtag"
CLASSES = {MENTION, TAG}


@dataclass(frozen=True, slots=True)
class Mark:
    """The words from `begin` to `end` of a piece of text. href: a path on this site, or empty for words that are only
    set apart; kind: one of CLASSES."""

    begin: int
    end: int
    kind: str
    href: str = ""


# (words, is_heading) -> the marks in them, in their order and without overlap
Marker = Callable[[str, bool], Iterable[Mark]]


class TooManyMarks(BadText):
    """The text points to more than a post may; `words` is a sentence for its writer."""

    def __init__(self, words: str) -> None:
        super().__init__(words)


def no_marks(words: str, is_heading: bool) -> Iterable[Mark]:
    return ()
