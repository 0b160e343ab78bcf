"""Finnish words that say the same as a verb, and forms of verbs that a dictionary reads as something else.

Facts of grammar: Iso suomen kielioppi, on names of doing and of doers, and on persons and tenses.
"""

from __future__ import annotations

from collections.abc import Mapping

from porukka.core.words.nominal import strengthened

_OF_A_VERB = ("minen", "ja", "jä")  # perustaminen and perustaja are of perustaa
SHORTEST = 3  # letters of a verb's stem
LONGEST_VERB = 30


def verb_of(base: str, known: Mapping[str, str]) -> str:
    """The verb that a name of doing or of a doer is made of ("perustaminen", "perustaja": "perustaa"), else "".

    Its stem is the one before -maan, whatever happens to the verb elsewhere: juoksemaan, of juosta.
    """
    for ending in _OF_A_VERB:
        stem = base.removesuffix(ending)
        if stem == base or not SHORTEST <= len(stem) <= LONGEST_VERB:
            continue
        stems = [stem, stem[:-1] + "e"] if stem.endswith("i") else [stem]  # tekijä, tekemään
        for one in stems:
            for form in (one + "maan", one + "mään"):
                if (verb := known.get(form, "")) and _is_verb(verb):
                    return verb
    return ""


def first_persons(word: str, known: Mapping[str, str]) -> set[str]:
    """Verbs of which the word may be what I do or did: "kirjoitin" is a printer, and also of "kirjoittaa"."""
    if not word.endswith("in") or len(word) < SHORTEST + 2:
        return set()
    third = word[:-1]
    found = (known.get(form, "") for form in (third, *strengthened(third)))
    return {verb for verb in found if _is_verb(verb) and verb != third}


def _is_verb(base: str) -> bool:
    """Whether it ends as a first infinitive does."""
    return len(base) > SHORTEST and base[-1] in "aä" and base[-2] in "aäeioöuydtlnr"
