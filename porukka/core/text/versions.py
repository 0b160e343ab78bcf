"""What something said at different times, and what each edit changed: of posts, and of whatever keeps its words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

from django.db.models import QuerySet

from porukka.core.text import plain
from porukka.core.text.differences import SAME, Budget, Piece, differences

A_PAGE = 10
WHY_LENGTH = 200  # of what changed and why


@dataclass(frozen=True)
class Words:
    """What was said at one time. who, why: of the edit that made it so, empty where that is not told."""

    number: int
    title: str
    text: str
    html: str
    made_at: datetime
    who: str = ""
    why: str = ""


@dataclass(frozen=True)
class Change:
    """One version, and how it differs from the one before. title: empty where it did not change; is_first: there is
    nothing before it; in_markup: the words stayed, so `pieces` are of the text as it was typed."""

    words: Words
    title: list[Piece]
    pieces: list[Piece]
    is_first: bool
    is_now: bool
    in_markup: bool


@dataclass(frozen=True)
class History:
    """changes: newest first, at most A_PAGE; before: number to ask for with ?before=, None at the end."""

    changes: list[Change]
    before: int | None


def history(today: Words, former: Sequence[Words], before: int | None) -> History:
    """A page of versions, the newest first.

    today: as it is now; former: the newest A_PAGE + 1 versions of lower numbers than `before`, the newest first;
    of all of them for the first page, on which today stands first.
    """
    # each is shown beside the one before it: the last of a full page is only there to be compared with
    shown = [*former] if before is not None else [today, *former]
    more = len(shown) > A_PAGE
    shown = shown[: A_PAGE + 1]
    budget = Budget()
    changes = [_change(later, earlier, today, budget) for later, earlier in pairwise(shown)]
    if not more and shown:
        changes.append(_first(shown[-1], today))
    return History(changes, shown[-1].number + 1 if more else None)


def read(today: Words, former: QuerySet[Any], words: Callable[[Any], Words], before: int | None) -> History:
    """A page of versions, the newest first, in one query.

    today: as it is now; former: all rows of earlier versions, each with its `number`; words: of such a row;
    before: only versions of lower numbers.
    """
    below = former if before is None else former.filter(number__lt=before)
    return history(today, [words(one) for one in below.order_by("-number")[: A_PAGE + 1]], before)


def compared(earlier: Words, later: Words, *, is_now: bool) -> Change:
    """How any two versions differ. is_now: the later one is what is said today."""
    return _change(later, earlier, later if is_now else earlier, Budget())


def _change(later: Words, earlier: Words, today: Words, budget: Budget) -> Change:
    pieces = differences(plain(earlier.html), plain(later.html), budget)
    in_markup = all(piece.kind == SAME for piece in pieces) and earlier.text != later.text
    if in_markup:  # another link, another emphasis: seen only in what was typed
        pieces = differences(earlier.text, later.text, budget)
    retitled = earlier.title != later.title
    title = differences(earlier.title, later.title, budget) if retitled else []
    return Change(later, title, pieces, False, later is today, in_markup)


def _first(words: Words, today: Words) -> Change:
    title = [Piece(SAME, words.title)] if words.title else []
    return Change(words, title, [Piece(SAME, plain(words.html))], True, words is today, False)
