"""What a question finds, in the order in which the page names it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from markupsafe import Markup

from porukka.communities.visitor import Reader
from porukka.core.words import asked
from porukka.search import languages
from porukka.search.queries.candidates import Within
from porukka.search.queries.excerpts import Marker
from porukka.search.queries.lines import lines
from porukka.search.queries.pages import page_lines
from porukka.search.queries.ranking import ranked
from porukka.search.queries.synonyms import same_words

A_PAGE = 30  # results
NARROW = 8  # rooms, up to which the index is asked for the rooms themselves


@dataclass(frozen=True)
class Results:
    """pages: lines of what discussions were written up as; rows: lines of the discussions of this page; count: posts
    that were found, as far as they are counted, with `is_more` beyond; after: where the next page begins, 0 on the
    last; meant: another spelling, when little was found; is_meant: the rows are what it finds; is_part: the rows have
    some of the words, because nothing has all; is_cut: only the newest posts were looked through."""

    pages: list[Markup] = field(default_factory=list)
    rows: list[Markup] = field(default_factory=list)
    count: int = 0
    is_more: bool = False
    after: int = 0
    meant: str = ""
    is_meant: bool = False
    is_part: bool = False
    is_cut: bool = False


@dataclass(frozen=True)
class Narrowed:
    """What is searched. rooms: ids, of what she may read; authors: members' ids, None for anybody; marks:
    tokens each post must have; is_narrow: she asked for less than all; state: of the index (`Analysis.changes`), None
    while nobody counts that."""

    rooms: tuple[int, ...]
    authors: tuple[int, ...] | None = None
    since: datetime | None = None
    marks: tuple[str, ...] = ()
    is_narrow: bool = False
    state: int | None = None


def find(reader: Reader, words: Sequence[str], language: str, narrowed: Narrowed, start: int = 0) -> Results:
    """Discussions this reader may see that hold every word, a page of them; where none does, those with most of them.

    words: as typed; language: the reader's; start: how many to leave out. Each discussion once: first those with all
    words in the title, then those with the words themselves, then parts of compounds; the newest first in each.
    """
    if not words:
        return Results()
    is_few = len(narrowed.rooms) <= NARROW
    index = Within(narrowed.rooms, narrowed.authors, narrowed.since, is_few, narrowed.marks)
    said = same_words(reader.community)
    spoken = languages.of_question(reader.community, language)
    found = ranked(reader.community_id, narrowed.state, index, tuple(words), said, spoken)
    same = said.words
    shown = found.posts[start : start + A_PAGE]
    marker = Marker(found.question, same, spoken)
    pages = [] if start else page_lines(reader, index, asked(words, spoken), same, marker)
    if pages and found.is_part:
        return Results(pages=pages, is_cut=found.is_cut)
    if pages and found.is_spelt:  # the words stand here as they were typed: the other spelling is but offered
        return Results(pages=pages, meant=" ".join(found.spelt), is_cut=found.is_cut)
    return Results(
        pages=pages,
        rows=lines(reader, shown, marker),
        count=found.count,
        is_more=found.is_more,
        after=start + A_PAGE if len(found.posts) > start + A_PAGE else 0,
        meant=" ".join(found.spelt),
        is_meant=found.is_spelt,
        is_part=found.is_part,
        is_cut=found.is_cut,
    )
