"""Shelves: pieces that are costly to make, kept in this process under everything they were made of.

There is no way to take one piece off: other processes have shelves of their own, which nobody could tell. So a key
names all that the piece depends on, with the version of what changes (a column that the page has just read), and a
piece whose key nobody asks for any more goes by itself. What depends on who reads has the reader in its key, or stays
outside the piece. A place's own words for rooms, members and so on (`core.labels`) are put into every key here.
"""

from __future__ import annotations

from collections.abc import Hashable
from sys import getsizeof
from typing import Any
from weakref import WeakSet

from porukka.core.labels import current

_all: WeakSet[Shelf] = WeakSet()


class Shelf:
    """Keeps at most so many pieces and bytes, those asked for last.

    In two rows: new pieces and those asked for again stand in the front row; when that is full it becomes the back
    row, and what stood there is gone. So nothing is sorted and nothing locked: of two threads that do the same at
    once, the worst is that a piece is made twice.
    """

    def __init__(self, *, pieces: int, size: int) -> None:
        self._pieces, self._size = pieces // 2, size // 2
        self.clear()
        _all.add(self)

    def get(self, key: Hashable) -> Any:
        """The piece, or None."""
        if words := current():
            key = (words, key)
        found = self._front.get(key)
        if found is not None:
            return found[0]
        found = self._back.get(key)
        if found is None:
            return None
        self._stand(key, found)
        return found[0]

    def put(self, key: Hashable, piece: Any, size: int | None = None) -> None:
        """Keep it, unless it would fill a row. size: its bytes, where it is more than one text or number."""
        if words := current():
            key = (words, key)
        bytes_ = getsizeof(piece) if size is None else size
        if bytes_ <= self._size:
            self._stand(key, (piece, bytes_))

    def clear(self) -> None:
        self._front: dict[Hashable, tuple[Any, int]] = {}
        self._back: dict[Hashable, tuple[Any, int]] = {}
        self._filled = 0

    def _stand(self, key: Hashable, kept: tuple[Any, int]) -> None:
        if len(self._front) >= self._pieces or self._filled + kept[1] > self._size:
            self._back, self._front, self._filled = self._front, {}, 0
        self._front[key] = kept
        self._filled += kept[1]


def clear_all() -> None:
    """Empty every shelf of this process, as between two tests."""
    for shelf in list(_all):
        shelf.clear()
