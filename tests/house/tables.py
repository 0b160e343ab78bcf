"""What import-linter cannot see in models: foreign keys, and whose community a row is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db import models
from django.db.models import UniqueConstraint

from tests.house.floors import LEVEL, points_up

Model = type[models.Model]


def foreign_keys_up(tables: Iterable[Model]) -> list[str]:
    """Relations of a table to one of a higher folder or a sibling. A folder's app label is its name."""
    complaints = []
    for table in tables:
        for field in [*table._meta.local_fields, *table._meta.local_many_to_many]:
            target = field.remote_field.model if field.remote_field else None
            # A table that does not exist stays a string, "polls.Poll"; Django complains of it elsewhere.
            label = target.split(".")[0] if isinstance(target, str) else target and target._meta.app_label
            if label and points_up(table._meta.app_label, label):
                complaints.append(f"{table._meta.label}.{field.name} points up to {label}")
    return complaints


def without_community(tables: Iterable[Model], *, but: dict[str, str]) -> list[str]:
    """Tables above `people` whose rows do not say whose they are, or say so too late in an index.

    but: exceptions with their reasons, by `app.Model` or `app.Model.index_name`.
    """
    complaints = []
    for table in tables:
        meta = table._meta
        if LEVEL.get(meta.app_label, -1) <= LEVEL["people"] or meta.proxy or meta.label in but:
            continue
        community = next((field for field in meta.fields if field.name == "community"), None)
        if not isinstance(community, models.ForeignKey) or community.null:
            complaints.append(f"{meta.label} needs a foreign key `community` that is never null")
            continue
        for name, columns in _composite(table):
            if columns[0] != "community" and f"{meta.label}.{name}" not in but:
                complaints.append(f"{meta.label}.{name} does not begin with community: {', '.join(columns)}")
    return complaints


def asked_past(tables: Iterable[Model]) -> list[str]:
    """Partial indexes that SQLite never finds: it takes `x IS NOT NULL` from `x < now`, but not `NOT (x IS NULL)`."""
    return [
        f"{table._meta.label}.{index.name} says ~Q({name}=None): write Q({name}__isnull=False)"
        for table in tables
        for index in table._meta.indexes
        for name in _denied(index.condition)
    ]


def _denied(condition: object, *, negated: bool = False) -> Iterator[str]:
    if isinstance(condition, models.Q):
        for child in condition.children:
            yield from _denied(child, negated=negated != condition.negated)
    elif negated and isinstance(condition, tuple) and condition[1] is None:
        yield condition[0]


def _composite(table: Model) -> list[tuple[str, list[str]]]:
    meta = table._meta
    found = [(index.name, _columns(index.fields, index.expressions)) for index in meta.indexes]
    found += [
        (constraint.name, _columns(constraint.fields, constraint.expressions))
        for constraint in meta.constraints
        if isinstance(constraint, UniqueConstraint)
    ]
    found += [("unique_together", _columns(fields, ())) for fields in meta.unique_together]
    return [(name, columns) for name, columns in found if len(columns) > 1]


def _columns(fields: Iterable[str], expressions: Iterable[object]) -> list[str]:
    return [field.lstrip("-").removesuffix("_id") for field in fields] + [
        _column(expression) for expression in expressions
    ]


def _column(expression: object) -> str:
    while not isinstance(expression, models.F):
        inner = getattr(expression, "get_source_expressions", list)()
        if not inner:
            return str(expression)
        expression = inner[0]
    return expression.name.removesuffix("_id")
