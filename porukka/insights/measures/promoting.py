"""How much of the talk only shows the way to somewhere else."""

from __future__ import annotations

import re
from collections.abc import Iterable

from porukka.insights.measures.care import Share

FEWEST_WORDS = 5  # beside an address: from here on the post says something itself
FEWEST_POSTS = 30

_LABELLED = re.compile(r"!?\[[^\]\n]{0,500}\]\((\S{1,2000})\)")
_ADDRESS = re.compile(r"<?(https?://\S{1,2000})")
_WORD = re.compile(r"\w+")


def is_only_a_link(text: str, home: str) -> bool:
    """True if `text` (Markdown) has an address away from `home` (https://…) and fewer than 5 words beside its
    addresses and their labels."""
    rest = _LABELLED.sub(r" \1 ", text)
    addresses = _ADDRESS.findall(rest)
    if all(address == home or address.startswith(f"{home}/") for address in addresses):
        return False
    return len(_WORD.findall(_ADDRESS.sub(" ", rest))) < FEWEST_WORDS


def promo_share(texts: Iterable[str], posts: int, home: str) -> Share:
    """Posts that are only a link elsewhere / all posts, in 90 days (row 39). n: at least 30 posts.

    texts: of the posts that name an address, each as `is_only_a_link` takes it; posts: how many there are in all.
    """
    return Share(sum(is_only_a_link(text, home) for text in texts), posts, FEWEST_POSTS)
