"""The lines around what was found, with the found words marked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markupsafe import Markup, escape

from porukka.core.text import excerpt

LENGTH = 220  # letters
BEFORE = 60  # of them before the first found word

_ISOLATES = re.compile("[\u2066-\u2069]")


def around(text: str, words: Sequence[str], length: int = LENGTH) -> str:
    """The part of a plain text where a word first stands, on one line; its beginning if none does."""
    text = " ".join(text.split())
    found = _any_of(words).search(text)
    start = found.start() - BEFORE if found else 0
    if start <= 0 or len(text) <= length:
        return excerpt(text, length)
    space = text.find(" ", start, start + BEFORE)
    # a direction change might lose its beginning by the cut, so none stays
    return excerpt("…" + _ISOLATES.sub("", text[space + 1 if space >= 0 else start :]), length)


def marked(text: str, words: Sequence[str]) -> Markup:
    """The text as HTML, escaped piece by piece, with each found word inside <mark>."""
    html, last = Markup(), 0
    for found in _any_of(words).finditer(text):
        html += escape(text[last : found.start()]) + Markup("<mark>{}</mark>").format(found[0])
        last = found.end()
    return html + escape(text[last:])


def _any_of(words: Sequence[str]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)), re.IGNORECASE)
