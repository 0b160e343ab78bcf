"""libvoikko, the Finnish morphology of the Voikko project, where the machine has it: more forms, more readings.

Optional (Debian: libvoikko1, voikko-fi and python3-libvoikko): everything works without it.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from porukka.core.words.cutting import folded


@cache
def _voikko() -> Any:
    try:
        import libvoikko  # type: ignore[import-not-found]  # not among the packages that are installed with Porukka

        return libvoikko.Voikko("fi")
    except Exception:  # no module, no library or no dictionary: each of them says so in its own way
        return None


def is_there() -> bool:
    return _voikko() is not None


def base_forms(word: str) -> set[str]:
    """Base forms of every reading; nothing without libvoikko."""
    voikko = _voikko()
    if voikko is None:
        return set()
    readings = voikko.analyze(word) or voikko.analyze(word.capitalize())
    return {folded(reading["BASEFORM"]) for reading in readings if reading.get("BASEFORM")}
