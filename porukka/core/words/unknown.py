"""Finnish words that no dictionary has: what may stand at their end, and compounds made for the moment."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from porukka.core.words.compounds import HEAD, SHORTEST_TAIL, UNKNOWN_HEAD, head_words, is_part
from porukka.core.words.nominal import base_forms, is_base

LONG_TAIL = 7  # letters of an end that is one whatever stands before it
_OF_VERBS = ("da", "dä", "taa", "tää", "lla", "llä", "nna", "nnä", "oa", "ua", "yä", "öä")
LONGEST = 40  # letters of a compound that is looked for
# what may follow a base form in one of its forms: vowel of the stem, case, owner, clitics
_ENDING = re.compile(
    r"[ij]?[aeiouyäö]{0,2}"
    r"(?:[tn]|tt?[aä]|n[aä]|ks[ie]?|ss[aä]|st[aä]|ll[aä]|lt[aä]|lle|den|tt?en?|h[aeiouyäö]n?|see|siin?)?"
    r"(?:ni|si|ns[aä]|mme|nne|[aeiouyäö]?n)?"
    r"(?:k[oö]|kin|k[aä]{2}n)?(?:h[aä]n|p[aä])?s?"
)


def is_ending(rest: str) -> bool:
    """Whether these letters may be all that an inflected word has more than its base form."""
    return _ENDING.fullmatch(rest) is not None


def compounds(word: str, known: Mapping[str, str]) -> set[str]:
    """Base forms of a compound that was made for the moment: "runoilta" of "runoillassa".

    Its beginning is a word as compounds begin, its end a word in any of its forms; the longest end counts. Else a
    long word at the end is enough: "cosplaykilpailu" of "cosplaykilpailun".
    """
    if len(word) > LONGEST:
        return set()
    ends: set[str] = set()
    for border in range(HEAD, len(word) - SHORTEST_TAIL + 1):
        head, tail = word[:border], word[border:]
        if not (bases := _bases(tail, known)) or (is_ending(tail) and tail not in bases):
            continue
        if (head[-1] != "t" or is_base(head, known)) and head_words(head, known, "fi"):
            return {head + base for base in bases}
        if not ends and border >= UNKNOWN_HEAD and len(tail) >= LONG_TAIL:
            ends = {head + base for base in bases}
    return ends


def _bases(tail: str, known: Mapping[str, str]) -> set[str]:
    """Base forms of an end that can be a part of a compound: the dictionary's own, else those it leaves out."""
    one = known.get(tail, "")
    if not one:
        return set()
    return _parts([one], known) or _parts(base_forms(tail, known), known)


def _parts(bases: Iterable[str], known: Mapping[str, str]) -> set[str]:
    """Those that compounds end with; verbs are none."""
    return {base for base in bases if not base.endswith(_OF_VERBS) and is_part(base, known)}
