"""What a question finds, in the order in which the page names it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Q
from markupsafe import Markup

from porukka.communities.queries import Face, face_of
from porukka.communities.visitor import Reader
from porukka.core.text import plain
from porukka.discussions.addresses import post_url
from porukka.discussions.models import Post
from porukka.search import languages
from porukka.search.engine.looking import look
from porukka.search.queries.candidates import Within
from porukka.search.queries.excerpts import Marker, around
from porukka.search.queries.synonyms import same_words

A_PAGE = 30  # results
NARROW = 8  # rooms, up to which the index is asked for the rooms themselves


@dataclass(frozen=True)
class Result:
    """A discussion and the place in it. author: None if she is erased or the words are gone."""

    title: Markup
    excerpt: Markup
    room: str
    author: Face | None
    at: datetime
    url: str


@dataclass(frozen=True)
class Results:
    """count: posts that were found, as far as they are counted, with `is_more` beyond; after: where the next page
    begins, 0 on the last; meant: another spelling, when little was found; is_meant: the rows are what it finds."""

    rows: list[Result] = field(default_factory=list)
    count: int = 0
    is_more: bool = False
    after: int = 0
    meant: str = ""
    is_meant: bool = False


@dataclass(frozen=True)
class Narrowed:
    """What is searched. rooms: ids, of what she may read; authors: members' ids, None for anybody; marks:
    tokens each post must have; is_narrow: she asked for less than all."""

    rooms: tuple[int, ...]
    authors: tuple[int, ...] | None = None
    since: datetime | None = None
    marks: tuple[str, ...] = ()
    is_narrow: bool = False


def find(reader: Reader, words: Sequence[str], language: str, narrowed: Narrowed, start: int = 0) -> Results:
    """Discussions this reader may see that hold every word, a page of them.

    words: as typed; language: the reader's; start: how many to leave out. Each discussion once: first those with all
    words in the title, then those with the words themselves, then parts of compounds; the newest first in each.
    """
    if not words:
        return Results()
    is_few = len(narrowed.rooms) <= NARROW
    index = Within(narrowed.rooms, narrowed.authors, narrowed.since, is_few, narrowed.marks)
    same = same_words(reader.community)
    spoken = languages.of_question(reader.community, language)
    found = look(index, words, same, spoken)
    shown = found.posts[start : start + A_PAGE]
    return Results(
        rows=_results(reader, shown, Marker(found.question, same, spoken)),
        count=found.count,
        is_more=found.is_more,
        after=start + A_PAGE if len(found.posts) > start + A_PAGE else 0,
        meant=" ".join(found.spelt),
        is_meant=found.is_spelt,
    )


def _results(reader: Reader, shown: Sequence[int], marker: Marker) -> list[Result]:
    """The posts as the page shows them. What changed since the index was made is left out here."""
    posts = (
        Post.objects.visible_to(reader)
        .filter(Q(deleted_at=None) | Q(number=0), pk__in=shown, hidden_at=None)
        .select_related("author", "topic__room")
        .in_bulk()
    )
    return [_result(reader, posts[pk], marker) for pk in shown if pk in posts]


def _result(reader: Reader, post: Post, marker: Marker) -> Result:
    is_gone = post.deleted_at is not None
    topic, author = post.topic, None if is_gone else post.author
    return Result(
        title=marker.marked(topic.title),
        excerpt=Markup() if is_gone else marker.marked(around(plain(post.html), marker)),
        room=topic.room.name,
        author=face_of(author) if author else None,
        at=topic.made_at if is_gone else post.made_at,
        url=post_url(reader.community.slug, topic, post.number),
    )
