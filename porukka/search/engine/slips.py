"""Did you mean: the words of this place that differ from what was typed by one slip."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import product

from porukka.core.words import folded
from porukka.search.engine import expressions, tokens
from porukka.search.engine.index import Index

SHORTEST = 4  # letters of a word that is put right
SEEN = 300  # newest posts in which the right word is looked for
MOST_TOKENS = 1_600
_LETTERS = "aäbcdefghijklmnoöprstuvyåqwxz"
_DOTTED = {"a": "aäå", "o": "oö", "ä": "äa", "ö": "öo", "å": "åa", "e": "eé", "é": "ée"}


def meant(words: Iterable[str], index: Index) -> list[str]:
    """For each word the best one that stands in what the reader may see, or the word itself. A query a word."""
    return [_meant(word, index) for word in words]


def _meant(word: str, index: Index) -> str:
    typed = folded(word)
    if len(typed) < SHORTEST or not typed.isalpha():
        return word
    undotted = _undotted(typed)
    slips = list(dict.fromkeys([typed, *undotted, *_slips(typed)]))[:MOST_TOKENS]
    seen: Counter[str] = Counter()
    for found in index.words_of(expressions.any_of(slips), SEEN):
        seen.update(found.split())
    counted = {slip: seen[tokens.whole(slip)] for slip in slips}
    if counted[typed]:
        return word  # it stands there as it was typed
    best = max(slips, key=lambda slip: (counted[slip], slip in undotted))
    return best if counted[best] else word


def _undotted(word: str) -> list[str]:
    """The word with dots put on or taken off: "saannot" is typed where a keyboard has no ä."""
    places = [place for place, letter in enumerate(word) if letter in _DOTTED][:6]
    found = []
    for letters in product(*(_DOTTED[word[place]] for place in places)):
        spelt = list(word)
        for place, letter in zip(places, letters, strict=True):
            spelt[place] = letter
        found.append("".join(spelt))
    return found


def _slips(word: str) -> Iterator[str]:
    """All words that one letter too few, too many, wrong or out of its place makes of this one (Damerau 1964)."""
    for place in range(len(word) + 1):
        before, after = word[:place], word[place:]
        if after:
            yield before + after[1:]
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
        for letter in _LETTERS:
            yield before + letter + after
            if after:
                yield before + letter + after[1:]
