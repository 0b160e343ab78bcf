"""A writer waits for SQLite's lock in a queue of her process, and its first asks for the lock often and evenly.

SQLite itself waits in steps that grow to a tenth of a second, so whoever has waited longest looks least often, and
others who come later go before her: one writer in a hundred waited for seconds while the lock was free every few
milliseconds. Here the threads of a process take turns (turns.py), one of them looks every millisecond or two, and
processes let each other in (gate.py).
"""

from __future__ import annotations

import random
import sqlite3
import time

from django.db import OperationalError
from django.db.backends.sqlite3 import base

from porukka.core.sqlite.gate import Gate
from porukka.core.sqlite.turns import Turns

EVERY = 0.001  # seconds between two looks, about; twice as long at most
PRIMARY = 0xFF  # the part of an error's code that says what it is

_turns = Turns()
_gate = Gate()


class DatabaseWrapper(base.DatabaseWrapper):
    """Only the beginning and the end of a transaction that writes are others; its patience is the connection's
    `timeout`."""

    transaction_mode: str | None  # Django's, of the settings
    _has_turn = False

    def _start_transaction_under_autocommit(self) -> None:
        if self.transaction_mode is None:
            return super()._start_transaction_under_autocommit()  # type: ignore[misc]  # the stubs do not know it
        patience = float(self.get_connection_params().get("timeout", 5.0))
        end = time.monotonic() + patience
        if not _turns.take(patience):
            raise OperationalError("database is locked")
        self._has_turn = True
        ask = self.connection.execute
        try:
            ask("PRAGMA busy_timeout = 0")  # SQLite says at once that somebody else is writing
            try:
                with self.wrap_database_errors:
                    self._enter(end)
                    self._begin(f"BEGIN {self.transaction_mode}", end)
            finally:
                _gate.leave()
                ask(f"PRAGMA busy_timeout = {round(patience * 1000)}")
        except BaseException:
            self._end_turn()
            raise
        return None

    def _enter(self, end: float) -> None:
        """Wait at the gate, until `end` at most: then somebody stands in it for too long, and one goes past her."""
        while not _gate.enter(str(self.settings_dict["NAME"])) and time.monotonic() < end:
            _wait()

    def _begin(self, statement: str, end: float) -> None:
        """Raises OperationalError when the lock was not free until `end`, by time.monotonic()."""
        while True:
            try:
                self.connection.execute(statement)
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & PRIMARY != sqlite3.SQLITE_BUSY or time.monotonic() >= end:
                    raise
                _wait()
            else:
                return

    def _commit(self) -> None:
        super()._commit()  # type: ignore[misc]
        self._end_turn()  # a commit that fails is rolled back

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]
        finally:
            self._end_turn()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]
        finally:
            self._end_turn()

    def _end_turn(self) -> None:
        if self._has_turn:
            self._has_turn = False
            _turns.hand_on()


def _wait() -> None:
    time.sleep(EVERY * (1 + random.random()))  # noqa: S311  # nosec B311 (so that two do not keep step)
