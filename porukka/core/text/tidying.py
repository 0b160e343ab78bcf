"""Text as it is kept: one form for every letter and line end, nothing invisible that could deceive."""

from __future__ import annotations

import re
import unicodedata

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Control characters, halves of surrogate pairs and non-characters are never text. Overrides and embeddings
# turn the order of letters around ("exe.jpg"); who writes from right to left has letters and isolates for it.
_UNWANTED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff\u202a-\u202e]"
)
_ISOLATES = re.compile("[\u2066-\u2069]")
_CLOSE = "\u2069"


def tidy(text: str) -> str:
    """The text in Unicode NFC, with `\\n` line ends, no control characters, and direction changes closed."""
    text = _LINE_ENDS.sub("\n", text)
    text = unicodedata.normalize("NFC", _UNWANTED.sub("", text))
    if _ISOLATES.search(text):
        text = "\n".join(map(_close_isolates, text.split("\n")))
    return text


def _close_isolates(line: str) -> str:
    """The line without closings of nothing, and with what it opens closed."""
    kept, depth = [], 0
    for letter in line:
        if letter == _CLOSE:
            if not depth:
                continue
            depth -= 1
        elif _ISOLATES.match(letter):
            depth += 1
        kept.append(letter)
    return "".join(kept) + _CLOSE * depth
