"""The posts of an installation as windows, the newest first, each twice as large as the one before.

Words that stand almost everywhere have lists of half of all posts each; the index holds them against each other until
it has enough. A window is a part of these lists, so looking can end between two.
"""

from __future__ import annotations

import time
from functools import lru_cache

from django.db import connection

from porukka.core.ids import LARGEST

NEWEST = 100_000  # posts of the first window
FOR = 3_600  # seconds for which the beginnings are good enough: what is written meanwhile belongs to the first window

_NEXT = """
    SELECT post_id FROM search_entry INDEXED BY search_entry_places
    WHERE post_id < %s ORDER BY post_id DESC LIMIT 1 OFFSET %s
"""


def beginnings() -> tuple[int, ...]:
    """The smallest id of each window but the last one, which begins with nothing; () where one holds all. SQLite."""
    return _beginnings(NEWEST, int(time.time()) // FOR)


@lru_cache(maxsize=1)
def _beginnings(newest: int, hour: int) -> tuple[int, ...]:
    found: list[int] = []
    with connection.cursor() as cursor:
        while True:
            cursor.execute(_NEXT, [found[-1] if found else LARGEST, (newest << len(found)) - 1])
            row = cursor.fetchone()
            if row is None:
                return tuple(found)
            found.append(row[0])
