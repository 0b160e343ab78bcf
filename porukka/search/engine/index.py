"""What an index can be asked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, Protocol

from porukka.search.engine.expressions import Expression


class Matches(list[tuple[int, int]]):
    """(post id, topic id), newest first. is_cut: only the newest posts were looked through: more takes too long."""

    def __init__(self, places: Iterable[tuple[int, int]] = (), *, is_cut: bool = False) -> None:
        super().__init__(places)
        self.is_cut = is_cut


class Besides(NamedTuple):
    """What is left out of a list. expression: what it meets; matches: all posts that do."""

    expression: Expression
    matches: Matches


class Index(Protocol):
    def matches(self, expression: Expression, most: int, besides: Besides | None = None) -> Matches:
        """Of the newest `most` posts that meet the expression; without those of `besides`."""

    def words_of(self, expression: Expression, most: int) -> list[str]:
        """The tokens, with blanks between, of the newest `most` posts that meet the expression."""
