"""A new database's tables are made in one go, and are those that the migrations make."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from porukka.config import laying
from tests.journeys.databases import own_database

PAST_OUR_COMMAND = """
import django; django.setup()
from django.core.management import call_command
from django.core.management.commands.migrate import Command
call_command(Command(), verbosity=0)
"""
COLUMNS = """
    SELECT table_name, column_name, data_type, is_nullable, column_default, character_maximum_length
    FROM information_schema.columns WHERE table_schema = 'public'
"""
INDEXES = "SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'"
CONSTRAINTS = """
    SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid)
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace
"""
WORDS_INDEX = "SELECT count(*) FROM pg_indexes WHERE indexname = 'search_entry_words'"


def _made(arguments: list[str], data: Path, database: str) -> set[Any]:
    """What is in the database that this command of Python makes."""
    data.mkdir()
    environment = os.environ | {"PORUKKA_DATA": str(data), "DATABASE_URL": database}
    subprocess.run([sys.executable, *arguments], env=environment, check=True)
    return _in_postgresql(database) if database else _in_sqlite(data / "porukka.sqlite3")


def _in_postgresql(database: str) -> set[Any]:
    with psycopg.connect(database) as opened:
        rows = {row for asked in (COLUMNS, INDEXES, CONSTRAINTS) for row in opened.execute(asked.encode())}
    # The one difference is the width of a number in a table of Django's groups, which nobody uses.
    return {row for row in rows if row[:2] != ("auth_group_permissions", "id")}


def _in_sqlite(path: Path) -> set[Any]:
    rows = sqlite3.connect(path).execute("SELECT type, name, sql FROM sqlite_master").fetchall()
    return {(kind, name, *_clauses(sql or "")) for kind, name, sql in rows}


def _clauses(sql: str) -> list[str]:
    """The columns and constraints of a CREATE TABLE, in an order of their own: theirs is of no matter.

    What stands after the last bracket (WITHOUT ROWID) is one of them.
    """
    inside, _bracket, after = sql.partition("(")[2].rpartition(")")
    depth, clauses = 0, [after, ""]
    for letter in inside:
        depth += {"(": 1, ")": -1}.get(letter, 0)
        if letter == "," and not depth:
            clauses.append("")
        else:
            clauses[-1] += letter
    return sorted(clause.strip() for clause in clauses)


@pytest.mark.slow
def test_both_ways_lead_to_the_same_tables(tmp_path):
    server = os.environ.get("DATABASE_URL", "")
    with own_database(server) as one, own_database(server) as other:
        at_once = _made(["-m", "porukka", "manage", "migrate"], tmp_path / "at-once", one)
        by_migrations = _made(["-c", PAST_OUR_COMMAND], tmp_path / "by-migrations", other)
    assert len(at_once) > 500
    assert at_once == by_migrations


@pytest.mark.django_db
def test_nothing_is_left_to_migrate_and_what_lies_beside_tables_is_there():
    executor = MigrationExecutor(connection)
    assert executor.migration_plan(executor.loader.graph.leaf_nodes()) == []
    tables = set(connection.introspection.table_names())
    assert {model._meta.db_table for model in apps.get_models() if model._meta.managed} <= tables
    with connection.cursor() as cursor:  # full text, of which no model tells
        cursor.execute("SELECT count(*) FROM search_words" if connection.vendor == "sqlite" else WORDS_INDEX)
        assert cursor.fetchone()[0] == (0 if connection.vendor == "sqlite" else 1)


@pytest.mark.django_db
def test_a_database_in_which_something_is_is_migrated_step_by_step(monkeypatch):
    monkeypatch.setattr(laying, "lay", lambda _connection: pytest.fail("laid over what was there"))
    assert not laying.is_empty(connection)
    call_command("migrate", verbosity=0)
