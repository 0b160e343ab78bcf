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
from porukka.search.engine.index import Besides, Matches
from porukka.search.engine.lists import Change
from porukka.search.queries.changes import Changed
from porukka.search.queries.windows import beginnings

SEVERAL = 3  # groups of what is asked for with two words: lists that have to be held against each other
PATIENCE = 0.02  # seconds of the processor; whoever has taken them opens no other window, twice as large
_POSTGRESQL_WORDS = "search_tokens(e.words)"
_THERE = """
    SELECT one.token FROM unnest(%s::text[]) AS one(token) CROSS JOIN LATERAL (
        SELECT 1 FROM search_entry e WHERE search_tokens(e.words) && ARRAY[one.token] LIMIT 1
    ) found
"""


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

    def matches(self, expression: Expression, most: int, besides: Besides | None = None) -> Matches:
        """(post id, topic id) of the newest `most` posts that meet the expression, newest first; without those of
        `besides`. One query, one more for each window of the posts that has to be opened."""
        if connection.vendor == "sqlite":
            return self._on_sqlite(expression, most, besides.expression if besides else ())
        return self._on_postgresql(expression, most, besides)

    def _on_sqlite(self, expression: Expression, most: int, left_out: Expression) -> Matches:
        """Lists of few words end by themselves; several have to be held against each other, window by window."""
        # few posts open a discussion, so titles are looked through as a whole
        if len(expression) < SEVERAL or expression[-1] == expressions.OPENINGS or not self.kept.places:
            return Matches(self._rows(self._columns, expression, most, left_out))
        found, end, begun = Matches(), LARGEST, thread_time()
        for start in (*beginnings(), 0):
            window = (start, end)
            found += self._rows(self._columns, expression, most - len(found), left_out, window)
            end = start
            if len(found) == most:
                break
            if start and thread_time() - begun > PATIENCE:
                found.is_cut = True
                break
        return found

    def _on_postgresql(self, expression: Expression, most: int, besides: Besides | None) -> Matches:
        """What is left out is left out here: to look into each entry's words costs more than all the rest."""
        if besides is None:
            return Matches(self._rows(self._columns, expression, most))
        if len(expression) == 1:  # one word: whatever it is besides
            expression = (tuple(one for one in expression[0] if one not in besides.expression[0]),)
        left_out = set(besides.matches)
        found = self._rows(self._columns, expression, most + len(left_out))
        return Matches([place for place in found if place not in left_out][:most])

    def seen(self, changed: Changed) -> Change:
        """What changed, as these filters see it. Not for those by time."""
        words = frozenset(changed.words.split())
        is_theirs = self.authors is None or any(tokens.of_author(one) in words for one in self.authors)
        is_there = changed.room in self.rooms and is_theirs and words.issuperset(self.marks)
        return Change(changed.post, changed.topic, words if is_there else frozenset())

    @property
    def _columns(self) -> tuple[str, ...]:
        return self.kept.id, self.kept.group

    def words_of(self, expression: Expression, most: int) -> list[str]:
        """The tokens, with blanks between, of the newest `most` posts that meet the expression. One query, on
        PostgreSQL two."""
        if connection.vendor == "postgresql":
            expression = _those_there(expression)
        return [row[0] for row in self._rows(("words",), expression, most)]

    def _rows(
        self,
        what: tuple[str, ...],
        expression: Expression,
        most: int,
        left_out: Expression = (),
        window: tuple[int, int] | None = None,
    ) -> list[Any]:
        """left_out: what must not be met, SQLite; window: the smallest id and the first that is too large."""
        if not self.rooms or not expression or not all(expression) or self.authors == ():
            return []
        sql, given = _statement(what, expression, self, left_out, window)
        with connection.cursor() as cursor:
            cursor.execute(f"{sql} LIMIT %s", (*given, most))
            return list(cursor.fetchall())


def _those_there(expression: Expression) -> Expression:
    """The alternatives, of one token each, that stand anywhere. PostgreSQL takes any of a thousand for likely in
    every post, and would compare them with the words of each."""
    (group,) = expression
    with connection.cursor() as cursor:
        cursor.execute(_THERE, [[token for (token,) in group]])
        return (tuple(cursor.fetchall()),)


def _statement(
    what: tuple[str, ...],
    expression: Expression,
    within: Within,
    left_out: Expression,
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
    is_sqlite = connection.vendor == "sqlite"
    id_ = f"{kept.words}.rowid" if is_sqlite else f"e.{kept.id}"
    if window is not None:
        where += f" AND {id_} >= %s AND {id_} < %s"
        given += window
    # names and conditions are this file's own; what somebody typed is among the parameters
    if is_sqlite:
        # CROSS JOIN: the index first, in the order of its row ids, and no further than is needed
        places = "" if "words" in what else kept.places
        source = f"{kept.words} CROSS JOIN {kept.entries} e {places} ON e.{kept.id} = {kept.words}.rowid"
        sql = f"SELECT {columns} FROM {source} WHERE {kept.words} MATCH %s AND {where} ORDER BY {id_} DESC"  # nosec B608
        return sql, [expressions.for_sqlite(expression, left_out), *given]
    condition, arrays = expressions.for_postgresql(expression, _POSTGRESQL_WORDS)
    # one word: its way by how common it is; + 0: of several it would think that they meet often if each is common,
    # and walk over all posts in their order, for seconds, where they hardly do
    order = f"{id_} DESC" if len(expression) == 1 else f"{id_} + 0 DESC"
    sql = f"SELECT {columns} FROM {kept.entries} e WHERE {condition} AND {where} ORDER BY {order}"  # nosec B608
    return sql, [*arrays, *given]
