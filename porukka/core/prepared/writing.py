"""Rows that are written with every post: their statements are built once.

`insert(row)` is `row.save(force_insert=True)`, and `change(Topic, {"pk": 7}, replies=Plus(1), title="New")` is
`Topic.objects.filter(pk=7).update(replies=F("replies") + 1, title="New")`, for a table without heirs whose saving
nobody listens to. Each value goes through its own field, as Django's does; what Django does besides is to build the
statement, which takes twenty times as long as the database needs to write it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Field, Model
from django.db.models.constants import OnConflict
from django.db.models.signals import post_save, pre_save

from porukka.core.prepared.fetching import execute

UNLESS_THERE = OnConflict.IGNORE  # a row with the same key stays as it is


@dataclass(frozen=True, slots=True)
class Plus:
    """So much more than stands there."""

    more: int


@dataclass(frozen=True, slots=True)
class Below:
    """Only where less than this stands there."""

    value: int


def insert(row: Model, *, unless_there: bool = False) -> bool:
    """Write a new row, whose id is known already.

    unless_there: a row with the same unique columns is no error, and stays as it is. Returns whether it was written.
    Raises IntegrityError, and TypeError for a table that somebody listens to.
    """
    connection = connections[DEFAULT_DB_ALIAS]
    fields, sql = _insertion(type(row), connection.vendor, unless_there)
    values = [field.get_db_prep_save(field.pre_save(row, True), connection) for field in fields]
    is_written = execute(connection, sql, values) == 1
    row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS
    return is_written


def change(table: type[Model], which: Mapping[str, Any], /, **values: Any) -> int:
    """Write some columns of the rows whose columns are as in `which`; see Plus and Below. Returns how many rows.

    Columns are named as attributes: last_by_id. Neither `which` nor Plus and Below take None.
    """
    connection = connections[DEFAULT_DB_ALIAS]
    shape = (
        tuple((name, type(value) is Plus) for name, value in values.items()),
        tuple((name, type(value) is Below) for name, value in which.items()),
    )
    fields, sql = _changing(table, connection.vendor, *shape)
    plain = [
        value.more if type(value) is Plus else value.value if type(value) is Below else value
        for value in (*values.values(), *which.values())
    ]
    sent = [field.get_db_prep_save(value, connection) for field, value in zip(fields, plain, strict=True)]
    return execute(connection, sql, sent)


@cache
def _insertion(table: type[Model], vendor: str, unless_there: bool) -> tuple[list[Any], str]:
    if pre_save.has_listeners(table) or post_save.has_listeners(table):
        raise TypeError(f"somebody listens to what is saved in {table.__name__}")
    operations = connections[DEFAULT_DB_ALIAS].ops
    quoted = operations.quote_name
    fields = list(table._meta.local_concrete_fields)
    conflict = UNLESS_THERE if unless_there else None
    begin = operations.insert_statement(on_conflict=conflict)
    end = operations.on_conflict_suffix_sql(fields, conflict, (), ())
    columns = ", ".join(quoted(str(field.column)) for field in fields)
    places = ", ".join("%s" for _field in fields)
    return fields, f"{begin} {quoted(table._meta.db_table)} ({columns}) VALUES ({places}) {end}".strip()


Shape = tuple[tuple[str, bool], ...]


@cache
def _changing(
    table: type[Model], vendor: str, values: Shape, which: Shape
) -> tuple[list[Field[Any, Any]], str]:
    quoted = connections[DEFAULT_DB_ALIAS].ops.quote_name
    fields = {field.attname: field for field in table._meta.local_concrete_fields}
    fields["pk"] = table._meta.pk

    def column(name: str) -> str:
        return quoted(str(fields[name].column))

    changes = [
        f"{column(name)} = {column(name)} + %s" if is_more else f"{column(name)} = %s"
        for name, is_more in values
    ]
    where = [f"{column(name)} {'<' if is_below else '='} %s" for name, is_below in which]
    # names of tables and columns are the models', values are parameters
    sql = f"UPDATE {quoted(table._meta.db_table)} SET {', '.join(changes)} WHERE {' AND '.join(where)}"  # nosec B608
    return [fields[name] for name, _is in (*values, *which)], sql
