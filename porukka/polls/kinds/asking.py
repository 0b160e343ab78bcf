"""What all kinds share: what is asked, what was posted, and the parts of a kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from porukka.core.numbers import whole

Posted = Mapping[str, Any]  # a form as it was sent
Answers = Iterable[tuple[str, int]]  # each different answer, and how many gave it
Tally = dict[str, Any]  # what JSON can hold


@dataclass(frozen=True)
class Asked:
    """options: how many; fewest, most: how many of them one chooses; right: the positions of a quiz's right ones."""

    options: int
    fewest: int = 1
    most: int = 1
    right: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Kind:
    """read: (asked, posted) -> the answer in letters, raises Refused with what to do instead; count: (asked, answers)
    -> tally; chosen: (answer) -> {position: what was said of the option}; head and cells: the columns of a file, and
    an answer in them."""

    read: Callable[[Asked, Posted], str]
    count: Callable[[Asked, Answers], Tally]
    chosen: Callable[[str], dict[int, int]]
    head: Callable[[Sequence[str]], list[str]]
    cells: Callable[[str, Sequence[str]], list[str | int]]


def values(posted: Posted, name: str) -> list[str]:
    """All that was sent under a name."""
    if hasattr(posted, "getlist"):
        return list(posted.getlist(name))
    found = posted.get(name, [])
    return [str(one) for one in found] if isinstance(found, list | tuple) else [str(found)]


def value(posted: Posted, name: str) -> str:
    return (values(posted, name) or [""])[-1].strip()


def place(typed: str, options: int) -> int | None:
    """The position somebody sent; None if there is no such option."""
    number = whole(typed, digits=3)
    return number if number is not None and number < options else None
