"""What has changed in a community's index lately: read once for each change, for all that was found before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import QuerySet

from porukka.core.prepared import NUMBER, NUMBERS, prepared
from porukka.core.shelf import Shelf
from porukka.search.models import Analysis, Entry

AN_ENTRY = 300  # bytes of memory besides its words
_shelf = Shelf(pieces=100, size=1_000_000)


class Changed(NamedTuple):
    """An entry as it was read after its change. words: its tokens with blanks between, "" if it is gone."""

    post: int
    topic: int = 0
    room: int = 0
    words: str = ""


@dataclass(frozen=True)
class _Known:
    """The changes after a state of the index, in order: one for each number from then on."""

    since: int
    changed: tuple[Changed, ...]

    @property
    def until(self) -> int:
        return self.since + len(self.changed)


def changes(community_id: int, since: int, until: int) -> Sequence[Changed] | None:
    """Whatever changed between two states of the index, in order; None if that is too long ago to be known.

    Two queries for the first who asks in a state, none for all others.
    """
    known: _Known | None = _shelf.get(community_id)
    if known is None or not known.since <= since <= until <= known.until:
        known = _read(community_id, since, known)
        _shelf.put(community_id, known, sum(2 * len(one.words) + AN_ENTRY for one in known.changed))
    if not known.since <= since <= until <= known.until:
        return None
    return known.changed[since - known.since : until - known.since]


@prepared(community=NUMBER)
def _states(community: int) -> QuerySet[Analysis, Any]:
    return Analysis.objects.filter(community=community).values_list("changes", "recent")


@prepared(posts=NUMBERS)
def _entries(posts: list[int]) -> QuerySet[Entry, Any]:
    return Entry.objects.filter(pk__in=posts).values_list("pk", "topic", "room", "words")


def _read(community_id: int, since: int, known: _Known | None) -> _Known:
    """What is known, and what has come since; of what is not known yet no more than what is asked for."""
    (state, recent) = next(iter(_states(community=community_id)), (0, ""))
    posts = [int(post) for post in recent.split()]
    first = state - len(posts)
    is_lasting = known is not None and max(first, known.since) <= since and first <= known.until <= state
    before = known.changed if known is not None and is_lasting else ()
    begin = known.until if known is not None and is_lasting else max(since, first)
    fresh = posts[begin - first :]
    # after the state: an entry may be newer than that, and is then among the changes of a later one, too
    entries = {row[0]: Changed(*row) for row in _entries(posts=tuple(set(fresh)))} if fresh else {}
    found = (*before, *(entries.get(post) or Changed(post) for post in fresh))[-Analysis.RECENT :]
    return _Known(state - len(found), found)
