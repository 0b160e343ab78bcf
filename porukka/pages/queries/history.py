"""What a page said before, and what each edit changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from porukka.core.text import plain
from porukka.discussions.queries.differences import SAME, Budget, Piece, differences
from porukka.pages.models import Page, PageVersion

A_PAGE = 10


@dataclass(frozen=True)
class Words:
    """What a page said in one version; who: empty if she is not known any more."""

    number: int
    title: str
    text: str
    html: str
    who: str
    at: datetime
    why: str


@dataclass(frozen=True)
class Change:
    """One version, and how it differs from the one before. title: empty where it did not change; is_first: there is
    nothing before it; in_markup: the words stayed, so `pieces` are of the text as it was typed."""

    words: Words
    title: list[Piece]
    pieces: list[Piece]
    is_first: bool
    is_now: bool
    in_markup: bool = False


@dataclass(frozen=True)
class History:
    """changes: newest first, at most A_PAGE; before: number to ask for with ?before=, None at the end."""

    changes: list[Change]
    before: int | None


def history_of(page: Page, before: int | None = None) -> History:
    """A page of versions, the newest first, in one query. before: only versions of lower numbers."""
    former = PageVersion.objects.filter(community_id=page.community_id, page=page).select_related("by")
    if before is not None:
        former = former.filter(number__lt=before)
    found = [
        Words(one.number, one.title, one.text, one.html, one.by.name if one.by else "", one.at, one.why)
        for one in former.order_by("-number")[: A_PAGE + 1]
    ]
    shown = found if before is not None else [_today(page), *found]
    # each is shown beside the one before it: the last of a full page is only there to be compared with
    more = len(shown) > A_PAGE
    shown = shown[: A_PAGE + 1]
    budget = Budget()
    changes = [_change(later, earlier, page, budget) for later, earlier in pairwise(shown)]
    if not more and shown:
        first = shown[-1]
        pieces = [Piece(SAME, plain(first.html))]
        is_now = first.number == page.version
        changes.append(Change(first, [Piece(SAME, first.title)], pieces, is_first=True, is_now=is_now))
    return History(changes, shown[-1].number + 1 if more else None)


def _today(page: Page) -> Words:
    by = page.edited_by if page.edited_at else page.made_by
    at = page.edited_at or page.made_at
    return Words(page.version, page.title, page.text, page.html, by.name if by else "", at, page.why)


def _change(later: Words, earlier: Words, page: Page, budget: Budget) -> Change:
    pieces = differences(plain(earlier.html), plain(later.html), budget)
    in_markup = all(piece.kind == SAME for piece in pieces) and earlier.text != later.text
    if in_markup:  # another link, another emphasis: seen only in what was typed
        pieces = differences(earlier.text, later.text, budget)
    title = differences(earlier.title, later.title, budget) if earlier.title != later.title else []
    return Change(later, title, pieces, False, later.number == page.version, in_markup)
