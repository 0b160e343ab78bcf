"""A question is answered: best first, counted, put right where a letter slipped."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from porukka.core.words import Word, asked
from porukka.search.engine import lists
from porukka.search.engine.expressions import Same
from porukka.search.engine.index import Besides, Index, Matches
from porukka.search.engine.lists import Change, Lists, Places
from porukka.search.engine.nearly import nearly, told
from porukka.search.engine.slips import meant

FEW = 3  # posts, fewer than which another spelling is offered


@dataclass(frozen=True)
class Found:
    """posts: ids, one a topic, best first; count: posts found, at most MOST, with `is_more` beyond; question:
    what the posts answer; spelt: another spelling, () if none; is_spelt: the posts answer that one; is_part: no post
    has every word, these have at least half of those that say something; is_cut: the words stand almost everywhere,
    so only the newest posts were looked through; answer: the lists they come from."""

    posts: Sequence[int] = ()
    count: int = 0
    is_more: bool = False
    question: list[Word] = field(default_factory=list)
    spelt: tuple[str, ...] = ()
    is_spelt: bool = False
    is_part: bool = False
    is_cut: bool = False
    answer: Lists | None = None

    @property
    def is_plain(self) -> bool:
        """The words as they were typed, in so many posts that nothing else was looked for."""
        return self.count >= FEW and not (self.spelt or self.is_part)


def look(index: Index, words: Sequence[str], same: Same, languages: tuple[str, ...]) -> Found:
    """Answer a question. words: as typed.

    First the topics with all words in the title, then posts with the words themselves, then with parts of compounds;
    the newest first in each. At most five questions to the index, one more for each misspelt word; where nothing has
    all of several words, up to nine more.
    """
    found = _ranked(index, asked(words, languages), same)
    if found.count >= FEW:
        return found
    spelt = tuple(meant(words, index))
    if spelt == tuple(words):
        return found if found.count else _partly(index, found, same)
    if found.count:
        return replace(found, spelt=spelt)
    other = _ranked(index, asked(spelt, languages), same)
    if not other.count:
        return _partly(index, other, same)
    return replace(other, spelt=spelt, is_spelt=True)


def _partly(index: Index, nothing: Found, same: Same) -> Found:
    """Posts with all words that say something, else with most of them."""
    words = told(nothing.question)
    if len(nothing.question) == 1:
        return nothing
    found = _ranked(index, words, same) if len(words) < len(nothing.question) else nothing
    if found.count:
        return replace(found, is_part=True)
    posts = nearly(index, words, same)
    if not posts:
        return nothing
    best: dict[int, int] = {}
    for post, topic in posts[: lists.MOST]:
        best.setdefault(topic, post)
    return Found(
        list(best.values()), min(len(posts), lists.MOST), question=words, is_part=True, is_cut=nothing.is_cut
    )


def followed(found: Found, same: Same, changes: Iterable[Change]) -> Found | None:
    """What `look` would find after these changes of the index; None where it has to be asked.

    same: as it was asked with. No question to the index.
    """
    if not found.is_plain or found.answer is None:
        return None
    answer = lists.followed(found.answer, lists.ways(found.question, same), changes)
    if answer is None or answer is found.answer:
        return found if answer else None
    found = _found(answer, found.question)
    return found if found.is_plain else None


def _ranked(index: Index, question: list[Word], same: Same) -> Found:
    asked = lists.ways(question, same)
    titled = index.matches(asked.titled, lists.TITLES)
    exact = index.matches(asked.exact, lists.MOST + 1)
    parted = Matches(is_cut=exact.is_cut)
    if len(exact) <= lists.MOST and not exact.is_cut:
        parted = index.matches(asked.wider, lists.MOST + 1, Besides(asked.exact, exact))
    return _found(Lists(Places(titled), Places(exact), Places(parted), parted.is_cut), question)


def _found(answer: Lists, question: list[Word]) -> Found:
    best: dict[int, int] = {}
    for post, topic in chain(answer.titled, answer.exact, answer.parted):
        best.setdefault(topic, post)
    count = len(answer.exact) + len(answer.parted)
    return Found(
        array("q", best.values()),
        min(count, lists.MOST),
        count > lists.MOST,
        question,
        is_cut=answer.is_cut,
        answer=answer,
    )
