"""The posts of a page as HTML: drawn once for everybody of a kind, kept as long as they stay so, and completed for
each reader with what is her own.

What is kept is drawn for somebody who is nobody (`nobody_like`), so nothing of anybody's own can be in it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import cached_property
from itertools import accumulate
from sys import getsizeof
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language
from markupsafe import Markup

from porukka.communities.visitor import Reader
from porukka.core import slots
from porukka.core.clock import Teller, watching
from porukka.core.holes import fill
from porukka.core.jinja import macro
from porukka.core.shelf import Shelf
from porukka.discussions.drawing.kinds import USUAL, Kind, Own
from porukka.discussions.drawing.material import Material
from porukka.discussions.drawing.reacting import PANEL
from porukka.discussions.drawing.shapes import CSRF_INPUT
from porukka.discussions.models import Post, Topic

AROUND = 8_000  # bytes of what is kept with the HTML: ids and places of 30 posts

_drawn = Shelf(pieces=1_000, size=8_000_000)
_pieces = Shelf(pieces=2_000, size=1_500_000)
_materials = Shelf(pieces=100, size=1_500_000)


def is_current(made_at: datetime, until: datetime | None) -> bool:
    """Whether words of time that were written then still say what they said. Clocks may go back, too."""
    now = timezone.now()
    return made_at <= now and (until is None or now < until)


class Drawn:
    """What is kept of a window for one kind of reader: the HTML, and which of its posts is what, for those who ask
    what of it is their own. until: when its words of time change; spans: where in the whole each post stands;
    below: the posts that have something below, which each reader is asked for again; linking: those with links to
    other discussions; answering: the places of answers, by whose words they quote; talking: who speaks in the
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
        self._packed = _packed("".join(drawn))
        ends = list(accumulate(map(len, drawn)))
        self.spans = list(zip([0, *ends], ends, strict=False))
        self.panel = material.panel
        self.numbers = [post.number for post in posts]
        self.ids = [post.pk for post in posts]
        self.place_of = {post.pk: place for place, post in enumerate(posts)}
        self.by_author: dict[int, list[int]] = defaultdict(list)
        self.answering: dict[int, list[int]] = defaultdict(list)
        self.solved_by = material.solution.author.id if material.solution else None
        self.deleted_by: dict[int, list[tuple[int, datetime]]] = defaultdict(list)
        for place, post in enumerate(posts):
            if post.author is not None:
                self.by_author[post.author].append(place)
            if (quoted := material.quoted_by(post)) is not None:
                self.answering[quoted].append(place)
            if post.deleted_by is not None and post.deleted_at is not None:
                self.deleted_by[post.deleted_by].append((place, post.deleted_at))
        self.standing = {place for place, post in enumerate(placed) if post.stands}
        self.hidden = {place for place, post in enumerate(placed) if post.is_hidden}
        self.reacted = list(material.counts)
        self.veiled = [post.pk for post in posts if post.alias is not None]
        self.linking = [post for post in placed if post.has_links]
        self.talking: Markup = macro("discussions/in_page.html", "talking")(material.names)
        self.size = getsizeof(self._packed) + AROUND

    @property
    def whole(self) -> Markup:
        """All posts."""
        packed = self._packed
        return _safe(packed.decode() if isinstance(packed, bytes) else packed)


def _safe(html: str) -> Markup:
    return Markup(html)  # noqa: S704  # nosec B704 (templates drew it, and what was filled in was escaped)


def _packed(html: str) -> str | bytes:
    """One emoji makes a text of a byte a letter one of four; as UTF-8 it stays as small as it was."""
    raw = html.encode()
    return raw if len(raw) < 0.8 * getsizeof(html) else html


class Block:
    """A window of posts in front of one reader: what was drawn for all of her kind, and what it was drawn from,
    which is read again if it is asked for and gone."""

    def __init__(self, kind: Kind, reader: Reader, topic: Topic) -> None:
        self.kind, self._reader, self._topic = kind, reader, topic
        drawn: Drawn | None = _drawn.get(kind)
        if drawn is None or not is_current(drawn.made_at, drawn.until):
            drawn = Drawn(self._new_material())
            _drawn.put(kind, drawn, drawn.size)
        self.drawn = drawn

    @cached_property
    def material(self) -> Material:
        return _materials.get(self.kind) or self._new_material()

    def _new_material(self) -> Material:
        found = Material(self.kind, self._reader, self._topic)
        _materials.put(self.kind, found, found.size)
        return found

    @cached_property
    def _whole(self) -> Markup:
        return self.drawn.whole

    def is_empty_for(self, reader: Reader) -> bool:
        """Whether there is nothing to see; who has just deleted a post sees that she may take it back."""
        return not self._whole and not self.deleted_lately_by(reader)

    def deleted_lately_by(self, reader: Reader) -> list[int]:
        """The places of what she has deleted and may still take back."""
        if not reader.is_member or reader.pk not in self.drawn.deleted_by:
            return []
        since = timezone.now() - timedelta(minutes=Post.UNDO_MINUTES)
        return [place for place, at in self.drawn.deleted_by[reader.pk] if at > since]

    def html(self, own: Mapping[int, Own], new_at: int | None, csrf_input: Any) -> Markup:
        """All posts for one reader. own: what is hers, by place; new_at: the first place she has not read yet."""
        whole = self._whole
        if own or new_at is not None:
            pieces = [self.piece(place, own.get(place, USUAL)) for place in range(len(self.drawn.spans))]
            if new_at is not None:
                pieces.insert(new_at, macro("core/ui.html", "new_from_here")())
            whole = Markup().join(pieces)
        return fill(whole, {PANEL: self.drawn.panel, CSRF_INPUT: csrf_input})

    def place_at(self, number: int | None) -> int | None:
        """The place of the post with this number; None if it is not here."""
        return self.drawn.numbers.index(number) if number in self.drawn.numbers else None

    def piece(self, place: int, own: Own) -> Markup:
        """The HTML of one post, with CSRF_INPUT where forms have their hidden field; empty if it is not in sight."""
        if own == USUAL:
            start, end = self.drawn.spans[place]
            return self._whole[start:end]
        pk = self.drawn.ids[place]
        if not own.is_common:
            return _safe(self.material.draw(pk, own))
        key = (self.kind, pk, own)
        kept: tuple[Markup, datetime, datetime | None] | None = _pieces.get(key)
        if kept is None or not is_current(kept[1], kept[2]):
            now = timezone.now()
            with watching() as watch:
                html = _safe(self.material.draw(pk, own, Teller(now)))
            kept = html, now, watch.until
            _pieces.put(key, kept, getsizeof(html) + 1_000)
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
