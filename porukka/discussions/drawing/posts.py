"""The posts of a page as HTML: drawn once for everybody of a kind, kept as long as they stay so, and completed for
each reader with what is her own.

What is kept is drawn for somebody who is nobody (`nobody_like`), so nothing of anybody's own can be in it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cached_property
from itertools import accumulate
from sys import getsizeof
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import get_language
from markupsafe import Markup

from porukka.communities.membership import nobody_like
from porukka.communities.rules import may_see_members
from porukka.communities.visitor import Reader
from porukka.core import slots
from porukka.core.clock import watching
from porukka.core.holes import fill, hole
from porukka.core.jinja import macro
from porukka.core.prepared import NUMBER, prepared
from porukka.core.shelf import Shelf
from porukka.discussions.addresses import WINDOW
from porukka.discussions.models import Post, Saved, Topic
from porukka.discussions.pointing import without_names
from porukka.discussions.queries.cards import InsideCard
from porukka.discussions.queries.reactions import choices, counts_of_posts, reactions_of
from porukka.discussions.queries.rows import Hidden, PostRow, hidden_words, row_of, stays
from porukka.discussions.queries.solution import solution_of
from porukka.discussions.queries.writers import unveil

HERSELF = -1  # nobody's id: whoever reads, where a post is drawn as her own
# the same below every post: the emoji to choose from, which would make a text of one byte a letter one of four
PANEL, CSRF_INPUT = hole(), hole()
MOST_KEPT = 60  # pieces of a block, besides the usual ones


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

    reacted: in which ways she did; words: of her hidden post; cards: of discussions that she may read; below: what
    higher folders add for her; note: to her as its writer, once.
    """

    is_mine: bool = False
    is_folded: bool = False
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


class Block:
    """A window of posts for one kind of reader, and the pieces drawn of it. until: when its words of time change."""

    def __init__(self, kind: Kind, reader: Reader, topic: Topic) -> None:
        self.kind = kind
        self.nobody = nobody_like(reader)
        self.topic = topic
        self.made_at = timezone.now()
        self.until: datetime | None = None
        self._pieces: dict[tuple[int, Own], Markup] = {}
        self._panel = macro("discussions/reactions.html", "panel_of")(choices(self.nobody))
        self.posts = _read(topic, kind.start)
        self._writers = unveil(self.posts, self.nobody, sees_writers=kind.sees_writers)
        self._words = hidden_words(self.nobody, self.posts, kind.hides_here)
        if not may_see_members(self.nobody):
            for post in self.posts:
                post.html = without_names(post.html)
        self.rows = [self._row(place, USUAL) for place in range(len(self.posts))]
        standing = [row for row in self.rows if row.stands]
        self._attached = slots.fill("post.attached", self.nobody, standing)
        self._tools = slots.fill("post.tools", self.nobody, self.rows)
        # which posts have something below: each reader is asked for these again, and for no others
        self.below = set(slots.fill("post.below", self.nobody, standing))
        self._counts = counts_of_posts(self.nobody, [row.id for row in standing])
        self._solution = solution_of(kind.slug, topic)
        self._find_places()
        drawn = [self._draw(place, USUAL) for place in range(len(self.posts))]
        self._whole = Markup().join(drawn)
        ends = list(accumulate(map(len, drawn)))
        self._spans = list(zip([0, *ends], ends, strict=False))  # where in it each post stands
        self.size = getsizeof(self._whole) + 20_000  # and the rows

    def _find_places(self) -> None:
        self.place_of = {post.pk: place for place, post in enumerate(self.posts)}
        self.by_author: dict[int, list[int]] = defaultdict(list)
        self.deleted_by: dict[int, list[int]] = defaultdict(list)
        for place, post in enumerate(self.posts):
            if post.author_id is not None:
                self.by_author[post.author_id].append(place)
            if post.deleted_by_id is not None:
                self.deleted_by[post.deleted_by_id].append(place)
        self.reacted = list(self._counts)
        self.veiled = [post.pk for post in self.posts if post.is_veiled]
        self.linking = [row for row in self.rows if row.has_links]

    def is_empty_for(self, reader: Reader) -> bool:
        """Whether there is nothing to see; who has just deleted a post sees that she may take it back."""
        return not self._whole and not self.deleted_lately_by(reader)

    def deleted_lately_by(self, reader: Reader) -> list[int]:
        """The places of what she has deleted and may still take back."""
        if not reader.is_member or reader.pk not in self.deleted_by:
            return []
        since = timezone.now() - timedelta(minutes=Post.UNDO_MINUTES)
        return [
            place for place in self.deleted_by[reader.pk] if (self.posts[place].deleted_at or since) > since
        ]

    @property
    def is_current(self) -> bool:
        """Clocks may go back, too."""
        return self.made_at <= timezone.now() and (self.until is None or timezone.now() < self.until)

    def html(self, own: Mapping[int, Own], new_at: int | None, csrf_input: Any) -> Markup:
        """All posts for one reader. own: what is hers, by place; new_at: the first place she has not read yet."""
        if own or new_at is not None:
            pieces = [self.piece(place, own.get(place, USUAL)) for place in range(len(self.posts))]
            if new_at is not None:
                pieces.insert(new_at, macro("core/ui.html", "new_from_here")())
            whole = Markup().join(pieces)
        else:
            whole = self._whole
        return fill(whole, {PANEL: self._panel, CSRF_INPUT: csrf_input})

    def place_at(self, number: int | None) -> int | None:
        """The place of the post with this number; None if it is not here."""
        return next((place for place, post in enumerate(self.posts) if post.number == number), None)

    def piece(self, place: int, own: Own) -> Markup:
        """The HTML of one post, with CSRF_INPUT where forms have their hidden field; empty if it is not in sight."""
        if own == USUAL:
            start, end = self._spans[place]
            return self._whole[start:end]
        key = (place, own)
        if not own.is_common:
            return self._draw(place, own)
        if key not in self._pieces:
            if len(self._pieces) >= MOST_KEPT:
                self._pieces.clear()
            self._pieces[key] = self._draw(place, own)
        return self._pieces[key]

    @cached_property
    def talking(self) -> Markup:
        """Who speaks in the window, as a sentence says it; whoever has no name, by what she is called there."""
        known = [row for row in self.rows if row.author.id or (row.is_veiled and not row.is_deleted)]
        people = {row.author.id or row.author.name: row.author.name for row in known}
        return macro("discussions/in_page.html", "talking")(people.values())

    def _row(self, place: int, own: Own) -> PostRow:
        post, reader = self.posts[place], self.nobody
        if own.is_mine:
            if post.is_veiled:
                post = copy(post)
                post.recognised(HERSELF)
            reader = nobody_like(reader, post.writer_id or HERSELF)
        words = own.words or self._words.get(post.pk)
        row = row_of(reader, self.topic, post, words, self.kind.hides_here, self._writers.get(post.pk))
        may_accept = self.kind.may_accept and row.number > 0 and row.stands
        return replace(row, may_accept=may_accept, may_undo=own.may_undo)

    def _draw(self, place: int, own: Own) -> Markup:
        row = self.rows[place] if own == USUAL else self._row(place, own)
        post = self.posts[place]
        if not stays(row, post):
            return Markup()
        tools = self._tools if own == USUAL else slots.fill("post.tools", self.nobody, [row])
        reactions = reactions_of(self.nobody, row, self._counts.get(row.id, {}), own.reacted)
        with watching() as watch:
            html = macro("discussions/in_page.html", "post_in_page")(
                row,
                self.topic.community,
                own,
                reactions,
                PANEL if self._panel else "",
                tools[row.id],
                self._attached[row.id],
                self._solution,
                self.kind.may_accept and self.topic.replies > 0,
                may_reply=self.kind.may_reply,
                is_member=self.nobody.is_member,
                csrf_input=CSRF_INPUT,
            )
        if watch.until is not None and (self.until is None or watch.until < self.until):
            self.until = watch.until
        return html


