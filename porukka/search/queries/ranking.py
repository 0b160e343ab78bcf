"""What a question finds, kept: whoever turns the page, goes back from what she has read, or asks what others ask
today finds it again. What has been written, changed or taken away since is looked through by itself."""

from __future__ import annotations

from porukka.core.shelf import Shelf
from porukka.search.engine.looking import Found, followed, look
from porukka.search.queries.candidates import Within
from porukka.search.queries.changes import changes
from porukka.search.queries.synonyms import Said

A_FOUND = 1_500  # bytes of memory besides the ids
_shelf = Shelf(pieces=500, size=2_000_000)


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
    key = (community_id, within, words, said.key, languages)
    kept: tuple[int, Found] | None = _shelf.get(key)
    if kept is not None and kept[0] == state:
        return kept[1]
    found = None if kept is None else _followed(community_id, kept, state, within, said)
    if found is None:
        found = look(within, words, said.words, languages)
    _shelf.put(key, (state, found), _size(found))
    return found


def _followed(
    community_id: int, kept: tuple[int, Found], state: int, within: Within, said: Said
) -> Found | None:
    """What was found before, as it is now; None if the index has to be asked."""
    since, found = kept
    if not found.is_plain:
        return None
    news = changes(community_id, since, state)
    return None if news is None else followed(found, said.words, map(within.seen, news))


def _size(found: Found) -> int:
    answer = found.answer
    places = len(answer.titled) + len(answer.exact) + len(answer.parted) if answer else 0
    return 8 * len(found.posts) + 16 * places + A_FOUND
