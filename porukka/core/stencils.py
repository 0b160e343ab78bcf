"""HTML of thousands of rows that are alike: drawn once with a mark in each place where they differ, and filled in.

What is filled in stays cut into parts: UTF-8, and names of holes (`core.holes`) that are open until a page is made.
So a row holds what it has in common with its like by reference, once in memory, and a page is one join of parts.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import accumulate, chain
from sys import getsizeof

from porukka.core.holes import hole_of, utf8

A_PART = 8  # bytes of a reference to it
Parts = list[bytes | str]


class Stencil:
    """HTML that was drawn once with a mark in each place where its like differ."""

    __slots__ = ("_parts", "_places", "size")

    def __init__(self, html: str, marks: Mapping[str, str], *holes: str) -> None:
        """marks: what stands in the HTML (a hole, or a number nobody else has), and the name of what goes there;
        holes: names of those (`hole_of`) that stay open."""
        left_open = {hole_of(name): name for name in holes}
        wanted = sorted([*marks, *left_open], key=len, reverse=True)
        found = re.split(f"({'|'.join(map(re.escape, wanted))})", str(html)) if wanted else [str(html)]
        self._parts: Parts = [text.encode() for text in found]
        self._places: list[tuple[int, str]] = []
        # from the end, so that a value of several parts moves no place that is still to be filled
        for at in reversed(range(1, len(found), 2)):
            if name := marks.get(found[at]):
                self._places.append((at, name))
                self._parts[at] = b""
            else:
                self._parts[at] = left_open[found[at]]
        self.size = sum(map(getsizeof, self._parts)) + A_PART * (len(self._parts) + 8 * len(self._places))

    @property
    def fixed(self) -> str:
        """What all of its like have in common."""
        return "".join(part.decode() for part in self._parts if isinstance(part, bytes))

    def filled(self, values: Mapping[str, bytes | Parts]) -> Parts:
        """The HTML with each value in its places. values: by name, what is escaped already, as UTF-8, or a row that
        was filled in itself. Raises KeyError for one that is missing."""
        found = self._parts.copy()
        for at, name in self._places:
            value = values[name]
            if type(value) is list:
                found[at : at + 1] = value
            else:
                found[at] = value  # type: ignore[assignment]
        return found


class Rows:
    """Rows one after the other, each as `Stencil.filled` gives it; some of them may be left out for others."""

    __slots__ = ("_begins", "_open", "_parts")

    def __init__(self, rows: Sequence[Parts]) -> None:
        self._parts: Parts = list(chain.from_iterable(rows))
        self._begins = (0, *accumulate(map(len, rows)))
        self._open = [at for at, part in enumerate(self._parts) if type(part) is str]

    @property
    def size(self) -> int:
        """In bytes, as if nothing in it were shared."""
        return sum(map(getsizeof, self._parts)) + A_PART * len(self._parts)

    def filled(self, begin: int, end: int, values: Mapping[str, object]) -> bytes:
        """The rows from `begin` on, before `end`, with a value in each hole; what has none is not asked for, what is
        not marked as safe HTML is escaped. Raises KeyError for a value that is missing."""
        first, last = self._begins[begin], self._begins[end]
        found, ready = self._parts[first:last], dict[str, bytes]()
        for at in self._open[bisect_left(self._open, first) : bisect_left(self._open, last)]:
            name: str = self._parts[at]  # type: ignore[assignment]
            if (known := ready.get(name)) is None:
                known = ready[name] = utf8(values[name])
            found[at - first] = known
        return b"".join(found)  # type: ignore[arg-type]
