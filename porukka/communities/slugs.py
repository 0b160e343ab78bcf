"""Words of an address made from a name."""

import re
import unicodedata

_LETTERS = str.maketrans({"ä": "a", "ö": "o", "å": "a", "ß": "ss", "æ": "ae", "ø": "o", "š": "s", "ž": "z"})


def slug_of(words: str, most: int = 60, default: str = "x") -> str:
    """`words` as lower-case ASCII joined by hyphens, at most `most` characters; `default` if nothing is left."""
    folded = unicodedata.normalize("NFKD", words.lower().translate(_LETTERS))
    plain = folded.encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:most].strip("-") or default