def _read(topic: Topic, start: int) -> list[Post]:
    """The posts of a window, those too that nobody or hardly anybody sees."""
    return _window(community=topic.community_id, topic=topic.pk, first=start, last=start + WINDOW - 1)


@prepared(community=NUMBER, topic=NUMBER, first=NUMBER, last=NUMBER)
def _window(community: int, topic: int, first: int, last: int) -> QuerySet[Post]:
    posts = Post.objects.filter(community_id=community, topic=topic, number__gte=first, number__lte=last)
    return posts.select_related("author", "reply_to__author").order_by("number")


_shelf = Shelf(pieces=4_000, size=24_000_000)


def block_of(
    reader: Reader,
    topic: Topic,
    start: int,
    *,
    hides_here: bool,
    sees_writers: bool,
    may_accept: bool,
    may_reply: bool,
) -> Block:
    """The window of posts that begins with this number, as everybody of the reader's kind sees it.

    hides_here, sees_writers, may_accept, may_reply: what the rules say of her in this topic.
    """
    community = reader.community
    kind = Kind(
        topic=topic.pk,
        start=start,
        version=topic.version,
        people_version=community.people_version,
        slug=community.slug,
        topic_slug=topic.slug,
        emoji=community.reactions,
        counts_shown=community.counts_shown,
        parts_off=community.parts_off,
        for_questions=topic.room.is_for_questions,
        role=reader.role,
        hides_here=hides_here,
        sees_writers=sees_writers,
        may_accept=may_accept,
        may_reply=may_reply,
        language=get_language() or settings.LANGUAGE_CODE,
        zone=timezone.get_current_timezone_name(),
    )
    block: Block | None = _shelf.get(kind)
    if block is None or not block.is_current:
        block = Block(kind, reader, topic)
        _shelf.put(kind, block, block.size)
    return block
