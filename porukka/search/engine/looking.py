"""A question is answered: best first, counted, put right where a letter slipped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from porukka.core.words import Word, asked
from porukka.search.engine import expressions
from porukka.search.engine.expressions import Same
from porukka.search.engine.index import Besides, Index, Matches
from porukka.search.engine.nearly import nearly, told
from porukka.search.engine.slips import meant

MOST = 1_000  # posts that are counted and ranked, the newest; what is beyond is "more than 1,000"
TITLES = 30  # discussions with all words in the title
FEW = 3  # posts, fewer than which another spelling is offered


@dataclass(frozen=True)
class Found:
    """posts: ids, one a topic, best first; count: posts found, at most MOST, with `is_more` beyond; question:
    what the posts answer; spelt: another spelling, () if none; is_spelt: the posts answer that one; is_part: no post
    has every word, these have at least half of those that say something; is_cut: the words stand almost everywhere,
    so only the newest posts were looked through."""

    posts: Sequence[int] = ()
    count: int = 0
    is_more: bool = False
    question: list[Word] = field(default_factory=list)
    spelt: tuple[str, ...] = ()
    is_spelt: bool = False
    is_part: bool = False
    is_cut: bool = False


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
    for post, topic in posts[:MOST]:
        best.setdefault(topic, post)
    return Found(
        list(best.values()), min(len(posts), MOST), question=words, is_part=True, is_cut=nothing.is_cut
    )


def _ranked(index: Index, question: list[Word], same: Same) -> Found:
    titled = index.matches(expressions.in_title(question, same), TITLES)
    exact = expressions.of_words(question, same, parts_too=False)
    posts = index.matches(exact, MOST + 1)
    parted = Matches(is_cut=posts.is_cut)
    if len(posts) <= MOST and not posts.is_cut:
        wider = expressions.of_words(question, same, parts_too=True)
        parted = index.matches(wider, MOST + 1, Besides(exact, posts))
    best: dict[int, int] = {}
    for post, topic in (*titled, *posts, *parted):
        best.setdefault(topic, post)
    count = len(posts) + len(parted)
    return Found(list(best.values()), min(count, MOST), count > MOST, question, is_cut=parted.is_cut)
