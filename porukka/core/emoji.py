"""Emoji in what people type, and what they are called in the reader's language."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from django.utils.translation import get_language

LONGEST = 24  # code points; a family with skin tones has fewer

_COLOURED = "\ufe0f"  # asks for the picture where a letter-like sign has both looks
_JOINER = "\u200d"
_PICTURE = (
    "[\u00a9\u00ae\u203c\u2049\u2122\u2139\u2194-\u21aa\u231a-\u23ff\u24c2\u25aa-\u27bf\u2934\u2935\u2b05-\u2b55"
    "\u3030\u303d\u3297\u3299\U0001f000-\U0001f1e5\U0001f200-\U0001f3fa\U0001f400-\U0001faff]"
)
_TONE = "[\U0001f3fb-\U0001f3ff]"
_ONE = f"{_PICTURE}(?:{_COLOURED}|{_TONE})?"
_FLAG = "[\U0001f1e6-\U0001f1ff]{2}"
_REGION = "\U0001f3f4[\U000e0061-\U000e007a]+\U000e007f"  # Scotland's flag, for example
_KEY = f"[0-9#*]{_COLOURED}?\u20e3"
_TONES = re.compile(_TONE)
_EMOJI = re.compile(f"{_FLAG}|{_REGION}|{_KEY}|{_ONE}(?:{_JOINER}{_ONE})*")

_NAMES = Path(__file__).parent / "static" / "core" / "emoji"  # made by bin/emoji; the picker reads the same


def split(text: str) -> Iterator[str]:
    """The emoji of a line, with or without spaces between them, as they are kept: in colour.

    Raises ValueError with the first piece of text that is not an emoji.
    """
    for word in text.split():
        at = 0
        while at < len(word):
            found = _EMOJI.match(word, at)
            if found is None or len(found[0]) > LONGEST:
                raise ValueError(word[at:])
            at = found.end()
            yield _in_colour(found[0])


def _in_colour(emoji: str) -> str:
    """A lone sign that could also be drawn as a letter gets the mark that asks for the picture."""
    letter_like = len(emoji) == 1 and unicodedata.east_asian_width(emoji) != "W"
    return emoji + _COLOURED if letter_like else emoji


def name_of(emoji: str) -> str:
    """What it is called in the reader's language, after Unicode. One that is newer than our names is its own: screen
    readers bring names too, in the language in which they read."""
    names = _names(get_language() or "en")
    plain = emoji.replace(_COLOURED, "")
    return names.get(plain) or names.get(_TONES.sub("", plain)) or emoji


@cache
def _names(language: str) -> dict[str, str]:
    """Names by emoji without the colour mark, since keyboards differ in whether they write it."""
    file = _NAMES / f"{language.split('-', maxsplit=1)[0]}.json"
    if not file.exists():
        return _names("en")
    groups = json.loads(file.read_text("utf-8"))["groups"]
    return {emoji.replace(_COLOURED, ""): name for group in groups for emoji, name, _further in group}
