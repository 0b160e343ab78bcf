"""Where a text's words begin and end."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

LONGEST = 60  # letters of a word; what is longer is no word, and is cut

# a word of letters and digits; or one sign that says as much as a word does: an ideograph, an emoji
_ALONE = (
    "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
    "\u2190-\u21ff\u2300-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff"
)
_WORD = re.compile(rf"[{_ALONE}]|(?:(?![{_ALONE}])[^\W_])+(?:['’](?:(?![{_ALONE}])[^\W_])+)*")


def cut(text: str) -> Iterator[re.Match[str]]:
    """Each word of a text, where it stands."""
    return _WORD.finditer(text)


def folded(word: str) -> str:
    """A word as it is compared: small letters, composed, the apostrophe of keyboards. å, ä and ö stay themselves."""
    word = unicodedata.normalize("NFC", word).lower().replace("’", "'")
    return word[:LONGEST]
