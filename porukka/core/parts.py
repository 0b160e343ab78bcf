"""Parts: what a place can do without. A folder says in its AppConfig that it is one; what is off is not shown.

One mechanism for all of them: a slot that the folder fills stays empty, its block is not offered, and its pages are
missing (`communities.doors` asks). Its data stays, and is back when the part is.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps


@dataclass(frozen=True)
class Part:
    """code: what is kept of it, never changed; name and words: as people read them. A part whose code is the label
    of its folder is that whole folder; any other is a thing the folder asks about itself.

    begins_off: it is for few, so it is off until somebody takes it into use.
    """

    code: str
    name: Any
    words: Any
    begins_off: bool = False


# one function, given by whoever knows where a reader is
_off_for: list[Callable[[Any], Collection[str]]] = []


def connect(off_for: Callable[[Any], Collection[str]]) -> None:
    """off_for: codes of the parts that are switched off where this reader is."""
    _off_for[:] = [off_for]


def all_parts() -> list[Part]:
    """Every part there is, by the order of the folders."""
    return [part for config in apps.get_app_configs() for part in getattr(config, "parts", ())]


@cache
def off_by(kept: str) -> tuple[str, ...]:
    """The codes of the parts that are off, by what is kept of the choice: codes with spaces between, a "+" before
    one that begins off and was taken into use."""
    kept_codes = kept.split()
    begin_off = (part.code for part in all_parts() if part.begins_off and f"+{part.code}" not in kept_codes)
    return (*(code for code in kept_codes if not code.startswith("+")), *begin_off)


def kept_of(on: Collection[str]) -> str:
    """What is kept of the choice of these parts, the other way round than `off_by`."""
    chosen = (
        (f"+{part.code}" if part.code in on else "")
        if part.begins_off
        else ("" if part.code in on else part.code)
        for part in all_parts()
    )
    return " ".join(filter(None, chosen))


@cache
def part_of(module: str) -> str:
    """The code of the part to which a module belongs as a whole, "" if it belongs to none."""
    config = apps.get_containing_app_config(module)
    if config is None:
        return ""
    return config.label if any(part.code == config.label for part in getattr(config, "parts", ())) else ""


def off_at(reader: Any) -> Collection[str]:
    """The codes of the parts that are switched off where the reader is."""
    return _off_for[0](reader) if _off_for else ()


def is_off(reader: Any, code: str) -> bool:
    """Whether this part is switched off where the reader is. "" never is."""
    return bool(code) and code in off_at(reader)
