"""Work in the background gives way to people who write: on SQLite nobody else can while it does."""

from __future__ import annotations

from time import monotonic, sleep

from django.db import connection

BREATH = 0.003  # seconds in which somebody who waits begins to write, and mostly ends
SHARE = 3  # so many times as long as it has written is left to people, while they do


class Pace:
    """Call `rest` after each transaction of work that has many of them.

    Where nobody writes it goes on after a breath; where somebody does, it takes a quarter of the time. PostgreSQL
    locks rows, so there a breath is all.
    """

    def __init__(self) -> None:
        self._seen = _written_by_others()
        self._begun = monotonic()

    def rest(self) -> None:
        took = monotonic() - self._begun
        sleep(BREATH)
        seen = _written_by_others()
        if seen != self._seen:
            sleep(took * SHARE)
            seen = _written_by_others()
        self._seen, self._begun = seen, monotonic()


def _written_by_others() -> int:
    """A number that changes when another connection has written; always the same where that is not told."""
    if connection.vendor != "sqlite":
        return 0
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA data_version")  # one look at the log of what was written, without a lock
        return int(cursor.fetchone()[0])
