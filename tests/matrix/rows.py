"""Reads the table, and the addresses it has to cover."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, get_resolver

from tests.matrix import addresses
from tests.matrix.canaries import ROLES

COMMUNITIES = ("members", "public")
PLACES = ("common", "workshop", "back", "gone")
KINDS = (  # what an address takes -> the objects it has to be tried with
    (
        {
            "topic",
            "post",
            "tag",
            "poll",
            "notification",
            "report",
            "attachment",
            "page",
            "saved",
            "evidence",
            "quote",
            "teaser",
            "pain",
            "idea",
            "box",
            "question",
            "ask",
            "event",
            "occurrence",
            "story",
            "past",
            "opening",
            "answer",
            "errand",
            "filed",
            "contest",
            "contender",
        },
        PLACES,
    ),
    ({"draft"}, ("common", "workshop", "back", "discarded")),
    ({"room", "invitation"}, PLACES[:3]),
    ({"other", "picture", "item", "entry"}, ("@eero",)),
    ({"community"}, ("",)),
)


@dataclass(frozen=True)
class Row:
    """One line of the table. get, post: one sign for each of ROLES."""

    name: str
    at: str
    get: str
    post: str

    def __str__(self) -> str:
        return f"{self.name} {self.at}"


def read(table: str) -> list[Row]:
    """The lines of the table. Raises ValueError for one that is not well formed."""
    lines = (line.partition("#")[0].strip() for line in table.splitlines())
    return [_row(line) for line in lines if line]


def _row(line: str) -> Row:
    cells = [cell.strip() for cell in line.replace("   ", "  ").split("  ") if cell.strip()]
    if len(cells) != 4:
        raise ValueError(f"four columns, two spaces between them: {line!r}")
    name, at, get, post = cells
    return Row(name, at, _signs(get), _signs(post))


def _signs(cell: str) -> str:
    """One sign stands for all roles, two for anonymous and everybody else, twelve for each."""
    signs = cell.replace(" ", "")
    if len(signs) == 1:
        return signs * len(ROLES)
    if len(signs) == 2:
        return signs[0] + signs[1] * (len(ROLES) - 1)
    if len(signs) != len(ROLES):
        raise ValueError(f"1, 2 or {len(ROLES)} signs: {cell!r}")
    return signs


def named_addresses() -> dict[str, set[str]]:
    """Every address of the product by name, with the names of the values it takes."""
    return dict(_named(get_resolver(addresses.__name__).url_patterns, "", set()))


def _named(patterns: Any, space: str, outer: set[str]) -> Iterator[tuple[str, set[str]]]:
    for one in patterns:
        values = outer | set(one.pattern.converters)
        if isinstance(one, URLPattern):
            yield f"{space}{one.name}" if one.name else str(one.pattern), values
        else:
            inner = f"{space}{one.namespace}:" if one.namespace else space
            yield from _named(one.url_patterns, inner, values)


def lacking(name: str, values: set[str], rows: list[Row]) -> list[str]:
    """The objects this address has to be tried with and is not."""
    there = {row.at for row in rows if row.name == name}
    for kinds, places in KINDS:
        if values & kinds:
            wanted = [f"{slug}/{place}".rstrip("/") for slug in COMMUNITIES for place in places]
            # whatever stands in a community is a line for the community itself
            bare = {at.partition("/")[0] for at in there}
            return [at for at in wanted if at not in there | bare]
    return [] if there else ["site"]
