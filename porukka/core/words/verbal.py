"""Finnish words that say the same as a verb, and forms of verbs that a dictionary reads as something else.

Facts of grammar: Iso suomen kielioppi, on names of doing and of doers, and on persons and tenses.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from porukka.core.words.nominal import strengthened

SHORTEST = 3  # letters of a verb's stem
LONGEST_VERB = 30
_VOWELS = "aeiouyäö"
_ONE_SYLLABLE = re.compile(r"[^aeiouyäö]?(?:aa|ää|ie|uo|yö|ui|oi|ai|yy)n")


def verb_of(base: str, known: Mapping[str, str]) -> str:
    """The verb that a name of doing or of a doer is made of, else "": "perustaa" of "perustaminen" and "perustaja",
    "neuloa" of "neulonta", "korjata" of "korjaus", "muuttaa" of "muutto"."""
    if len(base) > LONGEST_VERB:
        return ""
    for stem in _stems(base):
        # the stem stays the one before -maan, whatever happens to the verb elsewhere: juoksemaan, of juosta
        for form in (stem + "maan", stem + "mään", stem + stem[-1]):
            verb = known.get(form, "")
            if _is_verb(verb) and verb != base and (form != stem + stem[-1] or _is_plain(verb, stem, base)):
                return verb
        if base.endswith("nti") and (verb := known.get(stem + "da") or known.get(stem + "dä") or ""):
            return verb
    return ""


def _is_plain(verb: str, stem: str, base: str) -> bool:
    """Whether what somebody does ("hakee") and the verb have one stem; of "suunnittelu" they have not."""
    is_pastime = stem[-1] == "e" and base.endswith(("lu", "ly"))
    return is_pastime or verb in (stem + stem[-1], stem + "a", stem + "ä")


def _stems(base: str) -> Iterable[str]:
    """Stems of the verbs that a noun of this ending may be of."""
    for endings, stems in _OF_ENDINGS:
        if base.endswith(endings):
            return stems(base)
    return ()


def _of_doers(base: str) -> list[str]:
    """perustaminen, perustaja; tekijä: tekemään."""
    stem = base.removesuffix("minen") if base.endswith("minen") else base[:-2]
    if len(stem) < SHORTEST:
        return []
    return [stem, stem[:-1] + "e"] if stem.endswith("i") else [stem]


def _of_deeds(base: str) -> list[str]:
    """neulonta, leivonta, haravointi, uinti; neither pinta nor tunti."""
    stem = base[:-3]
    is_long = len(stem) >= SHORTEST or (len(stem) == SHORTEST - 1 and not stem.strip(_VOWELS))
    return [stem, *strengthened(stem)] if is_long else []


def _of_results(base: str) -> list[str]:
    """korjaus, siivous; opetus is of opettaa first, päätös of päättää. Those in -eus are what an adjective is."""
    if len(base) < SHORTEST + 3 or base[-3] == "e":
        return []
    stems = [base[:-2] + vowel for vowel in "aä"]
    stronger = [strong for stem in stems for strong in strengthened(stem)]
    return [*stronger, *stems] if base[-3] == "t" else [*stems, *stronger]


def _of_pastimes(base: str) -> list[str]:
    """suunnittelu, kävely; laulu."""
    return [base[:-1] + vowel for vowel in "eaä"] if len(base) > SHORTEST + 2 else []


def _of_short(base: str) -> list[str]:
    """lähtö, muutto, usko; of the shortest ones only haku, luku, pesu: neither satu nor talo."""
    if len(base) > SHORTEST + 1:
        return [*(base[:-1] + vowel for vowel in "aäe"), base]
    return [base[:-1] + "e"] if len(base) > SHORTEST and base[-1] in "uy" else []


_OF_ENDINGS: tuple[tuple[tuple[str, ...], Callable[[str], list[str]]], ...] = (
    (("minen", "ja", "jä"), _of_doers),
    (("nta", "ntä", "nti"), _of_deeds),
    (("us", "ys", "os", "ös"), _of_results),
    (("lu", "ly"), _of_pastimes),
    (("sto", "stö", "ttu", "tty"), lambda _base: []),  # a varasto is no place of thieves
    (("u", "y", "o", "ö"), _of_short),
)


def first_persons(word: str, known: Mapping[str, str]) -> set[str]:
    """Verbs of which the word may be what I do or did: "kirjoitin" is a printer, and also of "kirjoittaa"; "syön" is
    of "sydän", and also of "syödä"."""
    stem = word[:-1]
    if word.endswith("in") and len(word) >= SHORTEST + 2:
        forms = (stem, *strengthened(stem))
    elif _ONE_SYLLABLE.fullmatch(word):
        forms = (stem, stem + "maan", stem + "mään")
    else:
        return set()
    return {verb for form in forms if _is_verb(verb := known.get(form, "")) and verb != stem}


def _is_verb(base: str) -> bool:
    """Whether it ends as a first infinitive does."""
    if len(base) <= SHORTEST or base[-1] not in "aä" or base.endswith(("maa", "mää")):
        return False
    before, last = base[-3], base[-2]
    if last in "lnr":
        return before == last
    return last in "aäeioöuy" or last == "d" or (last == "t" and before in "aäeioöuys")
