"""What of a text is weighed: its words, pairs of words, and all strings of two to five letters."""

from __future__ import annotations

import re
from itertools import pairwise
from zlib import crc32

LONGEST = 2_000  # letters of a text that are looked at: its mood shows by then, and a post may have 32,000
SHORTEST_GRAM, LONGEST_GRAM = 2, 5

_ADDRESS = re.compile(r"https?://\S+|www\.\S+")
_MENTION = re.compile(r"@\w+")
_DIGITS = re.compile(r"\d+")
_STRETCHED = re.compile(r"(.)\1{3,}")  # "jeeeeee" says what "jeee" says
_WORD = re.compile(r"\w+(?:'\w+)?|[^\w\s]+")  # ":)" and "!!" are words here
_ADDRESS_MARK, _MENTION_MARK = "\x01", "\x02"


def plainer(text: str) -> str:
    """A text as its features are cut from it: small letters, no addresses, names or numbers that tell it apart."""
    text = text[:LONGEST].lower().replace("’", "'")
    text = _MENTION.sub(_MENTION_MARK, _ADDRESS.sub(_ADDRESS_MARK, text))
    return " ".join(_STRETCHED.sub(r"\1\1\1", _DIGITS.sub("0", text)).split())


def features_of(text: str) -> set[str]:
    """Every feature of a text once, however often it stands there. A word begins with w, a pair with b."""
    text = plainer(text)
    words = _WORD.findall(text)
    found = {f"w{word}" for word in words}
    found.update(f"b{one} {two}" for one, two in pairwise(words))
    text = f" {text} "
    for length in range(SHORTEST_GRAM, LONGEST_GRAM + 1):
        found.update(text[start : start + length] for start in range(len(text) - length + 1))
    return found


def key_of(feature: str) -> int:
    """A feature's key in the file of weights: 32 bits, the same on every machine (CRC-32 of its UTF-8)."""
    return crc32(feature.encode("utf-8", "surrogatepass"))
