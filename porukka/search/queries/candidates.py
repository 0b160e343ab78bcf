"""Which posts meet an expression: the one place where the two databases are asked in their own words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from time import thread_time
from typing import Any

from django.db import connection

from porukka.core.ids import LARGEST, first_id_at
from porukka.search.engine import expressions, tokens
from porukka.search.engine.expressions import Expression
from porukka.search.engine.index import Matches
from porukka.search.queries.windows import beginnings

SEVERAL = 3  # groups of what is asked for with two words: lists that have to be held against each other
PATIENCE = 0.02  # seconds of the processor; whoever has taken them opens no other window, twice as large
_POSTGRESQL_WORDS = "string_to_array(e.words, ' ')"


@dataclass(frozen=True)
class Kept:
    """Tables of entries. id: whose words they are; group: of what it is shown as a part, once; words: SQLite's
    full-text table; places: its index that holds id, room and group."""

    entries: str
    id: str
    group: str
    words: str
    places: str = ""


POSTS = Kept("search_entry", "post_id", "topic_id", "search_words", "INDEXED BY search_entry_places")
PAGES = Kept("search_page_entry", "page_id", "page_id", "search_page_words")


@dataclass(frozen=True)
class Within:
    """Where to look. rooms: ids, those the reader may read or fewer; authors: members' ids, None for anybody; since:
    nothing older; narrow: the rooms are few, so the index is asked for them by token; marks: tokens that every
    post must have; kept: what is looked for, posts or pages."""

    rooms: Sequence[int]
    authors: Sequence[int] | None = None
    since: datetime | None = None
    narrow: bool = False
    marks: Sequence[str] = ()
    kept: Kept = POSTS

    def matches(self, expression: Expression, most: int, besides: Expression = ()) -> Matches:
        """(post id, topic id) of the newest `most` posts that meet the expression, newest first; without those that
        meet `besides`. One query, for several words one more for each window of the posts that has to be opened."""
        columns = (self.kept.id, self.kept.group)
        # few posts open a discussion, so titles are looked through as a whole
        is_short = len(expression) < SEVERAL or expression[-1] == expressions.OPENINGS or not self.kept.places
        if is_short or connection.vendor != "sqlite":
            return Matches(self._rows(columns, expression, most, besides))
        found, end, begun = Matches(), LARGEST, thread_time()
        for start in (*beginnings(), 0):
            window = (start, end)
            found += self._rows(columns, expression, most - len(found), besides, window)
            end = start
            if len(found) == most:
                break
            if start and thread_time() - begun > PATIENCE:
                found.is_cut = True
                break
        return found

    def words_of(self, expression: Expression, most: int) -> list[str]:
        """The tokens, with blanks between, of the newest `most` posts that meet the expression. One query."""
        return [row[0] for row in self._rows(("words",), expression, most)]

    def _rows(
        self,
        what: tuple[str, ...],
        expression: Expression,
        most: int,
        besides: Expression = (),
        window: tuple[int, int] | None = None,
    ) -> list[Any]:
        """window: the smallest id and the first that is too large, None for all."""
        if not self.rooms or not expression or not all(expression) or self.authors == ():
            return []
        sql, given = _statement(what, expression, self, besides, window)
        with connection.cursor() as cursor:
            cursor.execute(f"{sql} LIMIT %s", (*given, most))
            return list(cursor.fetchall())


def _statement(
    what: tuple[str, ...],
    expression: Expression,
    within: Within,
    besides: Expression,
    window: tuple[int, int] | None,
) -> tuple[str, list[Any]]:
    if within.narrow:
        expression = (tuple((tokens.of_room(room),) for room in within.rooms), *expression)
    expression = (*(((mark,),) for mark in within.marks), *expression)
    if within.authors is not None:
        expression = (tuple((tokens.of_author(author),) for author in within.authors), *expression)
    rooms = ", ".join(["%s"] * len(within.rooms))
    kept, columns = within.kept, ", ".join(f"e.{name}" for name in what)
    # +: SQLite would take each of the rooms for a place to look at in its index, twenty for each post
    where, given = f"+e.room_id IN ({rooms})", list[Any](within.rooms)
    if within.since is not None:
        where += f" AND e.{kept.id} >= %s"  # ids are made in order of time
        given.append(first_id_at(within.since))
    if window is not None:
        where += f" AND {kept.words}.rowid >= %s AND {kept.words}.rowid < %s"
        given += window
    if connection.vendor == "sqlite":
        # CROSS JOIN: the index first, in the order of its row ids, and no further than is needed
        places = "" if "words" in what else kept.places
        source = f"{kept.words} CROSS JOIN {kept.entries} e {places} ON e.{kept.id} = {kept.words}.rowid"
        order = f"ORDER BY {kept.words}.rowid DESC"
        sql = f"SELECT {columns} FROM {source} WHERE {kept.words} MATCH %s AND {where} {order}"  # nosec B608
        return sql, [expressions.for_sqlite(expression, besides), *given]
    condition, arrays = expressions.for_postgresql(expression, _POSTGRESQL_WORDS, besides)
    # names and conditions are this file's own; what somebody typed is among the parameters
    source, order = f"{kept.entries} e", f"ORDER BY e.{kept.id} DESC"
    sql = f"SELECT {columns} FROM {source} WHERE {condition} AND {where} {order}"  # nosec B608
    return sql, [*arrays, *given]
