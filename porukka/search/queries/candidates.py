"""Which posts meet an expression: the one place where the two databases are asked in their own words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from porukka.core.ids import first_id_at
from porukka.search.engine import expressions, tokens
from porukka.search.engine.expressions import Expression

_POSTGRESQL_WORDS = "string_to_array(e.words, ' ')"


@dataclass(frozen=True)
class Within:
    """Where to look. rooms: ids, those the reader may read or fewer; authors: members' ids, None for anybody; since:
    nothing older; narrow: the rooms are few, so the index is asked for them by token; marks: tokens that every
    post must have."""

    rooms: Sequence[int]
    authors: Sequence[int] | None = None
    since: datetime | None = None
    narrow: bool = False
    marks: Sequence[str] = ()

    def matches(self, expression: Expression, most: int, besides: Expression = ()) -> list[tuple[int, int]]:
        """(post id, topic id) of the newest `most` posts that meet the expression, newest first; without those that
        meet `besides`. One query."""
        return self._rows("e.post_id, e.topic_id", expression, most, besides)

    def words_of(self, expression: Expression, most: int) -> list[str]:
        """The tokens, with blanks between, of the newest `most` posts that meet the expression. One query."""
        return [row[0] for row in self._rows("e.words", expression, most)]

    def _rows(self, what: str, expression: Expression, most: int, besides: Expression = ()) -> list[Any]:
        if not self.rooms or not expression or not all(expression) or self.authors == ():
            return []
        sql, given = _statement(what, expression, self, besides)
        with connection.cursor() as cursor:
            cursor.execute(f"{sql} LIMIT %s", (*given, most))
            return list(cursor.fetchall())


def _statement(
    what: str, expression: Expression, within: Within, besides: Expression
) -> tuple[str, list[Any]]:
    if within.narrow:
        expression = (tuple((tokens.of_room(room),) for room in within.rooms), *expression)
    expression = (*(((mark,),) for mark in within.marks), *expression)
    if within.authors is not None:
        expression = (tuple((tokens.of_author(author),) for author in within.authors), *expression)
    rooms = ", ".join(["%s"] * len(within.rooms))
    where, given = f"e.room_id IN ({rooms})", list[Any](within.rooms)
    if within.since is not None:
        where += " AND e.post_id >= %s"  # ids are made in order of time
        given.append(first_id_at(within.since))
    if connection.vendor == "sqlite":
        # CROSS JOIN: the index first, in the order of its row ids, and no further than is needed
        source = "search_words CROSS JOIN search_entry e ON e.post_id = search_words.rowid"
        order = "ORDER BY search_words.rowid DESC"
        sql = f"SELECT {what} FROM {source} WHERE search_words MATCH %s AND {where} {order}"  # nosec B608
        return sql, [expressions.for_sqlite(expression, besides), *given]
    condition, arrays = expressions.for_postgresql(expression, _POSTGRESQL_WORDS, besides)
    # names and conditions are this file's own; what somebody typed is among the parameters
    sql = f"SELECT {what} FROM search_entry e WHERE {condition} AND {where} ORDER BY e.post_id DESC"  # nosec B608
    return sql, [*arrays, *given]
