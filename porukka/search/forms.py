"""What was asked, as words to look for."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from porukka.core.text import tidy

LONGEST = 200  # letters of a question
MOST_WORDS = 5
SHORTEST = 2  # letters of a word
AROUND = ".,:;!?*\"'()[]{}<>“”„’‘»«…"  # what may stand around a word, and is not looked for


@dataclass(frozen=True)
class Asked:
    """text: as it was written; words: what is looked for, nothing if it is too_long; left_out: there
    were more words than that."""

    text: str
    words: tuple[str, ...] = ()
    too_long: bool = False
    left_out: bool = False


def read(text: str) -> Asked:
    """The words of a question, each once, whatever it holds: signs that mean something to a database or in an
    expression are letters like the others."""
    text = " ".join(tidy(text[: LONGEST * 10]).split())
    if len(text) > LONGEST:
        return Asked(text[:LONGEST], too_long=True)
    parts = (part.strip(AROUND) for part in text.split())
    words = tuple({word.lower(): word for word in parts if _is_enough(word)}.values())
    return Asked(text, words[:MOST_WORDS], left_out=len(words) > MOST_WORDS)


def _is_enough(word: str) -> bool:
    """Two letters are; so is one sign that says as much as a word does (猫, 🎉)."""
    return len(word) >= SHORTEST or (len(word) == 1 and unicodedata.category(word) in ("Lo", "So"))
