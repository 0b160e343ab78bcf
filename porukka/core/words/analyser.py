"""From the words of a text to the words it is found by."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from simplemma import __version__ as dictionaries_version

from porukka.core.words import finnish_voikko
from porukka.core.words.compounds import doing, parts, plain_loan, plainer
from porukka.core.words.cutting import cut, folded
from porukka.core.words.dictionaries import LANGUAGES, forms, strategy
from porukka.core.words.nominal import base_forms, guessed_stems, is_base
from porukka.core.words.verbal import first_persons

_VERSION = 2  # goes up when the same text is found by other words than before


def version() -> str:
    """The name of today's analysis: an index made by another one is made again."""
    return f"{_VERSION}-{dictionaries_version}{'-voikko' if finnish_voikko.is_there() else ''}"


@dataclass(frozen=True)
class Word:
    """What one word of a text is found by.

    whole: itself and its base forms, a few where a form is ambiguous; parts: base forms of the words in a compound;
    splits: each way to take the word itself apart, all of whose parts together say what it says.
    """

    whole: frozenset[str]
    parts: frozenset[str] = frozenset()
    splits: tuple[tuple[str, ...], ...] = ()


@lru_cache(maxsize=16_000)
def analyse(word: str, languages: tuple[str, ...]) -> Word:
    """Analyse one folded word in each of these languages ("fi", "en", "sv"; others are taken as written)."""
    whole = {word}
    taken_apart: set[str] = set()
    splits: list[tuple[str, ...]] = []
    known = word.isdecimal()
    for language in languages:
        found = _bases(word, language)
        known = known or any(is_base(base, forms(language)) for base in found if language in LANGUAGES)
        whole |= found
        for base in sorted(found or {word}):  # of an inflected word only its base forms are taken apart
            taken_apart.update(plainer(base, language))
            for says_it_too in (parts, doing, plain_loan):
                if own := says_it_too(base, language):
                    taken_apart.update(own)
                    splits.append(own)
    if not known and not splits and "fi" in languages:
        whole |= guessed_stems(word)
    return Word(frozenset(whole), frozenset(taken_apart - whole), tuple(dict.fromkeys(splits)))


def _bases(word: str, language: str) -> set[str]:
    if language not in LANGUAGES:
        return set()
    known = forms(language)
    base = strategy().get_lemma(word, language) or (
        known.get(word.capitalize()) if language != "fi" else None
    )
    found = {folded(base).strip(".-'")} - {""} if base else set()
    if language == "fi":
        if word not in known and found & _beginnings(word):
            found = {word}
        found |= base_forms(word, known) | first_persons(word, known) | finnish_voikko.base_forms(word)
    return found


def _beginnings(word: str) -> set[str]:
    """What a dictionary may take an unknown compound for: "lukukerho" is a kind of kerho, not of luku."""
    return {word.removesuffix(part) for part in parts(word, "fi")} - {word}


def lemma(word: str, language: str) -> str:
    """The one base form by which a folded word is counted; the word itself where none is known.

    The dictionary's own answer; else the shortest reading, and of those the first by its letters: the same each time.
    """
    if language not in LANGUAGES:
        return word
    if base := folded(strategy().get_lemma(word, language) or "").strip(".-'"):
        return base
    return min(_bases(word, language) or {word}, key=lambda base: (len(base), base))


def analysed(text: str, languages: tuple[str, ...]) -> tuple[set[str], set[str]]:
    """All that a text is found by: (whole words, parts of compounds that are not whole words of it too)."""
    whole: set[str] = set()
    inside: set[str] = set()
    for word in {folded(found[0]) for found in cut(text)}:
        one = analyse(word, languages)
        whole |= one.whole
        inside |= one.parts
    return whole, inside - whole


def asked(words: Iterable[str], languages: tuple[str, ...]) -> list[Word]:
    """The words of a question."""
    return [analyse(folded(word), languages) for word in words]
