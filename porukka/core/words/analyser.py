"""From the words of a text to the words it is found by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from simplemma import __version__ as dictionaries_version

from porukka.core.words import degrees, english, finnish_voikko, unknown
from porukka.core.words.compounds import doing, parts, plain_loan, plainer, tail_of_an_unknown
from porukka.core.words.cutting import cut, folded
from porukka.core.words.dictionaries import LANGUAGES, forms, strategy
from porukka.core.words.nominal import base_forms, guessed_stems, is_base
from porukka.core.words.verbal import first_persons

_VERSION = 3  # goes up when the same text is found by other words than before

SHORTEST = 3  # letters of each of two words that may be one


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
    is_a_word = any(word in forms(language) for language in languages if language in LANGUAGES)
    for language in languages:
        found = _bases(word, language, guess=not is_a_word)
        known = known or any(is_base(base, forms(language)) for base in found if language in LANGUAGES)
        whole |= found
        for base in sorted(found or {word}):  # of an inflected word only its base forms are taken apart
            taken_apart.update(_said_besides(base, language))
            for says_it_too in (parts, doing, plain_loan):
                if own := says_it_too(base, language):
                    taken_apart.update(own, doing(own[-1], language))  # kitaransoitto: soitto, soittaa
                    splits.append(own)
            if tail := tail_of_an_unknown(base, language):
                taken_apart.update(tail)
                splits.append((base.removesuffix(tail[0]), tail[0]))
    if not known and not taken_apart and "fi" in languages:
        whole |= guessed_stems(word)
    return Word(frozenset(whole), frozenset(taken_apart - whole), tuple(dict.fromkeys(splits)))


def _said_besides(base: str, language: str) -> tuple[str, ...]:
    """What a text with this word is found by, while who asks for this word asks for no more."""
    if language != "fi":
        return ()
    return (*plainer(base, language), *map(folded, degrees.positives(base, forms(language))))


def _bases(word: str, language: str, *, guess: bool = True) -> set[str]:
    """guess: of a word that is in no dictionary; "testing" is no form of the Finnish "testi"."""
    if language not in LANGUAGES:
        return set()
    known = forms(language)
    base = known.get(word) or known.get(word.capitalize())
    if not base and guess:
        base = strategy().get_lemma(word, language)
    found = {folded(base).strip(".-'")} - {""} if base else set()
    if language == "fi":
        return _finnish_bases(word, found, known)
    if language == "en":
        found |= english.base_forms(word, known)
        found |= {spelt for one in found for spelt in english.spellings(one, known)}
    return found


def _finnish_bases(word: str, found: set[str], known: Mapping[str, str]) -> set[str]:
    """found: what the dictionary says, or of an unknown word a guess, which may be no more than its beginning."""
    if word not in known:
        rest = {base: word.removeprefix(base) for base in found}
        found = {base for base in found if rest[base] == word or unknown.is_ending(rest[base])}
        found |= unknown.compounds(word, known)
    return found | base_forms(word, known) | first_persons(word, known) | finnish_voikko.base_forms(word)


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


def asked(words: Sequence[str], languages: tuple[str, ...]) -> list[Word]:
    """The words of a question. Two that stand side by side may be one, too: "vertais tuki" asks for "vertaistuki"."""
    found = [analyse(folded(word), languages) for word in words]
    for place, pair in enumerate(pairwise(words)):
        if min(map(len, pair)) >= SHORTEST:
            together = analyse(folded("".join(pair)), languages).whole
            for one in (place, place + 1):
                found[one] = replace(found[one], whole=found[one].whole | together)
    return found
