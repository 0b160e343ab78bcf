"""A whole file, read before anything is written: bounded in memory, its discussions one after the other.

What is broken shows while it is read, and then nothing has come in. It lies in a table of its own on the disk, which
goes with the command.
"""

from __future__ import annotations

import json
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from porukka.importing import keys
from porukka.insights.archives import Written

_BEGAN = datetime(1970, 1, 1, tzinfo=UTC)
_TICK = timedelta(microseconds=1)
_TABLES = """
CREATE TABLE post (n INTEGER PRIMARY KEY, key TEXT UNIQUE, thread TEXT, at INTEGER, id TEXT, author TEXT, name TEXT,
    reply_to TEXT, named TEXT, words INTEGER, title TEXT, place TEXT, text TEXT);
CREATE TABLE again (key TEXT PRIMARY KEY, times INTEGER)
"""
_INDEX = """
CREATE INDEX by_thread ON post (thread, at, n);
CREATE TABLE thread AS SELECT thread AS name, MIN(at) AS began, MIN(n) AS first FROM post GROUP BY thread
"""
_KEEP = "INSERT INTO post VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING"
_AGAIN = "INSERT INTO again VALUES (?, 0) ON CONFLICT (key) DO UPDATE SET times = times + 1 RETURNING times"
_READ = """SELECT key, at, id, author, reply_to, named, words, title, place, text FROM post WHERE thread = ?
    ORDER BY at, n"""


class Waiting(NamedTuple):
    """A post that waits to be brought along. named: authors it names; words: how many, as the measures count them."""

    key: str
    at: datetime
    id: str
    author: str
    reply_to: str
    named: list[str]
    words: int
    title: str
    place: str
    text: str


class Staged:
    """All posts of a file. found: how many it holds; future: of these, of a time that is yet to come; twice: there
    a second time. `with Staged(folder) as staged`; the folder keeps nothing afterwards."""

    def __init__(self, folder: Path) -> None:
        self.found = self.future = self.twice = 0
        self._place = tempfile.TemporaryDirectory(dir=folder, prefix="bringing-")
        self._table = sqlite3.connect(Path(self._place.name) / "posts.sqlite3", isolation_level=None)
        self._table.execute("PRAGMA journal_mode = OFF")
        self._table.execute("PRAGMA synchronous = OFF")
        self._table.executescript(_TABLES)

    def __enter__(self) -> Staged:
        return self

    def __exit__(self, *_problem: object) -> None:
        self._table.close()
        self._place.cleanup()

    def fill(
        self, posts: Iterable[Written], now: datetime, step: Callable[[int], None] = lambda posts: None
    ) -> None:
        """Take in every post. step: told how many were read. Raises what reading the file raises."""
        self._table.execute("BEGIN")
        for post in posts:
            self.found += 1
            if post.said.at > now:
                self.future += 1
            else:
                self._keep(post)
            step(self.found)
        self._table.execute("COMMIT")
        self._table.executescript(_INDEX)

    def _keep(self, post: Written) -> None:
        said, key = post.said, keys.of_post(post)
        if not post.lasts:
            (times,) = self._table.execute(_AGAIN, [key]).fetchone()
            key = keys.again(key, times) if times else key
        row = (
            self.found, key, said.thread, (said.at - _BEGAN) // _TICK, said.id, said.author, post.name or said.author,
            said.reply_to, json.dumps(said.mentions), said.words, post.title, post.place, post.text,
        )  # fmt: skip
        kept = self._table.execute(_KEEP, [_whole(value) for value in row])
        self.twice += not kept.rowcount

    @property
    def people(self) -> dict[str, tuple[str, datetime]]:
        """Author → what she is called, and when she first wrote; who came first is first."""
        rows = self._table.execute("SELECT author, name, MIN(at) FROM post GROUP BY author ORDER BY 3, 1")
        return {author: (name, _BEGAN + at * _TICK) for author, name, at in rows}

    @property
    def places(self) -> list[str]:
        """The channels, "" among them where something was said in none."""
        return [place for (place,) in self._table.execute("SELECT DISTINCT place FROM post ORDER BY 1")]

    @property
    def threads(self) -> int:
        (number,) = self._table.execute("SELECT COUNT(*) FROM thread").fetchone()
        return int(number)

    def discussions(self) -> Iterator[Iterator[Waiting]]:
        """Each discussion's posts in the order of their times; the discussion that began first is first."""
        for (name,) in self._table.execute("SELECT name FROM thread ORDER BY began, first"):
            rows = self._table.execute(_READ, [name])
            yield (
                Waiting(key, _BEGAN + at * _TICK, own, author, reply_to, json.loads(named), *rest)
                for key, at, own, author, reply_to, named, *rest in rows
            )


def _whole(value: object) -> object:
    """Halves of letters, which JSON can hold, are no text that a database takes."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value
