"""Who writes to SQLite waits in a queue, processes let each other in, and work in the background gives way."""

from __future__ import annotations

import sqlite3
import threading
import time
from pathlib import Path

import pytest
from django.db import connection, transaction

from porukka.core.mail.models import Letter
from porukka.core.pace import Pace
from porukka.core.sqlite.base import _turns
from porukka.core.sqlite.gate import SUFFIX, Gate
from porukka.core.sqlite.turns import Turns

on_sqlite = pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL locks rows")


def waiting(turns: Turns, count: int) -> None:
    while len(turns._waiting) < count:
        time.sleep(0)


def test_who_came_first_writes_first() -> None:
    turns, wrote = Turns(), []
    assert turns.take(0)

    def write(name: int) -> None:
        assert turns.take(60)
        wrote.append(name)
        turns.hand_on()

    people = [threading.Thread(target=write, args=(name,)) for name in range(4)]
    for place, person in enumerate(people, 1):
        person.start()
        waiting(turns, place)
    turns.hand_on()
    for person in people:
        person.join()
    assert wrote == [0, 1, 2, 3]
    assert turns.take(0)  # nobody has it any more


def test_who_has_no_patience_left_goes_away_and_holds_up_nobody() -> None:
    turns = Turns()
    assert turns.take(0)
    assert not turns.take(0.001)
    turns.hand_on()
    assert turns.take(0)


@on_sqlite
@pytest.mark.django_db(transaction=True)
def test_a_turn_ends_with_a_commit_a_rollback_and_a_broken_line() -> None:
    with transaction.atomic():
        assert not _turns.take(0)
    assert _turns.take(0)
    _turns.hand_on()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        raise ZeroDivisionError
    assert _turns.take(0)
    _turns.hand_on()
    with transaction.atomic():
        connection.close()
    assert _turns.take(0)
    _turns.hand_on()


def test_one_at_the_gate_keeps_the_other_process_out_until_she_has_the_lock(tmp_path: Path) -> None:
    database = tmp_path / "porukka.sqlite3"
    database.touch()
    here, there = Gate(), Gate()  # each opens the file for itself, as two processes do
    assert here.enter(str(database))
    assert not there.enter(str(database))
    here.leave()
    assert there.enter(str(database))
    assert database.with_name(database.name + SUFFIX).stat().st_mode & 0o077 == 0


def test_where_no_gate_can_be_made_one_asks_without_it(tmp_path: Path) -> None:
    here, there = Gate(), Gate()
    for gate in (here, there):
        assert gate.enter("file:memory?mode=memory")
        assert gate.enter(str(tmp_path / "nowhere" / "porukka.sqlite3"))
        gate.leave()


@on_sqlite
@pytest.mark.django_db(transaction=True)
def test_many_who_write_at_once_never_hear_of_a_lock() -> None:
    """Also not while somebody without manners writes from another process."""
    name = str(connection.settings_dict["NAME"])
    failed: list[Exception] = []

    def write() -> None:
        try:
            for _time in range(10):
                with transaction.atomic():
                    Letter.objects.filter(pk=1).update(subject="x")
        except Exception as error:
            failed.append(error)
        finally:
            connection.close()

    people = [threading.Thread(target=write) for _one in range(6)]
    other = sqlite3.connect(name, isolation_level=None, timeout=5, uri=True)
    for person in people:
        person.start()
    for _time in range(10):
        other.execute("BEGIN IMMEDIATE")
        other.execute("COMMIT")
    for person in people:
        person.join()
    other.close()
    assert failed == []


@on_sqlite
@pytest.mark.django_db(transaction=True)
def test_work_in_the_background_rests_longer_while_people_write(monkeypatch: pytest.MonkeyPatch) -> None:
    rests: list[float] = []
    monkeypatch.setattr("porukka.core.pace.BREATH", 0.0)
    monkeypatch.setattr("porukka.core.pace.sleep", rests.append)
    moments = iter([10.0, 12.0, 20.0, 21.0, 30.0])
    monkeypatch.setattr("porukka.core.pace.monotonic", lambda: next(moments))
    ours = Pace()
    with transaction.atomic():
        Letter.objects.create(to=["aino@example.org"], subject="Hello")
    ours.rest()
    assert rests == [0.0]  # what it wrote itself counts for nothing
    with sqlite3.connect(str(connection.settings_dict["NAME"]), uri=True) as other:
        other.execute("UPDATE core_letter SET subject = 'Hi'")
    ours.rest()
    assert rests == [0.0, 0.0, 3.0]
