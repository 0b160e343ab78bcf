"""Quotes in stored HTML: whose words they are, and how those of somebody are folded or left out. Asks no database.

A quote that ends in a line with a name ("— Aino Korpela", as the button "Quote" writes it) is noted with the ids of
the members of that name: `<blockquote data-by="…">`. Quotes inside of others go with them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from html import unescape
from typing import NamedTuple

MOST = 20  # names that are looked for in one post

_TAG = re.compile(r'<(/?)blockquote(?: data-by="([\d ]+)")?>')
_SIGNATURE = re.compile(r"<p>— ([^<>\n]{1,100})</p>\s*\Z")
NOTED = " data-by="


class Quote(NamedTuple):
    """begin, end: where it stands; inside: its HTML between the tags; writers: ids of whoever may have said it."""

    begin: int
    end: int
    inside: str
    writers: frozenset[int]


def quotes(html: str) -> Iterator[Quote]:
    """Those that stand in no other one."""
    depth, first = 0, None
    for tag in _TAG.finditer(html):
        if not tag[1]:
            first = tag if depth == 0 else first
            depth += 1
        elif first is not None:
            depth -= 1
            if depth == 0:
                writers = frozenset(map(int, (first[2] or "").split()))
                yield Quote(first.start(), tag.end(), html[first.end() : tag.start()], writers)
                first = None


def names_below(html: str) -> set[str]:
    """The names below quotes, at most MOST."""
    found = (_name_below(quote) for quote in quotes(html))
    return set(list(dict.fromkeys(filter(None, found)))[:MOST])


def noted(html: str, writers: Mapping[str, Collection[int]]) -> str:
    """The HTML with each quote noted that has a name below it. writers: by that name, the ids of its members."""

    def note(quote: Quote) -> str:
        ids = writers.get(_name_below(quote) or "", ())
        by = f'{NOTED}"{" ".join(map(str, sorted(ids)))}"' if ids else ""
        return f"<blockquote{by}>{quote.inside}</blockquote>"

    return _each(html, note)


def quoted_in(html: str) -> set[int]:
    """Ids of the members whose words are quoted."""
    if NOTED not in html:
        return set()
    return {pk for quote in quotes(html) for pk in quote.writers}


def folded(html: str, before: str, after: str, writers: Collection[int] | None = None) -> str:
    """The HTML with `before` and `after` around each quote. writers: only around those by these members."""
    return _each(html, lambda quote: before + _whole(html, quote) + after, writers)


def without_quotes(html: str, writers: Collection[int] | None = None) -> str:
    """The HTML without its quotes. writers: only without those by these members."""
    return _each(html, lambda _quote: "", writers) if "<blockquote" in html else html


def without_notes(html: str) -> str:
    """The HTML with nothing in it about who is quoted but the words."""
    return re.sub(r'<blockquote data-by="[\d ]+">', "<blockquote>", html) if NOTED in html else html


def _each(html: str, become: Callable[[Quote], str], writers: Collection[int] | None = None) -> str:
    pieces, begin = [], 0
    for quote in quotes(html):
        if writers is None or not quote.writers.isdisjoint(writers):
            pieces += [html[begin : quote.begin], become(quote)]
            begin = quote.end
    return "".join([*pieces, html[begin:]])


def _whole(html: str, quote: Quote) -> str:
    return html[quote.begin : quote.end]


def _name_below(quote: Quote) -> str | None:
    found = _SIGNATURE.search(quote.inside)
    return unescape(found[1]).strip() if found else None
