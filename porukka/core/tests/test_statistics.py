"""What the database knows of its tables, also of small ones."""

from __future__ import annotations

import pytest
from django.db import connection

from porukka.core import statistics


def rows_known(table: str) -> int:
    """How many rows the database takes the table for."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT max(CAST(stat AS INTEGER)) FROM sqlite_stat1 WHERE tbl = %s", [table])
        else:
            cursor.execute("SELECT reltuples FROM pg_class WHERE relname = %s", [table])
        return int(cursor.fetchone()[0])


@pytest.mark.django_db(transaction=True)
def test_a_handful_of_rows_is_known_to_be_a_handful():
    table = "Rooms of before"  # a name that has to be quoted
    quoted = connection.ops.quote_name(table)
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE {quoted} (id integer PRIMARY KEY, place integer)")
        cursor.execute(f"CREATE INDEX places_of_before ON {quoted} (place)")
        try:
            for place in range(20):
                cursor.execute(f"INSERT INTO {quoted} VALUES (%s, %s)", [place, place])
            if connection.vendor == "postgresql":
                cursor.execute("SELECT pg_stat_force_next_flush()")
            statistics.refresh()
            assert rows_known(table) == 20
        finally:
            cursor.execute(f"DROP TABLE {quoted}")
