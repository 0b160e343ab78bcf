"""Posts without their markup: for excerpts, search and mail."""

from __future__ import annotations

import re
import unicodedata
from html.parser import HTMLParser

_LINES = {"p", "br", "hr", "li", "blockquote", "pre", "h2", "h3", "h4", "table", "tr", "ul", "ol"}
_CELLS = {"td", "th"}
_INLINE = {"a", "b", "code", "del", "em", "i", "s", "span", "strong", "thead", "tbody"}
# what stands in the words where a tag stood that is often in posts; any other takes the parser, and "pre" above all,
# which keeps its lines
_INSTEAD = {slash + tag: "\n" for tag in _LINES - {"pre"} for slash in ("", "/")}
_INSTEAD |= {slash + tag: "" for tag in _INLINE | _CELLS for slash in ("", "/")} | dict.fromkeys(_CELLS, " ")
# in this order none of them makes another
_CODES = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&nbsp;": "\xa0", "&amp;": "&"}
_BLANKS = re.compile(r"[ \t\n]{2,}|[\t\n]")  # all but a single space, which stays
_ISOLATES = re.compile("[\u2066-\u2069]")
_JOINER = "\u200d"


def plain(html: str) -> str:
    """The words of sanitised HTML: one block a line, no empty lines, a table row on one line."""
    if (words := _words_of(html)) is not None:
        return _lines(words)
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return _lines("".join(reader.words))


def _words_of(html: str) -> str | None:
    """The words of HTML as it is written for most posts, with a line break where a block begins and ends; None where
    it takes a parser."""
    first, *others = html.replace("\n", " ").split("<")
    found = [first]
    for one in others:
        tag, end, words = one.partition(">")
        instead = _INSTEAD.get(tag.partition(" ")[0])
        if instead is None or not end or tag.count('"') % 2:  # odd: the ">" stood inside an attribute
            return None
        found += (instead, words)
    text = "".join(found)
    if "&" in text:
        if text.count("&") != sum(map(text.count, _CODES)):
            return None
        for code, letter in _CODES.items():
            text = text.replace(code, letter)
    return text


def _lines(words: str) -> str:
    lines = (_BLANKS.sub(" ", line).strip() for line in words.split("\n"))
    return "\n".join(line for line in lines if line)


def excerpt(text: str, length: int) -> str:
    """The beginning of a plain text on one line: at most `length` characters, cut between words, with "…".

    Raises ValueError if length is less than 1.
    """
    if length < 1:
        raise ValueError("an excerpt has at least one character")
    text = " ".join(text.split())
    if len(text) <= length:
        return text
    cut = length - 1
    if not text[cut].isspace():
        space = text.rfind(" ", 0, cut)
        cut = space if space > 0 else _between_letters(text, cut)
    # a direction change might lose its end by the cut, so none stays
    return _ISOLATES.sub("", text[:cut]).rstrip(" .,;:!?–—-") + "…"


def _between_letters(text: str, cut: int) -> int:
    """The nearest place before `cut` that is not inside one letter or emoji made of several characters."""
    while cut > 0 and (
        unicodedata.combining(text[cut])
        or unicodedata.category(text[cut]) in ("Mn", "Me", "Sk")
        or _JOINER in (text[cut], text[cut - 1])
    ):
        cut -= 1
    return cut


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self._as_written = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._as_written = self._as_written or tag == "pre"
        if tag in _LINES:
            self.words.append("\n")
        elif tag in _CELLS:
            self.words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self._as_written = self._as_written and tag != "pre"
        if tag in _LINES:
            self.words.append("\n")

    def handle_data(self, data: str) -> None:
        self.words.append(data if self._as_written else _BLANKS.sub(" ", data))
