"""A statement built by the ORM, where in it each value of a call belongs, and how its rows are read."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from enum import Enum
from functools import update_wrapper
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import QuerySet

from porukka.core.prepared.conversion import quick_moment
from porukka.core.prepared.fetching import fetched, in_its_style
from porukka.core.prepared.parameters import LETTER, Marks, Parameter, Plain
from porukka.core.prepared.rows import reader_of_rows

MOST_SHAPES = 500  # of one statement; more of them means that something is a shape which should be a value

Ask = Callable[..., QuerySet[Any, Any]]


@dataclass(frozen=True)
class _Built:
    """sql: None if no row can ever be found; places: where in `constants` which value of a call goes, and what the
    database wants it as; read: makes of the database's rows what the queryset gives; quick: `sql` as SQLite writes
    it."""

    sql: str | None
    constants: tuple[Any, ...] = ()
    places: tuple[tuple[int, int, Callable[[Any], Any] | None], ...] = ()
    read: Callable[[list[Any], Any], list[Any]] = lambda rows, connection: rows
    quick: str = ""


class Prepared:
    """A function that returns a queryset, called by keywords, as a list of its rows. See the package's docstring."""

    def __init__(self, ask: Ask, parameters: dict[str, Parameter]) -> None:
        update_wrapper(self, ask)
        self._ask = ask
        self._parameters = tuple(parameters.items())
        self._built: dict[Hashable, _Built] = {}

    def __call__(self, **given: Any) -> list[Any]:
        """The rows, read from the default database.

        Raises TypeError or KeyError for a parameter that is missing, unknown or not of its kind.
        """
        built, rows, connection = self._asked(given)
        return built.read(rows, connection)

    def raw(self, **given: Any) -> tuple[list[Any], Callable[[list[Any]], list[Any]]]:
        """The rows as the database gives them, and what makes of some of them what a call would give.

        They are tuples of plain values, so they may stand in a key: most rows of a page have been seen before. Raises
        as a call does.
        """
        built, rows, connection = self._asked(given)
        return rows, lambda some: built.read(some, connection)

    def _asked(self, given: dict[str, Any]) -> tuple[_Built, list[Any], Any]:
        if len(given) != len(self._parameters):
            raise TypeError(f"{self._ask.__name__} takes {[name for name, _one in self._parameters]}")
        shapes: list[Hashable] = []
        values: list[Plain] = []
        for name, parameter in self._parameters:
            value = given[name]
            shapes.append(parameter.shape(value))
            values.extend(parameter.values(value))
        key = tuple(shapes)
        built = self._built.get(key) or self._build(key)
        connection = connections[DEFAULT_DB_ALIAS]
        if built.sql is None:
            return built, [], connection
        sent = list(built.constants)
        for place, which, adapt in built.places:
            value = values[which]
            sent[place] = adapt(value) if adapt else value
        return built, fetched(connection, built.sql, built.quick, sent), connection

    def forget(self) -> None:
        """Build every statement anew, for tests that want to see it."""
        self._built.clear()

    def _build(self, key: tuple[Hashable, ...]) -> _Built:
        """Build it twice, with other marks: what is not the same in both must be a mark, and nothing else.

        So a time of day, something random or a mark that was changed on its way is found here, at the first call,
        and not served to everybody for ever.
        """
        try:
            (queryset, sql, one, marks), (_same, again, other, others) = (
                self._compiled(key, n) for n in (0, 1)
            )
        except EmptyResultSet:
            built = _Built(None)
        else:
            if sql != again or len(one) != len(other):
                raise TypeError(
                    f"{self._ask.__name__}: a value changes the statement itself, make it a SHAPE"
                )
            places = self._places(one, other, marks, others)
            constants, read = tuple(map(_plainly, one)), reader_of_rows(queryset)
            built = _Built(sql, constants, places, read, in_its_style(sql))
        if len(self._built) >= MOST_SHAPES:
            self._built.clear()
        self._built[key] = built
        return built

    def _compiled(
        self, key: tuple[Hashable, ...], generation: int
    ) -> tuple[QuerySet[Any, Any], str, tuple[Any, ...], list[Any]]:
        marks = Marks(generation)
        given = {
            name: parameter.stand_in(shape, marks)
            for (name, parameter), shape in zip(self._parameters, key, strict=True)
        }
        queryset = self._ask(**given)
        connection = connections[DEFAULT_DB_ALIAS]
        sql, sent = queryset.query.get_compiler(DEFAULT_DB_ALIAS).as_sql()
        return queryset, sql, tuple(sent), [_as_sent(mark, connection) for mark in marks.given]

    def _places(
        self, one: tuple[Any, ...], other: tuple[Any, ...], marks: list[Any], others: list[Any]
    ) -> tuple[tuple[int, int, Callable[[Any], Any] | None], ...]:
        known = {mark: which for which, mark in enumerate(marks)}
        found = []
        for place, (value, again) in enumerate(zip(one, other, strict=True)):
            which = known.get(value) if isinstance(value, Plain) else None
            if which is not None and again == others[which]:
                found.append((place, which, _adapting(value, connections[DEFAULT_DB_ALIAS])))
            elif value != again:
                raise TypeError(
                    f"{self._ask.__name__}: {value!r} differs from call to call, make it a parameter"
                )
        return tuple(found)


def _plainly(constant: Any) -> Any:
    """A choice of a column as its text: the clients of databases look longer for what a member of an Enum is."""
    return constant.value if isinstance(constant, Enum) else constant


def _as_sent(mark: Plain, connection: Any) -> Any:
    """A value as it stands among a statement's parameters: SQLite has moments as text."""
    return mark if isinstance(mark, int | str) else connection.ops.adapt_datetimefield_value(mark)


def _adapting(mark: Any, connection: Any) -> Callable[[Any], Any] | None:
    """What makes of a call's value what the ORM made of the mark; None where it stays as it is."""
    if isinstance(mark, int) or (isinstance(mark, str) and mark.startswith(LETTER)):
        return None
    return quick_moment(connection) or connection.ops.adapt_datetimefield_value


def prepared(**parameters: Parameter) -> Callable[[Ask], Prepared]:
    """Decorator: the function returns a queryset; each of its parameters is named here with its kind."""
    return lambda ask: Prepared(ask, parameters)
