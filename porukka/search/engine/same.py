"""Words that mean the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from porukka.core.words import cut, folded
from porukka.search.engine.expressions import Same

# short words that everybody says and nobody writes out; a founder adds the words of her own community
BUILT_IN = {
    "fi": (
        "some, sosiaalinen media",
        "netti, internet",
        "meili, sähköposti",
        "kännykkä, matkapuhelin",
        "telkkari, televisio",
        "nettisivu, verkkosivu, kotisivu",
        "synttärit, syntymäpäivä",
        "kk, kuukausi",
    ),
    "en": (
        "app, application",
        "photo, photograph",
        "bike, bicycle",
        "mail, email",
        "phone, telephone",
        "info, information",
    ),
}


def read(lines: Iterable[str]) -> Same:
    """ "some, sosiaalinen media" → each finds the other; what has several words is found, not looked up."""
    same: Same = defaultdict(list)
    for line in lines:
        phrases = [tuple(folded(word[0]) for word in cut(phrase)) for phrase in line.split(",")]
        phrases = [phrase for phrase in phrases if phrase]
        for phrase in phrases:
            if len(phrase) == 1:
                same[phrase[0]] += [other for other in phrases if other != phrase]
    return dict(same)


def built_in(languages: Iterable[str]) -> list[str]:
    return [line for language in languages for line in BUILT_IN.get(language, ())]
