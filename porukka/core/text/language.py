"""Which language a text is written in, so that it is read aloud and broken into lines as it should be.

The dictionaries of `core.words` decide: most words of a sentence are in its language's.
"""

from __future__ import annotations

import threading
from collections.abc import Collection
from functools import lru_cache

from simplemma import LanguageDetector
from simplemma.strategies import DictionaryLookupStrategy

from porukka.core.words import dictionaries

SHORTEST = 20  # letters that are enough to tell
ENOUGH = 0.4  # of the words are in the language's dictionary
LONGEST = 4_000  # letters that are looked at


def language_of(text: str, among: Collection[str], usual: str = "") -> str:
    """The language of a plain text: one of `among`, or "" if it is none of them, or one cannot tell.

    among: two-letter codes; usual: the answer for a text of fewer than SHORTEST letters.
    """
    if sum(letter.isalpha() for letter in text[: SHORTEST * 8]) < SHORTEST:
        return usual
    known = tuple(sorted(code for code in among if code in dictionaries.LANGUAGES))
    found = _detector(known).proportion_in_each_language(text[:LONGEST]) if known else {}
    shares = sorted(((share, code) for code, share in found.items() if code != "unk"), reverse=True)
    if not shares or shares[0][0] < ENOUGH or (len(shares) > 1 and shares[0][0] == shares[1][0]):
        return ""
    return shares[0][1]


@lru_cache(maxsize=8)
def _detector(codes: tuple[str, ...]) -> LanguageDetector:
    return LanguageDetector(codes, lemmatization_strategy=DictionaryLookupStrategy(dictionaries.factory()))


def warm_up(codes: Collection[str]) -> threading.Thread:
    """Read the dictionaries in a thread of their own, so that nobody who writes waits. Returns the thread."""

    thread = threading.Thread(
        target=dictionaries.warm, args=(sorted(codes),), name="dictionaries", daemon=True
    )
    thread.start()
    return thread
