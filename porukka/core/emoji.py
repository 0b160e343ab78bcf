"""Emoji in what people type, and what the common ones are called in the reader's language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

LONGEST = 24  # code points; a family with skin tones has fewer

_COLOURED = "\ufe0f"  # asks for the picture where a letter-like sign has both looks
_JOINER = "\u200d"
_PICTURE = (
    "[\u203c\u2049\u2122\u2139\u2194-\u21aa\u231a-\u23ff\u24c2\u25aa-\u27bf\u2934\u2935\u2b05-\u2b55"
    "\u3030\u303d\u3297\u3299\U0001f000-\U0001f1e5\U0001f200-\U0001f3fa\U0001f400-\U0001faff]"
)
_TONE = "[\U0001f3fb-\U0001f3ff]"
_ONE = f"{_PICTURE}(?:{_COLOURED}|{_TONE})?"
_FLAG = "[\U0001f1e6-\U0001f1ff]{2}"
_REGION = "\U0001f3f4[\U000e0061-\U000e007a]+\U000e007f"  # Scotland's flag, for example
_KEY = f"[0-9#*]{_COLOURED}?\u20e3"
_EMOJI = re.compile(f"{_FLAG}|{_REGION}|{_KEY}|{_ONE}(?:{_JOINER}{_ONE})*")

# The colour mark is left out here, since keyboards differ in whether they write it.
_NAMES = {
    "👍": _("thumbs up"),
    "👎": _("thumbs down"),
    "❤": _("red heart"),
    "🧡": _("orange heart"),
    "💛": _("yellow heart"),
    "💚": _("green heart"),
    "💙": _("blue heart"),
    "💜": _("purple heart"),
    "😄": _("big smile"),
    "😊": _("warm smile"),
    "🙂": _("slight smile"),
    "😂": _("tears of joy"),
    "😍": _("heart eyes"),
    "🤗": _("hug"),
    "😮": _("surprised face"),
    "😢": _("crying face"),
    "🤔": _("thinking face"),
    "😅": _("nervous laugh"),
    "🎉": _("confetti"),
    "🥳": _("party face"),
    "🙏": _("folded hands"),
    "👏": _("clapping hands"),
    "🙌": _("raised hands"),
    "💪": _("strong arm"),
    "👋": _("waving hand"),
    "🤝": _("handshake"),
    "👀": _("eyes"),
    "💡": _("light bulb"),
    "🔥": _("fire"),
    "✨": _("sparkles"),
    "⭐": _("star"),
    "☀": _("sun"),
    "🌱": _("seedling"),
    "🌈": _("rainbow"),
    "☕": _("cup of coffee"),
    "🍰": _("piece of cake"),
    "✅": _("check mark"),
    "❓": _("question mark"),
    "🚀": _("rocket"),
    "📚": _("books"),
}


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
    """What it is called in the reader's language. One we have no name for is its own: screen readers bring names
    of all emoji, in the language in which they read."""
    name = _NAMES.get(emoji.replace(_COLOURED, ""))
    return gettext(name) if name else emoji
