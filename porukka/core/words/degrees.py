"""Finnish adjectives that say more than their base form: "kylmempi" and "kylmin" are about what is "kylmä".

Facts of grammar: Iso suomen kielioppi, §§ 300–309 (comparison).
"""

from __future__ import annotations

from collections.abc import Mapping

from porukka.core.words.nominal import base_forms

SHORTEST = 3  # letters of a stem: a lampi is not more of something
_OF_ANOTHER_WORD = {
    "parempi": "hyvä",
    "paras": "hyvä",
    "pitempi": "pitkä",
    "pidempi": "pitkä",
    "pisin": "pitkä",
}


def positives(base: str, known: Mapping[str, str]) -> set[str]:
    """The adjectives that this comparative or superlative may be of; nothing of other words."""
    if base in _OF_ANOTHER_WORD:
        return {_OF_ANOTHER_WORD[base]}
    if base.endswith("mpi") and len(base) >= SHORTEST + 3:
        return _of_genitives(base[:-3], known) - {base}
    if base.endswith("in") and len(base) >= SHORTEST + 2:
        return _of_superlative(base[:-2], known) - {base}
    return set()


def _of_genitives(stem: str, known: Mapping[str, str]) -> set[str]:
    """The stem is the genitive's: kaunii-mpi, kaunii-n; an a of two syllables is e before it: vanhe-mpi, vanha-n."""
    for vowel in (stem[-1], *("aä" if stem.endswith("e") else "")):
        genitive = stem[:-1] + vowel + "n"
        if found := known.get(genitive):
            return {found, *base_forms(genitive, known)}  # "halvan" is of "halva", and of "halpa"
    return set()


def _of_superlative(stem: str, known: Mapping[str, str]) -> set[str]:
    """The vowel that is lost before the i is put back; that the word can be compared proves that it was lost."""
    for before in (stem, stem + "a", stem + "ä", stem + "e", stem[:-1] + "ii", stem + stem[-1]):
        for comparative in (before + "mpi", before[:-1] + "empi"):
            if comparative in known:
                return _of_genitives(comparative[:-3], known)
    return set()
