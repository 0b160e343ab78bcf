"""Words in letters: nothing that a mail program would turn into a link (C22)."""

from __future__ import annotations

import re

# what a mail program would make a link: whole addresses, and names that end like a domain
_ADDRESS = re.compile(r"(?:\b[a-z][a-z0-9+.-]{1,20}:/+|\bwww\.)\S*", re.IGNORECASE)
_DOMAIN = re.compile(r"(?<=\w)([.\u3002\uff0e\uff61])(?=[^\W\d_]{2})")


def unlinked(text: str) -> str:
    """The text in one line, with nothing in it that a mail program would turn into a link."""
    return " ".join(_DOMAIN.sub(r"\1 ", _ADDRESS.sub("…", text)).split())
