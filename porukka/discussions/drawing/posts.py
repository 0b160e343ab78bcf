"""The posts of a page as HTML: drawn once for everybody of a kind, kept as long as they stay so, and completed for
each reader with what is her own.

What is kept is drawn for somebody who is nobody (`nobody_like`), so nothing of anybody's own can be in it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language
from markupsafe import Markup

from porukka.communities.visitor import Reader
from porukka.core import slots
from porukka.core.clock import Teller, watching
from porukka.core.jinja import macro
from porukka.core.shelf import Shelf
from porukka.core.stencils import Rows
from porukka.discussions.drawing.kinds import USUAL, Kind, Own
from porukka.discussions.drawing.material import Material
from porukka.discussions.drawing.shapes import HOLE
from porukka.discussions.models import Post, Topic
from porukka.discussions.quotes import quoted_in

A_POST = 1_200  # bytes of one that is drawn, besides its words and what it shares with others of its shape (measured)
AROUND = 8_000  # of what is kept with the posts of a window: ids, places, the shapes that it has

_drawn = Shelf(pieces=1_000, size=8_000_000)
_pieces = Shelf(pieces=2_000, size=1_500_000)
_materials = Shelf(pieces=100, size=1_500_000)


def is_current(made_at: datetime, until: datetime | None) -> bool:
    """Whether words of time that were written then still say what they said. Clocks may go back, too."""
    now = timezone.now()
    return made_at <= now and (until is None or now < until)


class Drawn:
    """What is kept of a window for one kind of reader: the HTML, and which of its posts is what, for those who ask
    what of it is their own. until: when its words of time change; below: the posts that have something below, which
    each reader is asked for again; linking: those with links to other discussions; answering: the places of
    answers, by whose post they answer; quoting: those with quotes, by who said them; talking: who speaks in the
    window, as a sentence says it."""

    def __init__(self, material: Material) -> None:
        posts, placed = material.posts, material.placed
        self.made_at = timezone.now()
        with_more = slots.fill("post.below", material.nobody, material.standing)
        self.below = [post for post in material.standing if post.id in with_more]
        with watching() as watch:
            teller = Teller(self.made_at)
            drawn = [material.draw(post.pk, USUAL, teller) for post in posts]
        self.until = watch.until
        self.html = Rows(drawn)
        self.is_empty = not any(row.parts for row in drawn)
        self.numbers = [post.number for post in posts]
        self.ids = [post.pk for post in posts]
        self.place_of = {post.pk: place for place, post in enumerate(posts)}
        self.by_author: dict[int, list[int]] = defaultdict(list)
        self.answering: dict[int, list[int]] = defaultdict(list)
        self.quoting: dict[int, list[int]] = defaultdict(list)
        self.solved_by = material.solution.author.id if material.solution else None
        self.deleted_by: dict[int, list[tuple[int, datetime]]] = defaultdict(list)
        for place, post in enumerate(posts):
            if post.author is not None:
                self.by_author[post.author].append(place)
            if (quoted := material.quoted_by(post)) is not None:
                self.answering[quoted].append(place)
            for member in quoted_in(post.html) if placed[place].stands else ():
                self.quoting[member].append(place)
            if post.deleted_by is not None and post.deleted_at is not None:
                self.deleted_by[post.deleted_by].append((place, post.deleted_at))
        self.standing = {place for place, post in enumerate(placed) if post.stands}
        self.hidden = {place for place, post in enumerate(placed) if post.is_hidden}
        self.reacted = list(material.counts)
        self.veiled = [post.pk for post in posts if post.alias is not None]
        self.linking = [post for post in placed if post.has_links]
        self.talking = material.talking
        self.size = len(posts) * A_POST + sum(len(post.html.encode()) for post in posts) + AROUND


class Block:
    """A window of posts in front of one reader: what was drawn for all of her kind, and what it was drawn from,
    which is read again if it is asked for and gone."""

    def __init__(self, kind: Kind, reader: Reader, topic: Topic) -> None:
        self.kind, self._reader, self._topic = kind, reader, topic
        drawn: Drawn | None = _drawn.get(kind)
        if drawn is None or not is_current(drawn.made_at, drawn.until):
            # where only words of time have changed, what it was drawn from is still good
            drawn = Drawn(self.material if drawn else self._new_material())
            _drawn.put(kind, drawn, drawn.size)
        self.drawn = drawn

    @cached_property
    def material(self) -> Material:
        found: Material | None = _materials.get(self.kind)
        return found if found and is_current(found.made_at, found.until) else self._new_material()

    def _new_material(self) -> Material:
        found = Material(self.kind, self._reader, self._topic)
        _materials.put(self.kind, found, found.size)
        return found

    def is_empty_for(self, reader: Reader) -> bool:
        """Whether there is nothing to see; who has just deleted a post sees that she may take it back."""
        return self.drawn.is_empty and not self.deleted_lately_by(reader)

    def deleted_lately_by(self, reader: Reader) -> list[int]:
        """The places of what she has deleted and may still take back."""
        if not reader.is_member or reader.pk not in self.drawn.deleted_by:
            return []
        since = timezone.now() - timedelta(minutes=Post.UNDO_MINUTES)
        return [place for place, at in self.drawn.deleted_by[reader.pk] if at > since]

    def html(self, own: Mapping[int, Own], new_at: int | None, csrf_input: Any) -> bytes:
        """All posts for one reader, as UTF-8. own: what is hers, by place; new_at: the first place she has not read
        yet."""
        drawn = self.drawn
        values = {HOLE: csrf_input}
        pieces, begin = [], 0
        for place in sorted({*own, *([] if new_at is None else [new_at])}):
            pieces.append(drawn.html.filled(begin, place, values))
            if place == new_at:
                pieces.append(macro("core/ui.html", "new_from_here")().encode())
            begin = place
            if place in own:
                pieces.append(self._own(place, own[place]).filled(0, 1, values))
                begin = place + 1
        pieces.append(drawn.html.filled(begin, len(drawn.ids), values))
        return b"".join(pieces)

    def place_at(self, number: int | None) -> int | None:
        """The place of the post with this number; None if it is not here."""
        return self.drawn.numbers.index(number) if number in self.drawn.numbers else None

    def _own(self, place: int, own: Own) -> Rows:
        """One post with what is her own; empty if it is not in sight."""
        pk = self.drawn.ids[place]
        if not own.is_common:
            return Rows([self.material.draw(pk, own)])
        key = (self.kind, pk, own)
        kept: tuple[Rows, datetime, datetime | None] | None = _pieces.get(key)
        if kept is None or not is_current(kept[1], kept[2]):
            now = timezone.now()
            with watching() as watch:
                html = Rows([self.material.draw(pk, own, Teller(now))])
            kept = html, now, watch.until
            _pieces.put(key, kept, html.size + 1_000)
        return kept[0]

    @property
    def talking(self) -> Markup:
        return self.drawn.talking


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
    return Block(kind, reader, topic)
