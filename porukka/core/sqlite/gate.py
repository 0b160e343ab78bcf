"""Between processes: who asks for SQLite's lock closes a gate behind herself until she has it.

Without it a process with many writers takes the lock again in the moment it lets it go, and another one that looks
every millisecond never finds it free. The gate keeps nothing safe, it only makes the waiting fair: where it cannot
be had (a folder that cannot be written to, a database in memory), one asks without it.
"""

from __future__ import annotations

import contextlib
import fcntl
import os

SUFFIX = "-gate"  # of the file beside the database


class Gate:
    """The gate of one database. One thread of a process uses it at a time (see turns.py)."""

    def __init__(self) -> None:
        self._name, self._process, self._file = "", 0, -1

    def enter(self, database: str) -> bool:
        """Close it behind oneself. False while another process has; True also where there is no gate."""
        file = self._opened(database)
        if file < 0:
            return True
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:  # a file system without locks
            return True
        return True

    def leave(self) -> None:
        if self._file >= 0:
            with contextlib.suppress(OSError):
                fcntl.flock(self._file, fcntl.LOCK_UN)

    def _opened(self, database: str) -> int:
        """The open file, opened anew in each process: one that a fork hands on would be one lock for both."""
        if (self._name, self._process) != (database, os.getpid()):
            self._name, self._process, self._file = database, os.getpid(), -1
            if os.path.isfile(database):
                with contextlib.suppress(OSError):
                    self._file = os.open(database + SUFFIX, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        return self._file
