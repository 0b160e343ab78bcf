"""The lists that an answer is made of, and how they follow what is written, changed and taken away."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from operator import neg
from typing import NamedTuple, Self

from porukka.core.words import Word
from porukka.search.engine import expressions
from porukka.search.engine.expressions import Expression, Same, is_met

MOST = 1_000  # posts that are counted and ranked, the newest; what is beyond is "more than 1,000"
TITLES = 30  # discussions with all words in the title


class Places:
    """(post id, topic id), newest first, in a tenth of the memory of pairs. Never changed: others read it."""

    __slots__ = ("posts", "topics")

    def __init__(self, pairs: Iterable[tuple[int, int]] = ()) -> None:
        pairs = list(pairs)
        self.posts = array("q", [post for post, _topic in pairs])
        self.topics = array("q", [topic for _post, topic in pairs])

    def __len__(self) -> int:
        return len(self.posts)

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return zip(self.posts, self.topics, strict=True)

    def followed(self, post: int, topic: int | None, most: int) -> Self | None:
        """With this post at its place, or without it if topic is None: the same list where nothing changes, and None
        where one would come after the last that nobody has asked for."""
        at = bisect_left(self.posts, -post, key=neg)
        is_there = at < len(self) and self.posts[at] == post
        if (self.topics[at] if is_there else None) == topic:
            return self
        if topic is None and len(self) >= most:
            return None
        pairs = [place for place in self if place[0] != post]
        if topic is not None:
            pairs.insert(at, (post, topic))
        return type(self)(pairs[:most])


class Ways(NamedTuple):
    """What the index is asked: all words in the title, the words themselves, those or parts of compounds."""

    titled: Expression
    exact: Expression
    wider: Expression


@dataclass(frozen=True)
class Lists:
    """What it answers: `parted` is what is met by the wider way alone, nothing where there are enough exact ones;
    is_cut: only the newest posts were looked through."""

    titled: Places = field(default_factory=Places)
    exact: Places = field(default_factory=Places)
    parted: Places = field(default_factory=Places)
    is_cut: bool = False


class Change(NamedTuple):
    """An entry as it is now. words: its tokens, none if it is gone or not where one looks."""

    post: int
    topic: int
    words: AbstractSet[str]


def ways(question: Sequence[Word], same: Same) -> Ways:
    return Ways(
        expressions.in_title(question, same),
        expressions.of_words(question, same, parts_too=False),
        expressions.of_words(question, same, parts_too=True),
    )


def followed(lists: Lists, asked: Ways, changes: Iterable[Change]) -> Lists | None:
    """What the index would answer after these changes; None if only the index can tell."""
    if lists.is_cut:
        return None
    titled: Places | None
    exact: Places | None
    parted: Places | None
    titled, exact, parted = lists.titled, lists.exact, lists.parted
    for post, topic, words in changes:
        is_exact = is_met(asked.exact, words)
        titled = titled.followed(post, topic if is_met(asked.titled, words) else None, TITLES)
        exact = exact.followed(post, topic if is_exact else None, MOST + 1)
        if titled is None or exact is None:
            return None
        is_parted = not is_exact and is_met(asked.wider, words)
        parted = parted.followed(post, topic if is_parted else None, MOST + 1)
        if parted is None:
            return None
        if len(exact) > MOST and len(parted):
            parted = Places()
    if (titled, exact, parted) == (lists.titled, lists.exact, lists.parted):
        return lists
    return Lists(titled, exact, parted)
