"""A writer asks for SQLite's lock often and evenly.

SQLite itself waits in steps that grow to a tenth of a second, so whoever has waited longest looks least often, and
others who come later go before her: one writer in a hundred waited for seconds while the lock was free every few
milliseconds. Here everybody who waits looks as often as everybody else.
"""

from __future__ import annotations

import random
import sqlite3
import time

from django.db.backends.sqlite3 import base

EVERY = 0.001  # seconds between two looks, about; twice as long at most
PRIMARY = 0xFF  # the part of an error's code that says what it is


class DatabaseWrapper(base.DatabaseWrapper):
    """Only the beginning of a transaction that writes is another one; its patience is the connection's `timeout`."""

    transaction_mode: str | None  # Django's, of the settings

    def _start_transaction_under_autocommit(self) -> None:
        if self.transaction_mode is None:
            return super()._start_transaction_under_autocommit()  # type: ignore[misc]  # the stubs do not know it
        patience = float(self.get_connection_params().get("timeout", 5.0))
        ask = self.connection.execute
        ask("PRAGMA busy_timeout = 0")  # SQLite says at once that somebody else is writing
        try:
            with self.wrap_database_errors:
                self._begin(f"BEGIN {self.transaction_mode}", time.monotonic() + patience)
        finally:
            ask(f"PRAGMA busy_timeout = {round(patience * 1000)}")
        return None

    def _begin(self, statement: str, end: float) -> None:
        """Raises OperationalError when the lock was not free until `end`, by time.monotonic()."""
        while True:
            try:
                self.connection.execute(statement)
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & PRIMARY != sqlite3.SQLITE_BUSY or time.monotonic() >= end:
                    raise
                time.sleep(EVERY * (1 + random.random()))  # noqa: S311  # nosec B311 (so that two do not keep step)
            else:
                return
