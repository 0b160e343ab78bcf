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
    elif word.endswith(("ing", "ed")) and known.get(word) != word:  # singing is of sing before it is of singe
        short = word.removesuffix("ed") if word.endswith("ed") else stem
        if known.get(word) == short + "e" and not _doubles(short):
            yield short
    elif known.get(word) == word:
        yield from _of_its_own(word, known)


def _doubles(stem: str) -> bool:
    """Whether its last letter would be written twice: who is "caring" has no "car"."""
    vowels = "aeiouy"
    return stem[-1] not in "wxy" + vowels and stem[-2:-1] in vowels and stem[-3:-2] not in vowels


def _of_its_own(word: str, known: Mapping[str, str]) -> Iterator[str]:
    """Of a word that has a place of its own in the dictionary. Another form of the same word is the proof: a "corner"
    is not more of something, as there is no "cornest"; what is "fixed" somebody may be fixing."""
    if word.endswith(("ier", "iest")):
        yield word.removesuffix("ier").removesuffix("iest") + "y"
        return
    for ending, other in (("er", "est"), ("est", "er"), ("ed", "ing")):
        short = word.removesuffix(ending)
        if short != word and short:
            proof = known.get(short + other, "")
            if proof in (short, short + "e") or (short[-1] == short[-2:-1] and proof == short[:-1]):
                yield proof
            return
