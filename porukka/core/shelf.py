"""Shelves: pieces that are costly to make, kept in this process under everything they were made of.

There is no way to take one piece off: other processes have shelves of their own, which nobody could tell. So a key
names all that the piece depends on, with the version of what changes (a column that the page has just read), and a
piece whose key nobody asks for any more goes by itself. What depends on who reads has the reader in its key, or stays
outside the piece. A place's own words for rooms, members and so on (`core.labels`) are put into every key here.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from sys import getsizeof
from threading import Lock
from typing import Any
from weakref import WeakSet

from porukka.core.labels import current

MOST = 45_000_000  # bytes of all shelves of a process together, if every one is full
A_PLACE = 250  # of a piece's place on the shelf

_all: WeakSet[Shelf] = WeakSet()


class Shelf:
    """Keeps at most so many pieces and bytes, those asked for last. Their keys count, too: they are often as large.

    Looking waits for nobody: of two threads that find nothing at once, the worst is that a piece is made twice.
    """

    def __init__(self, *, pieces: int, size: int) -> None:
        self.size = size
        self._pieces = pieces
        self._lock = Lock()  # of those who put something there
        self.clear()
        _all.add(self)

    def get(self, key: Hashable) -> Any:
        """The piece, or None."""
        if words := current():
            key = (words, key)
        found = self._row.get(key)
        if found is None:
            return None
        try:  # noqa: SIM105 (a context manager would take as long as all the rest)
            self._row.move_to_end(key)
        except KeyError:
            pass  # another thread has taken it off in this moment
        return found[0]

    def put(self, key: Hashable, piece: Any, size: int | None = None) -> None:
        """Keep it, unless it would fill half of the shelf. size: its bytes, if it is more than a text or number."""
        if words := current():
            key = (words, key)
        bytes_ = A_PLACE + _weight(key) + (getsizeof(piece) if size is None else size)
        if bytes_ > self.size // 2:
            return
        with self._lock:
            if (former := self._row.pop(key, None)) is not None:
                self._filled -= former[1]
            self._row[key] = (piece, bytes_)
            self._filled += bytes_
            while self._filled > self.size or len(self._row) > self._pieces:
                self._filled -= self._row.popitem(last=False)[1][1]

    def clear(self) -> None:
        with self._lock:
            self._row: OrderedDict[Hashable, tuple[Any, int]] = OrderedDict()
            self._filled = 0


def promised() -> int:
    """How many bytes all shelves of this process may keep together."""
    return sum(shelf.size for shelf in _all)


def _weight(key: Any) -> int:
    """Of a key and all it is made of, in bytes; an object's fields are taken for shared with others."""
    own = getsizeof(key)
    return own + sum(map(_weight, key)) if isinstance(key, tuple | frozenset) else own


def clear_all() -> None:
    """Empty every shelf of this process, as between two tests."""
    for shelf in list(_all):
        shelf.clear()
