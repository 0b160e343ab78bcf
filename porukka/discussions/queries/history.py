"""The former words of one post, and what each edit changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from porukka.communities.visitor import Reader
from porukka.core.text import plain
from porukka.discussions import rules
from porukka.discussions.models import HiddenWords, Post, Version
from porukka.discussions.queries.differences import SAME, Budget, Piece, differences

A_PAGE = 10


@dataclass(frozen=True)
class Words:
    """What a post said at one time."""

    number: int
    title: str
    text: str
    html: str
    made_at: datetime


@dataclass(frozen=True)
class Change:
    """One version, and how it differs from the one before. title: empty where it did not change; is_first: there is
    nothing before it; in_markup: the words stayed, so `pieces` are of the text as it was typed."""

    made_at: datetime
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


def history_of(reader: Reader, post: Post, before: int | None = None) -> History | None:
    """A page of what the post has said, the newest first; None if its words are not for this reader.

    before: only versions of lower numbers. Two queries; of a hidden post one more, and in a private room those that
    ask for its owners.
    """
    if post.deleted_at is not None:
        return None
    today = _today(reader, post)
    if today is None:
        return None
    former = Version.objects.filter(community_id=reader.community_id, post=post)
    if post.hidden_at is None:
        former = Version.objects.visible_to(reader).filter(post=post)
    if before is not None:
        former = former.filter(number__lt=before)
    found = [
        Words(one.number, one.title, one.text, one.html, one.made_at)
        for one in former.order_by("-number")[: A_PAGE + 1]
    ]
    # each is shown beside the one before it: the last of a page is only there to be compared with
    shown = found if before is not None else [today, *found]
    more = len(shown) > A_PAGE
    shown = shown[: A_PAGE + 1]
    budget = Budget()
    changes = [_change(later, earlier, today, budget) for later, earlier in pairwise(shown)]
    if not more and shown:
        changes.append(_first(shown[-1], today))
    return History(changes, shown[-1].number + 1 if more else None)


def _today(reader: Reader, post: Post) -> Words | None:
    number, made_at = post.versions + 1, post.edited_at or post.made_at
    if post.hidden_at is None:
        return Words(number, post.topic.title if post.is_opening else "", post.text, post.html, made_at)
    hides_here = rules.may_hide_in(reader, post.topic.room)
    if not rules.may_read_hidden(reader, post, hides_here=hides_here):
        return None
    hidden = HiddenWords.objects.get(post=post)
    return Words(number, hidden.title, hidden.text, hidden.html, made_at)


def _change(later: Words, earlier: Words, today: Words, budget: Budget) -> Change:
    pieces = differences(plain(earlier.html), plain(later.html), budget)
    in_markup = all(piece.kind == SAME for piece in pieces) and earlier.text != later.text
    if in_markup:  # another link, another emphasis: seen only in what was typed
        pieces = differences(earlier.text, later.text, budget)
    retitled = earlier.title != later.title
    title = differences(earlier.title, later.title, budget) if retitled else []
    return Change(later.made_at, title, pieces, False, later is today, in_markup)


def _first(words: Words, today: Words) -> Change:
    title = [Piece(SAME, words.title)] if words.title else []
    return Change(words.made_at, title, [Piece(SAME, plain(words.html))], True, words is today, False)
