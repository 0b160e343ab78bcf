"""What an index can be asked."""

from __future__ import annotations

from typing import Protocol

from porukka.search.engine.expressions import Expression


class Index(Protocol):
    def matches(self, expression: Expression, most: int, besides: Expression = ()) -> list[tuple[int, int]]:
        """(post id, topic id) of the newest `most` posts that meet the expression, newest first; without those that
        meet `besides`."""

    def words_of(self, expression: Expression, most: int) -> list[str]:
        """The tokens, with blanks between, of the newest `most` posts that meet the expression."""
