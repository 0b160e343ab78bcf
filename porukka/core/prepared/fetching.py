"""A prepared statement's rows, from the connection itself: without Django's cursor, which writes each statement anew.

On SQLite that writing takes as long as the answer. PostgreSQL is given the statement once for each connection and
plans it once; Django's cursor would have it read and planned each time, which takes longer than to answer it. It is
asked all the same where somebody counts or logs statements, or where a transaction is broken: it sees to that.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from django.db.backends.sqlite3.base import FORMAT_QMARK_REGEX

KNOWN_AFTER = 1  # times a connection to PostgreSQL has been asked something before it is prepared there
MOST_STYLED = 500  # of those that write, in SQLite's style
MOST_KNOWN = 300  # statements of one connection that stay prepared; PostgreSQL keeps their plans
# what PostgreSQL does not take as a prepared statement, or what a pooler between us has lost; few, and all of our own
_refused: set[str] = set()


@lru_cache(maxsize=MOST_STYLED)
def in_its_style(sql: str) -> str:
    """A statement as SQLite's own module wants it."""
    return FORMAT_QMARK_REGEX.sub("?", sql).replace("%%", "%")


def fetched(connection: Any, sql: str, styled: str, sent: Sequence[Any]) -> list[Any]:
    """The database's rows. styled: `sql` in SQLite's style. Raises Django's errors of databases."""
    rows: list[Any] | None
    if not _is_watched(connection):
        if connection.vendor == "sqlite":
            rows = quick(connection, styled, sent).fetchall()
            return rows
        if not connection.in_atomic_block and sql not in _refused:
            rows = _from_postgres(connection, sql, sent)
            if rows is not None:
                return rows
    with connection.cursor() as cursor:
        cursor.execute(sql, sent)
        rows = cursor.fetchall()
    return rows


def execute(connection: Any, sql: str, sent: Sequence[Any]) -> int:
    """Run a statement that writes. Returns how many rows it has written."""
    if is_quick(connection):
        return int(quick(connection, in_its_style(sql), sent).rowcount)
    with connection.cursor() as cursor:
        cursor.execute(sql, sent)
        return int(cursor.rowcount)


def is_quick(connection: Any) -> bool:
    """Whether SQLite is asked without Django's cursor."""
    return connection.vendor == "sqlite" and not _is_watched(connection)


def quick(connection: Any, styled: str, sent: Sequence[Any]) -> Any:
    """The cursor of SQLite's own module after a statement in its own style. Raises Django's errors."""
    try:
        return connection.connection.execute(styled, sent)
    except sqlite3.Error:
        with connection.wrap_database_errors:  # says it in Django's words
            raise


def _is_watched(connection: Any) -> bool:
    """Whether Django has to see each statement, or has not connected yet."""
    return bool(
        connection.connection is None
        or connection.force_debug_cursor
        or connection.execute_wrappers
        or connection.needs_rollback
    )


def _from_postgres(connection: Any, sql: str, sent: Sequence[Any]) -> list[Any] | None:
    """None if it has to be asked in Django's way: what the server refuses to prepare, and over a new connection what
    met one that has ended since it was last used. Only outside of transactions, which such a refusal would break."""
    import psycopg

    raw = connection.connection
    if raw.prepare_threshold is None:
        raw.prepare_threshold, raw.prepared_max = KNOWN_AFTER, MOST_KNOWN
    try:
        return psycopg.Cursor(raw).execute(sql, sent).fetchall()
    except (psycopg.ProgrammingError, psycopg.NotSupportedError, psycopg.errors.InvalidSqlStatementName):
        _refused.add(sql)
    except psycopg.Error:
        if not raw.closed:
            with connection.wrap_database_errors:  # says it in Django's words
                raise
        connection.close()
    return None
