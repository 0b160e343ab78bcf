"""Exports made up for the tests."""

from __future__ import annotations

import json
import zipfile


def packed(path, files):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content if isinstance(content, (str, bytes)) else json.dumps(content))
    return str(path)


def text(path, content, encoding="utf-8"):
    path.write_text(content, encoding=encoding)
    return str(path)


ROWS = [
    {
        "id": "1",
        "thread": "t",
        "author": "Aino",
        "time": "2026-01-05T10:00:00+02:00",
        "reply_to": "",
        "text": "Hi all",
    },
    {"id": "", "thread": "t", "author": "Eero", "time": "2026-01-05T09:00:00", "reply_to": "", "text": ""},
    {
        "id": "3",
        "thread": "t",
        "author": "Mari",
        "time": "1767603660",
        "reply_to": "1",
        "text": "A, “quoted”\nline",
    },
]


def as_csv(rows):
    cells = [",".join('"' + value.replace('"', '""') + '"' for value in row.values()) for row in rows]
    return "\n".join([",".join(ROWS[0]), *cells])


def as_lines(rows):
    return "\n".join(json.dumps(row) for row in rows)
