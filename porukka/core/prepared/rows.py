"""Rows as a queryset would give them, without the queryset: what `QuerySet.__iter__` does, prepared."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import DEFAULT_DB_ALIAS
from django.db.models import QuerySet
from django.db.models.query import (  # type: ignore[attr-defined]
    FlatValuesListIterable,
    ModelIterable,
    NamedValuesListIterable,
    ValuesIterable,
    create_namedtuple_class,
)

from porukka.core.prepared.conversion import converting
from porukka.core.prepared.instances import instances

Read = Callable[[list[Any], Any], list[Any]]
Make = Callable[[list[Any]], list[Any]]


def reader_of_rows(queryset: QuerySet[Any, Any]) -> Read:
    """A function (rows of the database, connection) -> what the queryset gives for them."""
    compiler = queryset.query.get_compiler(DEFAULT_DB_ALIAS)
    compiler.as_sql()  # fills in which columns there are
    columns = compiler.select[: compiler.col_count]
    converters = compiler.get_converters([column[0] for column in columns])
    quick, other = converting(converters, compiler.connection)
    width = len(columns)
    make = _maker(queryset, compiler)

    def read(rows: list[Any], connection: Any) -> list[Any]:
        if not converters and (not rows or len(rows[0]) == width):
            return make(rows)
        found = [list(row[:width]) for row in rows]  # behind it stands what only the order needed
        for row in found:
            for place, convert in quick:
                if (value := row[place]) is not None:
                    row[place] = convert(value)
            for place, each, expression in other:
                value = row[place]
                for one in each:
                    value = one(value, expression, connection)
                row[place] = value
        return make(found)

    return read


def _maker(queryset: QuerySet[Any, Any], compiler: Any) -> Make:
    kind = queryset._iterable_class
    if issubclass(kind, ModelIterable):
        return instances(compiler)
    if issubclass(kind, FlatValuesListIterable):
        return lambda rows: [row[0] for row in rows]
    names = _names(queryset)
    if issubclass(kind, NamedValuesListIterable):
        named, new = create_namedtuple_class(*names), tuple.__new__
        return lambda rows: [new(named, row) for row in rows]
    if issubclass(kind, ValuesIterable):
        return lambda rows: [dict(zip(names, row, strict=True)) for row in rows]
    return lambda rows: [tuple(row) for row in rows]


def _names(queryset: Any) -> list[str]:
    query = queryset.query
    if queryset._iterable_class is NamedValuesListIterable and queryset._fields:
        return list(queryset._fields)
    if query.selected:
        return list(query.selected)
    return [*query.extra_select, *query.values_select, *query.annotation_select]
