"""Whoever writes to SQLite waits her turn, and looks often whether it has come."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator

import pytest
from django.db import OperationalError, connection, transaction

pytestmark = [
    pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL locks rows"),
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def another() -> Iterator[sqlite3.Connection]:
    """Somebody else who is writing."""
    name = connection.settings_dict["NAME"]
    found = sqlite3.connect(name, isolation_level=None, check_same_thread=False)
    found.execute("BEGIN IMMEDIATE")
    yield found
    found.close()


def patience() -> int:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        found: int = cursor.fetchone()[0]
    return found


def test_a_writer_gets_her_turn_when_the_other_has_done(another: sqlite3.Connection) -> None:
    connection.ensure_connection()
    looks: list[str] = []
    connection.connection.set_trace_callback(looks.append)

    def let_go() -> None:
        while looks.count("BEGIN IMMEDIATE") < 3:  # it has looked in vain, and again
            pass
        another.execute("COMMIT")

    other = threading.Thread(target=let_go)
    other.start()
    try:
        with transaction.atomic():
            assert connection.in_atomic_block
    finally:
        other.join()
        connection.connection.set_trace_callback(None)
    assert looks.count("BEGIN IMMEDIATE") >= 3
    assert patience() == 5_000  # of statements outside of transactions


def test_who_has_waited_as_long_as_one_waits_is_told_so(
    another: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    connection.ensure_connection()
    usual = connection.get_connection_params()
    monkeypatch.setattr(connection, "get_connection_params", lambda: usual | {"timeout": 0.01})
    with pytest.raises(OperationalError, match="locked"), transaction.atomic():
        pass
    assert patience() == 10
    monkeypatch.undo()
    another.execute("COMMIT")
    with transaction.atomic():
        assert connection.in_atomic_block
    assert patience() == 5_000


def test_another_error_is_told_at_once() -> None:
    connection.ensure_connection()
    connection.connection.execute("BEGIN")
    try:
        with pytest.raises(OperationalError, match="within a transaction"), transaction.atomic():
            pass
    finally:
        connection.connection.execute("ROLLBACK")
