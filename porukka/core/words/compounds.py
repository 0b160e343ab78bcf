"""Finnish (and Swedish) compounds taken apart at the borders of their words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from porukka.core.words.dictionaries import forms
from porukka.core.words.nominal import is_base
from porukka.core.words.verbal import verb_of

HEAD, TAIL = 2, 3  # letters of the shortest parts: yölamppu
UNKNOWN_HEAD, LONG_TAIL = 4, 5  # the same where the beginning is in no dictionary
SHORTEST_TAIL = 4  # letters of an end in one of its forms, of a compound in no dictionary
LONG = 6  # letters of a word whose derivation in -us says the same: valokuva, valokuvaus
# short words that end many words by chance: they are no part of a compound
_CHANCE = frozenset({
    "aho", "aie", "ain", "ali", "emi", "ens", "ihan", "inen", "lainen", "läinen", "mainen", "minen", "nen", "sesta",
    "silla", "sti", "sto",
})  # fmt: skip
# the only words of three letters that are taken for parts, and a few that a dictionary reads as something else
_SHORT = frozenset({
    "ala", "alku", "apu", "asu", "ikä", "ilo", "jää", "kuu", "kyy", "luu", "maa", "osa", "pää", "puu", "ryhmä", "suu",
    "syy", "sää", "tee", "tie", "tuki", "työ", "uni", "yö", "äly", "öljy",
})  # fmt: skip
# what ends words as a case does, too
_ENDS_ALIKE = ("ssa", "ssä", "sta", "stä", "lla", "llä", "lta", "ltä", "lle", "ksi", "tta", "ttä")


@lru_cache(maxsize=8_000)
def parts(base: str, language: str) -> tuple[str, ...]:
    """Base forms of the words a compound is made of, () if it is none. All of them for a compound of many."""
    if language == "en" or len(base) < HEAD + TAIL:
        return ()
    known = forms(language)
    for end in range(HEAD, len(base) - TAIL + 1):  # the longest tail first: its parts are looked for again
        tail = _word(base[end:], known)
        head = head_words(base[:end], known, language) if tail else ()
        if tail and head:
            return (*head, tail, *parts(tail, language))
    return ()


def tail_of_an_unknown(base: str, language: str) -> tuple[str, ...]:
    """Of "sosiaalimedia" at least the media is known: a long word at the end is one, whatever stands before it.

    Unless it may be an ending with a letter or two before it: "arduinolla" has no nolla in it.
    """
    if language == "en" or is_base(base, forms(language)) or parts(base, language):
        return ()
    known = forms(language)
    for end in range(UNKNOWN_HEAD, len(base) - LONG_TAIL + 1):
        tail = base[end:]
        if _word(tail, known) and not (len(tail) < LONG_TAIL + 2 and tail.endswith(_ENDS_ALIKE)):
            return (tail, *parts(tail, language))
    return ()


def is_part(base: str, known: Mapping[str, str]) -> bool:
    """Whether a compound may end with this base form."""
    return bool(_word(base, known))


def plainer(base: str, language: str) -> tuple[str, ...]:
    """The word that a long derivation in -us or -ys says too: valokuvaus is about a valokuva."""
    if language != "fi" or not base.endswith(("us", "ys")) or len(base) < LONG + 2:
        return ()
    return (base[:-2],) if is_base(base[:-2], forms(language)) else ()


def plain_loan(base: str, language: str) -> tuple[str, ...]:
    """The English word that a loan is one of, ("workshop",) of "workshoppi"; () of other words."""
    if language != "fi" or len(base) < LONG or not base.endswith(("ppi", "tti", "kki")):
        return ()
    return (base[:-2],) if is_base(base[:-2], forms("en")) else ()


def doing(base: str, language: str) -> tuple[str, ...]:
    """The verb that a name of doing or of a doer says too, ("perustaa",) of "perustaminen"; () of other words."""
    verb = verb_of(base, forms(language)) if language == "fi" else ""
    return (verb,) if verb else ()


def _word(form: str, known: Mapping[str, str]) -> str:
    if len(form) < 4 and form not in _SHORT:
        return ""
    if form in _CHANCE and form not in _SHORT:
        return ""
    if form in _SHORT or is_base(form, known):
        return form
    singular = form[:-1] if form.endswith("t") else ""  # lastenvaunut, juhannusjuhlat
    return singular if len(singular) > TAIL and known.get(form) == singular else ""


def head_words(form: str, known: Mapping[str, str], language: str) -> tuple[str, ...]:
    """The modifier: a base form, a genitive, or the stem of a word in -nen; itself a compound perhaps."""
    form = form.rstrip("-")
    if word := _word(form, known):
        return (word, *plainer(word, language), *parts(word, language))
    if language == "fi":
        if form.endswith("s") and len(form) > 4 and known.get(form[:-1] + "nen") == form[:-1] + "nen":
            return (form[:-1] + "nen",)
        if form.endswith("n") and not form.endswith("hin") and len(form) > 4 and (base := known.get(form)):
            return (base,)
    return parts(form, language)
