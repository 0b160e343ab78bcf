"""Writers of one process take turns: who came first writes first, and is woken when it is her turn.

SQLite has one writer. If each thread asked it by itself, all who wait would look again and again, and whoever
happened to look at the right moment would go first. So only the one whose turn it is asks SQLite, and waits for
nobody but other processes.
"""

from __future__ import annotations

import threading
from collections import deque


class Turns:
    """A lock that is handed on in the order in which it was asked for."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._is_taken = False
        self._waiting: deque[threading.Lock] = deque()

    def take(self, patience: float) -> bool:
        """Wait until it is this thread's turn, for at most so many seconds. Returns whether it is."""
        with self._guard:
            if not self._is_taken:
                self._is_taken = True
                return True
            mine = threading.Lock()
            mine.acquire()
            self._waiting.append(mine)
        if mine.acquire(timeout=max(patience, 0)):
            return True
        with self._guard:
            if mine in self._waiting:
                self._waiting.remove(mine)
                return False
        return True  # it was handed on at this very moment

    def hand_on(self) -> None:
        """The turn is over: it is the next one's. Only for whoever has taken it, and once."""
        with self._guard:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._is_taken = False
