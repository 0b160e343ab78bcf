"""Finding by the beginnings of words, whatever marks stand on their letters: "aan" finds Ääni and Maija Aanonen."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from functools import cache

MOST_WORDS = 5


def beginnings(asked: str) -> list[str]:
    """A regular expression for each word asked for, which fits where a word begins with it; MOST_WORDS at most.

    They mean the same to Python and to both databases (`__iregex`). Letters are the same with and without marks,
    in what is asked and in what is found.
    """
    words = _bare(asked.replace("\0", "")).split()[:MOST_WORDS]
    return [r"(^|\W)" + "".join(_letter(letter) for letter in word) for word in words]


def fits(patterns: list[str], name: str) -> bool:
    """Whether every one of them fits somewhere in the name."""
    return all(re.search(pattern, name, re.IGNORECASE) for pattern in patterns)


def _bare(text: str) -> str:
    return "".join(
        one for one in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(one)
    )


def _letter(letter: str) -> str:
    same = _with_marks().get(letter, "")
    return f"[{letter}{same}]" if same else re.escape(letter)


@cache
def _with_marks() -> dict[str, str]:
    """Latin letters with marks by the letter below them, small and large: not every database knows that Ä is ä."""
    found: defaultdict[str, str] = defaultdict(str)
    for code in range(0xC0, 0x250):
        letter = chr(code)
        bare = unicodedata.normalize("NFKD", letter)
        if len(bare) > 1 and bare[0].isascii() and bare[0].isalpha() and unicodedata.combining(bare[1]):
            found[bare[0].lower()] += letter
    return dict(found)
