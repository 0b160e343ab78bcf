"""How well search finds: cases from a file, in a scratch index that is asked as the real one is."""

from __future__ import annotations

import csv
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from porukka.core.words import cut
from porukka.search.engine import expressions, same, tokens
from porukka.search.engine.expressions import Expression
from porukka.search.engine.index import Besides, Matches
from porukka.search.engine.looking import look

FIRST = 20  # a post that stands later counts as not found
LARGEST = 20_000_000  # bytes of a file
COLUMNS = 5


class BadFile(Exception):
    """The file is not what the command reads; says where, and what it should be."""


@dataclass(frozen=True)
class Case:
    """A question, the post that should be found, and one that only looks like it ("" if there is none)."""

    id: str
    type: str
    query: str
    relevant: str
    near_miss: str


class Scratch:
    """An index in memory, of these posts: each a topic of its own, without a title."""

    def __init__(self, posts: Iterable[str], languages: tuple[str, ...]) -> None:
        self.database = sqlite3.connect(":memory:")
        self.database.execute("CREATE VIRTUAL TABLE entry USING fts5(words, detail='none', tokenize='ascii')")
        rows = ((tokens.of_post(text, "", languages),) for text in posts)
        self.database.executemany("INSERT INTO entry(words) VALUES (?)", rows)

    def matches(self, expression: Expression, most: int, besides: Besides | None = None) -> Matches:
        left_out = besides.expression if besides else ()
        return Matches((row, row) for (row,) in self._rows("rowid", expression, most, left_out))

    def words_of(self, expression: Expression, most: int) -> list[str]:
        return [words for (words,) in self._rows("words", expression, most)]

    def _rows(self, what: str, expression: Expression, most: int, besides: Expression = ()) -> list[Any]:
        if not all(expression) or not expression:
            return []
        sql = f"SELECT {what} FROM entry WHERE entry MATCH ? ORDER BY rowid DESC LIMIT ?"  # nosec B608
        return self.database.execute(sql, (expressions.for_sqlite(expression, besides), most)).fetchall()


def report(file: str, language: str) -> str:
    """ "recall 0.84 near_misses 2" and the recall of each type, a line each.

    recall: share of the cases whose relevant post is among the first 20 found; near_misses: cases whose near-miss
    post is among them. Raises BadFile.
    """
    cases = read(file)
    languages = tuple(sorted({language, "en"}))
    posts = [text for case in cases for text in (case.relevant, case.near_miss) if text]
    index, alike = Scratch(posts, languages), same.read(same.built_in([language]))
    hits: Counter[str] = Counter()
    of_type = Counter(case.type for case in cases)
    near_misses = 0
    for case in cases:
        words = [word[0] for word in cut(case.query)]
        found = look(index, words, alike, languages).posts[:FIRST] if words else []
        first = {posts[number - 1] for number in found}  # row ids begin with 1
        hits[case.type] += case.relevant in first
        near_misses += bool(case.near_miss) and case.near_miss in first
    total = f"recall {hits.total() / len(cases):.2f} near_misses {near_misses}"
    each = [f"{name} {hits[name] / count:.2f} n {count}" for name, count in sorted(of_type.items())]
    return "\n".join([total, *each])


def read(file: str) -> list[Case]:
    """The cases of a tab-separated file with a header. Raises BadFile."""
    path = Path(file)
    try:
        if path.stat().st_size > LARGEST:
            raise BadFile(f"{file} is larger than {LARGEST // 1_000_000} MB. Give a part of it.")
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except OSError as problem:
        raise BadFile(f"{file} cannot be read: {problem.strerror}.") from None
    except UnicodeDecodeError:
        raise BadFile(f"{file} is not UTF-8 text. Save it as UTF-8 and try again.") from None
    rows = list(csv.reader(lines[1:], delimiter="\t", quoting=csv.QUOTE_NONE))
    cases = [_case(row, number, file) for number, row in enumerate(rows, start=2) if row]
    if not cases:
        raise BadFile(f"{file} has no cases: a header line, then a line each.")
    return cases


def _case(row: Sequence[str], number: int, file: str) -> Case:
    if len(row) < COLUMNS - 1:
        raise BadFile(
            f"{file}, line {number}: a line has id, type, query, relevant post and near-miss post, with tabs between."
        )
    return Case(*(cell.strip() for cell in (*row, "")[:COLUMNS]))
