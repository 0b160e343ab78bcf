"""HTML that is kept with places left open in it, which are filled in for each page.

A hole is a word that nobody can guess, so nobody can write it into a post; it looks the same however it is escaped.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from functools import cache
from sys import getsizeof

from markupsafe import Markup, escape


def hole() -> str:
    """A new one, for as long as this process lives."""
    return f"hole{secrets.token_hex(12)}"


def fill(html: str, values: Mapping[str, object]) -> Markup:
    """The HTML with a value in each hole; what is not marked as safe HTML is escaped."""
    for mark, value in values.items():
        if mark in html:  # a value may be made only when it is printed
            html = html.replace(mark, escape(value))
    return Markup(html)  # noqa: S704  # nosec B704 (HTML that was drawn before, and escaped values)


def utf8(value: object) -> bytes:
    """A value as it goes out: bytes are HTML that was drawn before, all else is escaped as ever."""
    kind = type(value)
    if kind is bytes:
        return value  # type: ignore[return-value]
    return (value if kind is Markup else escape(value)).encode()  # type: ignore[attr-defined]


@cache
def hole_of(name: str) -> str:
    """The hole that a name stands for, the same whoever asks. There are few names, all of them our own."""
    return hole()


class Cut:
    """HTML that was cut at its holes when it was drawn, as UTF-8: to fill it is one join, with whatever letters.

    names: which of the holes (`hole_of`) may be in it.
    """

    __slots__ = ("_holes", "_names", "_parts", "size")

    def __init__(self, html: str, *names: str) -> None:
        by_mark = {hole_of(name): name for name in names}
        found = re.split(f"({'|'.join(by_mark)})", html) if names else [html]
        # in turn what stands there and nothing, where a hole is
        self._parts = [b"" if place % 2 else text.encode() for place, text in enumerate(found)]
        self._holes = [(place, by_mark[found[place]]) for place in range(1, len(found), 2)]
        self._names = tuple(dict.fromkeys(name for _place, name in self._holes))
        self.size = sum(map(getsizeof, self._parts[::2])) + 80 * len(self._holes)

    def filled(self, values: Mapping[str, object]) -> bytes:
        """With a value in each hole; what has none is not asked for. Raises KeyError for a value that is missing."""
        ready = {name: utf8(values[name]) for name in self._names}
        parts = self._parts.copy()
        for place, name in self._holes:
            parts[place] = ready[name]
        return b"".join(parts)
