"""Lists of topics as HTML: a line is drawn once for all who see the same, and all lines of a page together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import get_language
from markupsafe import Markup, escape

from porukka.communities.visitor import Reader
from porukka.core import clock, slots
from porukka.core.holes import hole
from porukka.core.shelf import Shelf
from porukka.discussions.queries.listed import TopicRow
from porukka.discussions.queries.lists import Mark, TopicList
from porukka.discussions.queries.waiting import Waiting
from porukka.discussions.queries.writers import veiled_face
from porukka.discussions.veils import ASKER

A_LINE = 2_000  # bytes of memory, read and unread
# what a line is drawn without: the words of its time, and behind its address where one reader goes on
WHEN, GOES_ON = hole(), hole()
_pages = Shelf(pieces=1_000, size=4_000_000)
_drawn = Shelf(pieces=4_000, size=2_000_000)


def lines(reader: Reader, topics: TopicList, waiting: Sequence[Waiting], in_room: bool) -> Markup:
    """The lines of a list, the pinned ones first.

    waiting: newcomers nobody has answered; in_room: all of them stand in one room, so it is not named.
    """
    extra = slots.fill("topic.meta", reader, topics.plain)
    waits = tuple((one.topic_id, one.url) for one in waiting)
    # all that lines show besides the reader's own marks and the clock: what was found, and what others add
    found = tuple([row.number for row in topics.plain])
    shown = (found, topics.top, waits, tuple(extra.items()), in_room)
    key = (*shown, get_language(), timezone.get_current_timezone_name())
    page: _Page | None = _pages.get(key)
    if page is None or not page.is_current:
        page = _Page(topics.plain, topics.top, dict(waits), extra, in_room)
        _pages.put(key, page, A_LINE * len(topics.plain))
    return page.html(topics.marks)


class _Page:
    """The lines of a page for all readers: each is drawn when the first one needs it so, read, unread or muted."""

    def __init__(
        self,
        rows: Sequence[TopicRow],
        top: int,
        waits: Mapping[int, str],
        extra: Mapping[int, Markup],
        in_room: bool,
    ) -> None:
        self._rows, self._top, self._waits, self._extra, self._in_room = rows, top, waits, extra, in_room
        self._made_at = timezone.now()
        with clock.watching() as watch:
            self._times = [str(escape(clock.when(row.at, self._made_at))) for row in rows]
        self._until: datetime | None = watch.until
        self._read: list[str | None] = [None] * len(rows)
        self._muted, self._unread = self._read.copy(), self._read.copy()

    @property
    def is_current(self) -> bool:
        """Whether the words of time still say what they said. Clocks may go back, too."""
        now = timezone.now()
        return self._made_at <= now and (self._until is None or now < self._until)

    def html(self, marks: Sequence[Mark]) -> Markup:
        """All lines, for the reader whose marks these are."""
        return Markup("".join(map(self._line, range(len(self._rows)), marks)))  # noqa: S704  # nosec B704 (drawn)

    def _line(self, place: int, mark: Mark) -> str:
        goes_on, is_muted = mark
        if goes_on is None:
            pieces = self._muted if is_muted else self._read
            line = pieces[place] or self._fetch(pieces, place, is_muted=is_muted)
        else:
            line = self._unread[place] or self._fetch(self._unread, place, is_unread=True)
            line = line.replace(GOES_ON, goes_on)
        return line.replace(WHEN, self._times[place])

    def _fetch(
        self, pieces: list[str | None], place: int, *, is_unread: bool = False, is_muted: bool = False
    ) -> str:
        """The line drawn now, or for a former page on which it was the same."""
        row = self._rows[place]
        shown = {
            "is_unread": is_unread,
            "is_muted": is_muted,
            "is_pinned": place < self._top,
            "in_room": self._in_room,
            "extra": self._extra[row.id],
            "wait": self._waits.get(row.id, ""),
        }
        key = (row.number, get_language(), *shown.values())
        line: str | None = _drawn.get(key)
        if line is None:
            line = _draw(row, shown)
            _drawn.put(key, line)
        pieces[place] = line
        return line


def _draw(row: TopicRow, shown: Mapping[str, Any]) -> str:
    author = veiled_face(ASKER) if row.is_veiled else row.author
    context = {
        "row": row,
        "url": row.url + GOES_ON if shown["is_unread"] else row.url,
        "author": author.name if author else "",
        "when": WHEN,
    }
    return str(render_to_string("discussions/line.html", {**context, **shown}))
