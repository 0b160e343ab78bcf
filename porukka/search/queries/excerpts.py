"""The lines around what was found, with the found words marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from markupsafe import Markup, escape

from porukka.core.text import excerpt
from porukka.core.words import Word, analyse, cut, folded
from porukka.search.engine.expressions import Same

LENGTH = 220  # letters
BEFORE = 60  # of them before the first found word

_ISOLATES = re.compile("[\u2066-\u2069]")


class Marker:
    """Knows again, in a text, the words that a question found: inflected, as parts of compounds, as synonyms."""

    def __init__(self, question: Iterable[Word], same: Same, languages: tuple[str, ...]) -> None:
        words = list(question)
        self.languages = languages
        self.wanted = {one for word in words for one in word.whole}
        self.wanted |= {one for word in words for split in word.splits for one in split}
        self.wanted |= {each for one in list(self.wanted) for phrase in same.get(one, ()) for each in phrase}
        self.key = (frozenset(self.wanted), languages)  # two that have the same mark the same

    def places(self, text: str) -> Iterator[re.Match[str]]:
        for found in cut(text):
            word = analyse(folded(found[0]), self.languages)
            if not self.wanted.isdisjoint(word.whole) or not self.wanted.isdisjoint(word.parts):
                yield found

    def marked(self, text: str) -> Markup:
        """The text as HTML, escaped piece by piece, with each found word inside <mark>."""
        html, last = Markup(), 0
        for found in self.places(text):
            html += escape(text[last : found.start()]) + Markup("<mark>{}</mark>").format(found[0])
            last = found.end()
        return html + escape(text[last:])


def around(text: str, marker: Marker, length: int = LENGTH) -> str:
    """The part of a plain text where a word first stands, on one line; its beginning if none does."""
    text = " ".join(text.split())
    found = next(marker.places(text), None)
    start = found.start() - BEFORE if found else 0
    if start <= 0 or len(text) <= length:
        return excerpt(text, length)
    space = text.find(" ", start, start + BEFORE)
    # a direction change might lose its beginning by the cut, so none stays
    return excerpt("…" + _ISOLATES.sub("", text[space + 1 if space >= 0 else start :]), length)
