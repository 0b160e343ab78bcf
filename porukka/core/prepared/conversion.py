"""What the database gives, as Python has it: Django's conversions, the usual ones of SQLite without detours."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from django.conf import settings

Quick = list[tuple[int, Callable[[Any], Any]]]
Other = list[tuple[int, list[Callable[..., Any]], Any]]


def converting(converters: dict[int, tuple[list[Any], Any]], connection: Any) -> tuple[Quick, Other]:
    """Which columns are converted, by their places: those of which the value tells all (not asked for None), and
    those that Django's own functions convert, with the expression they want.

    converters: as the compiler has them.
    """
    known = _known(connection)
    quick: Quick = []
    other: Other = []
    for place, (each, expression) in converters.items():
        ours = known.get(getattr(each[0], "__func__", None)) if len(each) == 1 else None
        if ours is None:
            other.append((place, each, expression))
        else:
            quick.append((place, ours))
    return quick, other


def quick_moment(connection: Any) -> Callable[[datetime], str] | None:
    """What makes of a moment the text that SQLite has of it; None for any other database."""
    return _as_text if _keeps_text_in_utc(connection) else None


def _as_text(moment: datetime) -> str:
    return str(moment if moment.tzinfo is None else moment.astimezone(UTC).replace(tzinfo=None))


def _keeps_text_in_utc(connection: Any) -> bool:
    return connection.vendor == "sqlite" and settings.USE_TZ and connection.timezone == UTC


def _known(connection: Any) -> dict[Any, Callable[[Any], Any]]:
    """Ours for Django's, where they come to the same."""
    if not _keeps_text_in_utc(connection):
        return {}
    its = type(connection.ops)
    return {its.convert_datetimefield_value: _moment, its.convert_booleanfield_value: _truth}


def _moment(value: Any) -> datetime:
    """SQLite keeps it as text, without a zone, in UTC."""
    found = value if isinstance(value, datetime) else datetime.fromisoformat(value)
    return found if found.tzinfo is not None else found.replace(tzinfo=UTC)


class _Truths(dict[Any, Any]):
    """Looked up rather than called: a page has eighty of them."""

    def __missing__(self, value: Any) -> Any:
        return value


_truth = _Truths({0: False, 1: True}).__getitem__
