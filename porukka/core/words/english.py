"""English forms and spellings that a dictionary of one answer a form leaves out: "leaves" are of "leaf", too.

Facts of grammar: Huddleston and Pullum, The Cambridge Grammar of the English Language, chapter 18.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

SHORTEST = 3  # letters of a stem
# American → British endings, where both are words
_SPELLINGS = (("or", "our"), ("ize", "ise"), ("yze", "yse"), ("izer", "iser"), ("ization", "isation"))
LONG = 5  # letters of a word that may be spelt in two ways: a tor is no tour


def base_forms(word: str, known: Mapping[str, str]) -> set[str]:
    """More base forms in `known` (form → base form) that this word may have."""
    return {form for form in _candidates(word, known) if len(form) >= SHORTEST and known.get(form) == form}


def spellings(base: str, known: Mapping[str, str]) -> set[str]:
    """The same word as they spell it across the ocean: "neighbour" of "neighbor", and the other way round."""
    found = set()
    for pair in _SPELLINGS if len(base) >= LONG else ():
        for one, other in (pair, pair[::-1]):
            if base.endswith(one) and (spelt := base.removesuffix(one) + other) != base:
                found |= {spelt} if known.get(spelt) == spelt else set()
    return found


def _candidates(word: str, known: Mapping[str, str]) -> Iterator[str]:
    stem = word[:-3]
    if word.endswith("ves"):  # leaves, knives
        yield from ((stem + "f", stem + "fe") if len(stem) >= SHORTEST else (stem + "fe",))
    elif word.endswith("ings"):  # meetings: what one does when one meets
        yield known.get(word[:-1], "")
    elif word.endswith("ing") and known.get(word) == stem + "e":  # singing is of sing before it is of singe
        yield stem
    elif word.endswith(("ier", "iest")) and known.get(word) == word:
        yield word.removesuffix("ier").removesuffix("iest") + "y"
    elif word.endswith(("er", "est")) and known.get(word) == word:
        short = word.removesuffix("er") if word.endswith("er") else stem
        # that it has all three degrees proves that a "bigger" is more of something, and a "corner" is not
        for one in (short, short[:-1] if short[-1:] == short[-2:-1] else short + "e"):
            if {known.get(short + "er"), known.get(short + "est")} & {one}:
                yield one
