"""Rows of prepared statements on PostgreSQL, which is given each of them once for a connection."""

from __future__ import annotations

import pytest
from django.db import OperationalError, ProgrammingError, connection, transaction
from django.db.models import QuerySet

from porukka.core.models import CachedValue
from porukka.core.prepared import TEXT, fetching, prepared

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite keeps statements by itself"),
]


@prepared(key=TEXT)
def value_of(key: str) -> QuerySet[CachedValue, str]:
    return CachedValue.objects.filter(cache_key=key).values_list("value", flat=True)


@pytest.fixture(autouse=True)
def _two_values() -> None:
    for key in ("one", "two"):
        CachedValue.objects.create(cache_key=key, value=f"it is {key}", expires="2040-01-01T00:00Z")


def known() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%core_cache%'")
        found: int = cursor.fetchone()[0]
    return found


def test_it_is_prepared_once_and_finds_what_each_call_asks_for() -> None:
    before = known()
    for _time in range(4):
        assert value_of(key="one") == ["it is one"]
        assert value_of(key="two") == ["it is two"]
        assert value_of(key="three") == []
    assert known() == before + 1


def test_in_a_transaction_nothing_is_prepared_that_could_break_it() -> None:
    before = known()
    with transaction.atomic():
        for _time in range(4):
            assert value_of(key="one") == ["it is one"]
    assert known() == before


def test_what_the_server_or_a_pooler_has_lost_is_asked_in_the_usual_way(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(fetching, "_refused", set())
    for _time in range(3):
        value_of(key="one")
    connection.connection.pgconn.exec_(b"DEALLOCATE ALL")  # without a word to its client
    assert value_of(key="two") == ["it is two"]
    assert len(fetching._refused) == 1


def test_a_connection_that_has_ended_meanwhile_is_made_anew() -> None:
    value_of(key="one")
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        pid = cursor.fetchone()[0]
    ended_elsewhere(pid)
    assert value_of(key="two") == ["it is two"]


def ended_elsewhere(pid: int) -> None:
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(%s)", [pid])
    finally:
        other.close()


def test_a_statement_that_is_wrong_is_told_in_djangos_words() -> None:
    wrong = "SELECT nothing FROM nowhere"
    connection.ensure_connection()
    with pytest.raises(ProgrammingError):
        fetching.fetched(connection, wrong, wrong, [])


def test_a_server_that_refuses_to_wait_is_told_in_djangos_words() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 20")
    try:
        with pytest.raises(OperationalError):
            fetching.fetched(connection, "SELECT pg_sleep(%s)", "", [2])
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SET statement_timeout = 0")
