"""What a question finds, kept until the index changes: whoever turns the page, goes back from what she has read, or
asks what others ask today finds it again."""

from __future__ import annotations

from array import array
from dataclasses import replace

from porukka.core.shelf import Shelf
from porukka.search.engine.looking import Found, look
from porukka.search.queries.candidates import Within
from porukka.search.queries.synonyms import Said

A_FOUND = 600  # bytes of memory besides the ids
_shelf = Shelf(pieces=500, size=1_000_000)


def ranked(
    community_id: int,
    state: int | None,
    within: Within,
    words: tuple[str, ...],
    said: Said,
    languages: tuple[str, ...],
) -> Found:
    """The answer of the index, of what stands in these rooms.

    state: of the index, read before it is asked; None if it is not known, so nothing is kept. The right to see is no
    part of this: the rooms in `within` are those that this reader may read now, and what is shown is asked for again.
    """
    if state is None or within.since is not None:  # a time ago is another time with each question
        return look(within, words, said.words, languages)
    key = (community_id, state, within, words, said.key, languages)
    found: Found | None = _shelf.get(key)
    if found is None:
        found = look(within, words, said.words, languages)
        found = replace(found, posts=array("q", found.posts))  # a fifth of the memory
        _shelf.put(key, found, 8 * len(found.posts) + A_FOUND)
    return found
