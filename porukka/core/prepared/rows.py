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
    get_related_populators,
)

Read = Callable[[list[Any], Any], list[Any]]
Make = Callable[[list[Any]], list[Any]]


def reader_of_rows(queryset: QuerySet[Any, Any]) -> Read:
    """A function (rows of the database, connection) -> what the queryset gives for them."""
    compiler = queryset.query.get_compiler(DEFAULT_DB_ALIAS)
    compiler.as_sql()  # fills in which columns there are
    columns = compiler.select[: compiler.col_count]
    converters = compiler.get_converters([column[0] for column in columns])
    plan = [(place, each, expression) for place, (each, expression) in converters.items()]
    width = len(columns)
    make = _maker(queryset, compiler)

    def read(rows: list[Any], connection: Any) -> list[Any]:
        if not plan and (not rows or len(rows[0]) == width):
            return make(rows)
        found = [list(row[:width]) for row in rows]  # behind it stands what only the order needed
        for place, each, expression in plan:
            for row in found:
                value = row[place]
                for convert in each:
                    value = convert(value, expression, connection)
                row[place] = value
        return make(found)

    return read


def _maker(queryset: QuerySet[Any, Any], compiler: Any) -> Make:
    kind = queryset._iterable_class
    if issubclass(kind, ModelIterable):
        return _instances(compiler)
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


def _instances(compiler: Any) -> Make:
    """Model instances, with those that were selected with them and what was annotated. Nothing prefetched."""
    info, annotated = compiler.klass_info, list((compiler.annotation_col_map or {}).items())
    fields = info["select_fields"]
    first, last = fields[0], fields[-1] + 1
    names = [column[0].target.attname for column in compiler.select[first:last]]
    others = get_related_populators(info, compiler.select, DEFAULT_DB_ALIAS)  # type: ignore[call-arg]
    from_db = info["model"].from_db

    def make(rows: list[Any]) -> list[Any]:
        found = []
        for row in rows:
            instance = from_db(DEFAULT_DB_ALIAS, names, row[first:last])
            for other in others:
                other.populate(row, instance)
            for name, place in annotated:
                setattr(instance, name, row[place])
            found.append(instance)
        return found

    return make
