"""Who looks at a window of posts: all that it depends on for her kind, and what about a post is her own."""

from __future__ import annotations

from dataclasses import dataclass

from porukka.discussions.models import Saved
from porukka.discussions.queries.cards import InsideCard
from porukka.discussions.queries.rows import Hidden


@dataclass(frozen=True)
class Kind:
    """All that the HTML of a window of posts depends on: what is written there (by its versions), what of the topic,
    its room and the community is shown with it, and what its reader is."""

    topic: int
    start: int
    version: int
    people_version: int
    slug: str
    topic_slug: str
    emoji: str
    counts_shown: bool
    parts_off: str
    for_questions: bool
    role: str
    hides_here: bool
    sees_writers: bool
    may_accept: bool
    may_reply: bool
    language: str
    zone: str


@dataclass(frozen=True)
class Own:
    """What about a post is this reader's own: all else she sees as everybody of her kind does.

    is_folded, is_said_folded, is_solution_folded: she has blocked who wrote it, what it answers, what solved it;
    folds: ids of those it quotes and she has blocked;
    reacted: in which ways she did; words: of her hidden post; cards: of discussions that she may read; below: what
    higher folders add for her; note: to her as its writer, once.
    """

    is_mine: bool = False
    is_folded: bool = False
    is_said_folded: bool = False
    is_solution_folded: bool = False
    folds: frozenset[int] = frozenset()
    may_undo: bool = False
    reacted: frozenset[str] = frozenset()
    cards: tuple[InsideCard, ...] = ()
    saved: Saved | None = None
    words: Hidden | None = None
    below: str = ""
    note: str = ""

    @property
    def is_common(self) -> bool:
        """Whether others have the same, so that it is worth keeping."""
        return not (self.saved or self.words or self.below or self.note)


USUAL = Own()
