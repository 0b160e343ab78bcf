"""HTML of thousands of rows that are alike: drawn once with a mark in each place where they differ, and filled in.

What is filled in stays cut into parts: UTF-8, and names of holes (`core.holes`) that are open until a page is made.
So a row holds what it has in common with its like by reference, once in memory, and a page is one join of parts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import accumulate, chain
from sys import getsizeof
from typing import NamedTuple

from porukka.core.holes import hole_of, utf8

A_PART = 8  # bytes of a reference to it
Values = Mapping[str, bytes | str]


class Row(NamedTuple):
    """HTML that was filled in. parts: as UTF-8, or the name of a hole; open: where those are."""

    parts: list[bytes | str]
    open: tuple[int, ...] = ()


NOTHING = Row([])


class Stencil:
    """HTML that was drawn once with a mark in each place where its like differ.

    texts: what all of them have in common, as UTF-8; names: of what goes between one of the texts and the next;
    holes: which of those stay open.
    """

    __slots__ = ("_holes", "_names", "_open", "_parts", "size")

    def __init__(self, texts: Sequence[bytes], names: Sequence[str], holes: frozenset[str]) -> None:
        self._names, self._holes = tuple(names), holes
        self._parts: list[bytes | str] = [b""] * (2 * len(texts) - 1)
        self._parts[::2] = texts
        self._open = tuple(2 * at + 1 for at, name in enumerate(names) if name in holes)
        self.size = sum(map(getsizeof, texts)) + A_PART * (2 * len(self._parts) + len(self._open))

    @classmethod
    def of(cls, html: str, marks: Mapping[str, str], *holes: str) -> Stencil:
        """marks: what stands in the HTML (a hole, or a number nobody else has), and the name of what goes there;
        holes: names of those (`hole_of`) that stay open."""
        every = {**marks, **{hole_of(name): name for name in holes}}
        wanted = sorted(every, key=len, reverse=True)
        found = re.split(f"({'|'.join(map(re.escape, wanted))})", str(html)) if wanted else [str(html)]
        texts = [text.encode() for text in found[::2]]
        return cls(texts, [every[mark] for mark in found[1::2]], frozenset(holes))

    def around(self, name: str, inner: Stencil) -> Stencil:
        """The same with another stencil in the places of this name."""
        texts, names = [self.texts[0]], list[str]()
        for one, text in zip(self._names, self.texts[1:], strict=True):
            if one == name:
                first, *others = inner.texts
                texts[-1] += first
                texts += others
                names += inner._names
                texts[-1] += text
            else:
                names.append(one)
                texts.append(text)
        return Stencil(texts, names, self._holes | inner._holes)

    @property
    def texts(self) -> list[bytes]:
        """What all of its like have in common."""
        return self._parts[::2]  # type: ignore[return-value]

    def filled(self, values: Values) -> Row:
        """The HTML with each value in its places. values: by name, what is escaped already, as UTF-8; a hole's value
        is its own name, so it stays open. Raises KeyError for one that is missing."""
        found = self._parts.copy()
        found[1::2] = [values[name] for name in self._names]
        return Row(found, self._open)


class Rows:
    """Rows one after the other; some of them may be left out for others."""

    __slots__ = ("_begins", "_open", "_parts")

    def __init__(self, rows: Sequence[Row]) -> None:
        self._parts: list[bytes | str] = list(chain.from_iterable(row.parts for row in rows))
        self._begins = (0, *accumulate(len(row.parts) for row in rows))
        self._open = [row.open for row in rows]

    @property
    def size(self) -> int:
        """In bytes, as if nothing in it were shared."""
        return sum(map(getsizeof, self._parts)) + A_PART * len(self._parts)

    def filled(self, begin: int, end: int, values: Mapping[str, object]) -> bytes:
        """The rows from `begin` on, before `end`, with a value in each hole; what has none is not asked for, what is
        not marked as safe HTML is escaped. Raises KeyError for a value that is missing."""
        first = self._begins[begin]
        found, ready = self._parts[first : self._begins[end]], dict[str, bytes]()
        for row in range(begin, end):
            before = self._begins[row] - first
            for at in self._open[row]:
                name: str = found[before + at]  # type: ignore[assignment]
                if (known := ready.get(name)) is None:
                    known = ready[name] = utf8(values[name])
                found[before + at] = known
        return b"".join(found)  # type: ignore[arg-type]
