"""What was found, line by line: the same for everybody who may see the post, so each is drawn once and kept."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import get_language
from markupsafe import Markup

from porukka.communities.likeness import READER
from porukka.communities.models import blocked_by
from porukka.communities.visitor import Reader
from porukka.core.clock import watching
from porukka.core.jinja import macro
from porukka.core.parts import is_off
from porukka.core.prepared import NUMBERS, prepared
from porukka.core.shelf import Shelf
from porukka.core.text import plain
from porukka.discussions.addresses import post_url
from porukka.discussions.models import Post, Topic
from porukka.discussions.quotes import quoted_in, without_quotes
from porukka.search.queries.excerpts import Marker, around


@dataclass(frozen=True)
class Result:
    """A discussion and the place in it, or a page. who: empty if she is erased or the words are gone; has_files:
    pictures or files go with the post."""

    title: Markup
    excerpt: Markup
    room: str
    who: str
    at: datetime
    url: str
    is_page: bool = False
    has_files: bool = False


NOBODY: frozenset[int] = frozenset()
# the html with the moment at which its words of time would be others, or None
_shelf = Shelf(pieces=4_000, size=2_000_000)


@prepared(reader=READER, posts=NUMBERS)
def _posts(reader: Reader, posts: list[int]) -> QuerySet[Post, Any]:
    seen = Post.objects.visible_to(reader).filter(
        Q(deleted_at=None) | Q(number=0), pk__in=posts, hidden_at=None
    )
    return seen.values_list(
        "pk", "number", "html", "made_at", "deleted_at", "author", "author__name", "attached",
        "topic", "topic__slug", "topic__title", "topic__made_at", "topic__version", "topic__room__name",
        named=True,
    )  # fmt: skip


def lines(reader: Reader, shown: Sequence[int], marker: Marker) -> list[Markup]:
    """The lines of these posts, in this order. What changed since the index was made is left out here; what those
    wrote whom she has blocked is folded, at the price of one query."""
    found = {row.pk: row for row in _posts(reader=reader, posts=tuple(shown))}
    community, now, blocked = reader.community, timezone.now(), blocked_by(reader)
    has_clips = not is_off(reader, "attachments")
    kind = (
        has_clips,
        marker.key,
        community.slug,
        community.people_version,
        get_language(),
        timezone.get_current_timezone_name(),
    )
    rows = [found[pk] for pk in shown if pk in found]
    drawn = [(row, _line(row, community.slug, marker, has_clips, kind, now, blocked)) for row in rows]
    if not blocked:
        return [line for _row, line in drawn]
    return [macro("search/line.html", "fold")(line) if row.author in blocked else line for row, line in drawn]


def _line(
    row: Any,
    slug: str,
    marker: Marker,
    has_clips: bool,
    kind: Hashable,
    now: datetime,
    blocked: Collection[int],
) -> Markup:
    """The topic's version counts every change of its title and its posts, the community's that of names. What it
    quotes of whom the reader has blocked is left out."""
    away = frozenset(quoted_in(row.html).intersection(blocked)) if blocked else NOBODY
    key = (row.pk, row.topic__version, row.topic__room__name, kind, away)
    kept: tuple[Markup, datetime, datetime] | None = _shelf.get(key)
    if kept is not None and kept[1] <= now < kept[2]:
        return kept[0]
    with watching() as watch:
        html = macro("search/line.html", "line")(_result(row, slug, marker, has_clips, away))
    if watch.until is not None:
        _shelf.put(key, (html, now, watch.until), size=2 * len(html) + 400)
    return html


def _result(row: Any, slug: str, marker: Marker, has_clips: bool, away: Collection[int]) -> Result:
    is_gone = row.deleted_at is not None
    topic = Topic(pk=row.topic, slug=row.topic__slug)
    return Result(
        title=marker.marked(row.topic__title),
        excerpt=Markup() if is_gone else marker.marked(around(_words(row.html, away), marker)),
        room=row.topic__room__name,
        who="" if is_gone else row.author__name or "",
        at=row.topic__made_at if is_gone else row.made_at,
        url=post_url(slug, topic, row.number),
        has_files=has_clips and row.attached > 0 and not is_gone,
    )


def _words(html: str, away: Collection[int]) -> str:
    return plain(without_quotes(html, away) if away else html)
