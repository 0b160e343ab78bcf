"""From a file to an archetype. What a file lacks, or has too much of, is refused: no half archetype opens a door."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import MISSING, fields
from datetime import time
from functools import cache
from importlib import resources
from typing import Any, TypeVar

from porukka.guide.archetypes.kinds import Archetype, Opening, Poll, Ritual, RoomPlan

# in the order in which they are offered
KEYS = ("support", "coaching", "professional", "book_club", "association", "product", "fitness", "writing")
LANGUAGES = ("fi", "en")
FALLBACK = "en"

Made = TypeVar("Made")


class BadArchetype(ValueError):
    """A file does not say what it must, or says more."""


def archetypes(language: str) -> list[Archetype]:
    """All of them, in this language or else in English."""
    return [_kept(key, _known(language)) for key in KEYS]


def archetype(key: str, language: str) -> Archetype | None:
    """The archetype with this key in this language, or else in English; None if there is none."""
    return _kept(key, _known(language)) if key in KEYS else None


def _known(language: str) -> str:
    return language if language in LANGUAGES else FALLBACK


@cache
def _kept(key: str, language: str) -> Archetype:
    file = resources.files(__package__).joinpath(language, f"{key}.toml")
    return read(key, language, file.read_text("utf-8"))


def read(key: str, language: str, toml: str) -> Archetype:
    """The archetype that a file's text describes. Raises BadArchetype, and tomllib's error for what is no TOML."""
    found = tomllib.loads(toml)
    make: dict[str, Callable[[Any], Any]] = {
        "clock": time.fromisoformat,
        "rooms": lambda rows: tuple(_make(RoomPlan, row) for row in rows),
        "rituals": lambda rows: tuple(_make(Ritual, row) for row in rows),
        "openings": lambda rows: tuple(_opening(row) for row in rows),
    }
    facts = {name: make[name](value) if name in make else value for name, value in found.items()}
    return _make(Archetype, {"key": key, "language": language} | facts)


def _opening(row: dict[str, Any]) -> Opening:
    poll = {"poll": _make(Poll, row["poll"])} if "poll" in row else {}
    return _make(Opening, row | poll)


def _make(kind: type[Made], row: dict[str, Any]) -> Made:
    known = fields(kind)  # type: ignore[arg-type]
    names = {field.name for field in known}
    needed = {field.name for field in known if field.default is MISSING}
    if wrong := (needed - row.keys()) | (row.keys() - names):
        raise BadArchetype(f"{kind.__name__}: {', '.join(sorted(wrong))}")
    return kind(**{name: _tidy(value) for name, value in row.items()})


def _tidy(value: Any) -> Any:
    if isinstance(value, str):
        return value.strip("\n")
    if isinstance(value, list):
        return tuple(value)
    return value
