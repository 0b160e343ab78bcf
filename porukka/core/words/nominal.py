"""Finnish base forms that a dictionary of one answer a form leaves out: "avun" may be of "apu", "hyödyt" of "hyöty".

Endings are taken off, the consonants put back as they stand in the base form, and what then is a base form in the
dictionary is kept. Facts of grammar: Iso suomen kielioppi, §§ 41–48 (gradation) and 76–96 (inflection).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

SHORTEST = 2  # letters of a stem
SHORTEST_BASE = 3  # of a base form: most of two letters are signs and units

_POSSESSIVES = ("ni", "si", "nsa", "nsä", "mme", "nne")
_CASES = (
    "t", "n", "a", "ä", "ta", "tä", "tta", "ttä", "na", "nä", "ksi", "ssa", "ssä", "sta", "stä", "lla", "llä", "lta",
    "ltä", "lle", "in", "en", "jen", "ien", "iden", "itten", "ita", "itä", "ihin", "ja", "jä", "issa", "issä", "ista",
    "istä", "illa", "illä", "ilta", "iltä", "ille", "ina", "inä", "iksi", "seen", "siin", "han", "hän", "hon", "hun",
    "hyn", "hin", "hen", "hön", "kin", "kaan", "kään",
)  # fmt: skip
_BY_LAST = {
    letter: tuple(one for one in _CASES if one[-1] == letter) for letter in {one[-1] for one in _CASES}
}
# those before which the last syllable stays open, and its consonants strong
_OPEN = frozenset({
    "a", "ä", "na", "nä", "in", "en", "jen", "ien", "ihin", "ja", "jä", "ina", "inä", "seen", "siin", "han", "hän",
    "hon", "hun", "hyn", "hin", "hen", "hön", "kin", "kaan", "kään",
})  # fmt: skip
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
_LOSES_K = "hlr"  # vihon is of vihko, jalan of jalka, arjen of arki


def base_forms(word: str, known: Mapping[str, str]) -> set[str]:
    """Every base form in `known` (form → base form) that this inflected noun or adjective may have."""
    return {
        form
        for form in set(_candidates(word, owned=known.get(word) != word))
        if len(form) >= SHORTEST_BASE and is_base(form, known) and _in_harmony(form, word)
    }


def is_base(form: str, known: Mapping[str, str]) -> bool:
    """A base form says so itself, or its genitive does, where a rare form is written alike (työ, also "te")."""
    said = known.get(form)
    return said == form or (said is not None and len(form) > 2 and known.get(form + "n") == form)


def guessed_stems(word: str) -> set[str]:
    """What an unknown word may be without its ending: "discordissa" is of "discord"."""
    guessed = set()
    for ending in _GUESSED:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= 4:
            guessed |= {stem, stem[:-1] if stem[-1] in "ie" and len(stem) > 4 else stem}
    return guessed


def _candidates(word: str, *, owned: bool) -> Iterator[str]:
    for stem, ending in _stems(word, owned=owned):
        for form in (stem, *(() if ending in _OPEN else strengthened(stem))):
            yield form
            if form[-1:] in _PLURAL and (form[-1] == "i" or ending[0] in "ij"):
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


def _stems(word: str, *, owned: bool) -> Iterator[tuple[str, str]]:
    """(stem, ending). owned: also what is somebody's; "tulppaani" is a flower before it is my plug."""
    bare = [word]
    if owned:
        bare += [word.removesuffix(own) for own in _POSSESSIVES if word.endswith(own)]
    for form in bare:
        for ending in _BY_LAST.get(form[-1:], ()):
            if (
                form.endswith(ending)
                and len(stem := form[: -len(ending)]) >= SHORTEST
                and _takes(stem, ending)
            ):
                yield stem, ending


def _takes(stem: str, ending: str) -> bool:
    """A single short vowel takes -a, never -ta: "korjaa" is of "korja", "korjata" is not."""
    return ending not in ("ta", "tä") or stem[-1] not in _VOWELS or stem[-2] in _VOWELS


def _in_harmony(base: str, word: str) -> bool:
    """Vowels of the front and of the back do not meet in a word: "listiä" is not of "lista"."""
    back, front = (any(vowel in base for vowel in vowels) for vowels in ("aou", "äöy"))
    last = next((letter for letter in reversed(word) if letter in "aouäöy"), "")
    return back == front or not last or (last in "aou") == back


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
    if len(vowels) > 1 and vowels[-2:] not in ("uu", "yy"):  # k that is gone: joen of joki, ruan of ruoka
        yield body + vowels[:-1] + "k" + vowels[-1]
    if body[-1] in _LOSES_K:
        yield body + "k" + vowels
