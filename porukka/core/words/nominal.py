"""Finnish base forms that a dictionary of one answer a form leaves out: "avun" may be of "apu", "hyödyt" of "hyöty".

Endings are taken off, the consonants put back as they stand in the base form, and what then is a base form in the
dictionary is kept. Facts of grammar: Iso suomen kielioppi, §§ 41–48 (gradation) and 76–96 (inflection).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

SHORTEST = 2  # letters of a stem

_POSSESSIVES = ("ni", "si", "nsa", "nsä", "mme", "nne")
_CASES = (
    "t", "n", "a", "ä", "ta", "tä", "tta", "ttä", "na", "nä", "ksi", "ssa", "ssä", "sta", "stä", "lla", "llä", "lta",
    "ltä", "lle", "in", "en", "jen", "ien", "iden", "itten", "ita", "itä", "ihin", "ja", "jä", "issa", "issä", "ista",
    "istä", "illa", "illä", "ilta", "iltä", "ille", "ina", "inä", "iksi", "seen", "siin", "han", "hän", "hon", "hun",
    "hyn", "hin", "hen", "hön", "kin", "kaan", "kään",
)  # fmt: skip
# of words that no dictionary knows: names and loans, mostly with an i between
_GUESSED = (
    "ssa", "ssä", "sta", "stä", "lla", "llä", "lta", "ltä", "lle", "iin", "ksi", "tta", "ttä", "in", "n", "t", "ia",
    "iä", "a", "ä", "jen", "ja", "jä", "lainen", "läinen",
)  # fmt: skip
# weak grade → strong grades it may stand for, at the border of the last syllable
_STRONG = {
    "kk": ("kk",),
    "pp": ("pp",),
    "tt": ("tt",),
    "mm": ("mp",),
    "nn": ("nt",),
    "ng": ("nk",),
    "ll": ("lt",),
    "rr": ("rt",),
    "k": ("kk",),
    "p": ("pp",),
    "t": ("tt",),
    "v": ("p", "k"),
    "d": ("t",),
    "j": ("k",),
}
_PLURAL = {"o": "a", "ö": "ä", "i": "aä"}  # kirjo-jen is of kirja, koiri-en of koira
_VOWELS = "aeiouyäöå"


def base_forms(word: str, known: Mapping[str, str]) -> set[str]:
    """Every base form in `known` (form → base form) that this inflected noun or adjective may have."""
    return {form for form in _candidates(word) if is_base(form, known)}


def is_base(form: str, known: Mapping[str, str]) -> bool:
    """A base form says so itself, or its genitive does, where a rare form is written alike (työ, also "te")."""
    return known.get(form) == form or (len(form) > 2 and known.get(form + "n") == form)


def guessed_stems(word: str) -> set[str]:
    """What an unknown word may be without its ending: "discordissa" is of "discord"."""
    guessed = set()
    for ending in _GUESSED:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= 4:
            guessed |= {stem, stem[:-1] if stem[-1] in "ie" and len(stem) > 4 else stem}
    return guessed


def _candidates(word: str) -> Iterator[str]:
    for stem in _stems(word):
        for form in (stem, *strengthened(stem)):
            yield form
            if form[-1:] in _PLURAL:
                yield from (form[:-1] + vowel for vowel in _PLURAL[form[-1]])
            if form.endswith("i"):  # plural: tiedoi- is of tieto, kodei- of koti
                yield form[:-1]
                if form.endswith("ei"):
                    yield form[:-2] + "i"
            if form.endswith("e"):
                yield form[:-1] + "i"  # kieli : kiele-
                yield form + "e"  # vene : venee-
            if form.endswith("ee"):
                yield form[:-1]
            if form.endswith("se"):
                yield form[:-2] + "nen"  # nainen : naise-
            if form.endswith("is"):
                yield form[:-1] + "nen"  # vapaaehtois-


def _stems(word: str) -> Iterator[str]:
    bare = [word, *(word.removesuffix(own) for own in _POSSESSIVES if word.endswith(own))]
    for form in bare:
        for ending in _CASES:
            if form.endswith(ending) and len(form) - len(ending) >= SHORTEST:
                yield form[: -len(ending)]


def strengthened(stem: str) -> Iterator[str]:
    """avu → apu, hyödy → hyöty, kauppa's kaupa → kauppa, tiedo → tieto, rua → ruka."""
    end = len(stem)
    while end and stem[end - 1] in _VOWELS:
        end -= 1
    vowels, body = stem[end:], stem[:end]
    if not vowels or not body:
        return
    for weak in (body[-2:], body[-1:]):
        for strong in _STRONG.get(weak, ()):
            yield body[: -len(weak)] + strong + vowels
    if len(vowels) > 1:  # k that is gone: joen of joki, ruan of ruoka
        yield body + vowels[:-1] + "k" + vowels[-1]
    yield body + "k" + vowels  # sen of seka-: työn näön of näkö
