"""Plain tables: `id,thread,author,time,reply_to,text` as CSV, or an object with these keys on each line.

id, reply_to and text may be empty; time is ISO 8601 (UTC where it names no zone) or seconds since 1970.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_noop as _

from porukka.insights.archives.found import LONGEST, Found, Written, words_in
from porukka.insights.archives.opening import BadFile, Parts, from_iso, moment
from porukka.insights.measures.conversation import FEWEST_WORDS, Said

COLUMNS = ("id", "thread", "author", "time", "reply_to", "text")
NEEDED = ("thread", "author", "time")


def is_header(line: str) -> bool:
    return set(NEEDED) <= {cell.strip().strip('"').lower() for cell in line.split(",")}


def is_row(found: Mapping[str, Any]) -> bool:
    return all(name in found for name in NEEDED)


def read_csv(parts: Parts) -> Found:
    return Found(_csv_posts(parts))


def read_jsonl(parts: Parts) -> Found:
    return Found(_json_posts(parts))


def _csv_posts(parts: Parts) -> Iterator[Written]:
    (name,) = parts.names
    rows = csv.reader(line for _number, line in parts.lines(name))
    try:
        names = [cell.strip().lower() for cell in next(rows)]
        if not set(NEEDED) <= set(names):
            words = _("%(file)s, line 1: the header must name %(columns)s.")
            raise BadFile(words, file=name, columns=", ".join(COLUMNS))
        for cells in rows:
            if any(cells):
                yield _said(dict(zip(names, cells, strict=False)), name, rows.line_num)
    except csv.Error:
        raise BadFile(_("%(file)s, line %(line)s: this is not CSV."), file=name, line=rows.line_num) from None
    except StopIteration:
        return


def _json_posts(parts: Parts) -> Iterator[Written]:
    (name,) = parts.names
    for number, line in parts.lines(name):
        if not line.strip():
            continue
        try:
            found = json.loads(line)
        except (ValueError, RecursionError):
            found = None
        if not isinstance(found, dict):
            raise BadFile(_("%(file)s, line %(line)s: this is not JSON."), file=name, line=number)
        yield _said(found, name, number)


def _said(row: Mapping[str, Any], file: str, line: int) -> Written:
    thread, author = (_plain(row.get(name)) for name in ("thread", "author"))
    at = _time(row.get("time"))
    if not thread or not author or at is None:
        missing = "time" if thread and author else ("author" if thread else "thread")
        words = _(
            "%(file)s, line %(line)s: “%(column)s” is missing or cannot be read. "
            "A time is written 2026-03-31T18:05:00."
        )
        raise BadFile(words, file=file, line=line, column=missing)
    text = _plain(row.get("text"))
    # a table without texts says nothing of their length
    words_count = words_in(text) if text else FEWEST_WORDS
    own = _plain(row.get("id"))
    said = Said(own or f"line {line}", thread, author, at, _plain(row.get("reply_to")), (), words_count)
    return Written(said, text[:LONGEST], lasts=bool(own))


def _plain(value: Any) -> str:
    return "" if value is None or isinstance(value, (dict, list)) else str(value).strip()


def _time(value: Any) -> datetime | None:
    text = _plain(value)
    try:
        return moment(float(text))
    except ValueError:
        return from_iso(text)
