"""What is shown of pages: lists of them, one of them, and where it came from."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.http import Http404

from porukka.communities.models import Room
from porukka.communities.rules import may_see_members
from porukka.communities.visitor import Reader
from porukka.core.ids import to_text
from porukka.discussions.addresses import topic_url
from porukka.discussions.models import Topic
from porukka.discussions.pointing import without_names
from porukka.discussions.queries.trail import old_post
from porukka.pages.models import Page

_LAST_LETTERS = str.maketrans({"å": "\ue000", "ä": "\ue001", "ö": "\ue002"})


@dataclass(frozen=True)
class PageRow:
    title: str
    url: str
    room_name: str
    at: datetime


@dataclass(frozen=True)
class Source:
    """The discussion a page was made of. title, url: empty where this reader may not read it; is_gone: it was
    deleted; speakers: how many people talked."""

    title: str = ""
    url: str = ""
    speakers: int = 0
    is_gone: bool = False


def page_url(slug: str, page: Page) -> str:
    """slug: the community's."""
    return f"/c/{slug}/page/{to_text(page.pk)}-{page.slug}/"


def find_page(reader: Reader, pk: int) -> Page:
    """The page with its room and people, or Http404."""
    seen = Page.objects.visible_to(reader).select_related("room", "made_by", "edited_by")
    found = seen.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def html_for(reader: Reader, page: Page) -> str:
    """Its words; names lead to members for those who may look at members."""
    return page.html if may_see_members(reader) else without_names(page.html)


def pages(reader: Reader, room: Room | None = None) -> list[PageRow]:
    """All pages this reader may read, by name in the community's language; of a room if one is given. One query:
    a community has at most Page.MOST."""
    found = Page.objects.visible_to(reader)
    if room is not None:
        found = found.filter(room=room)
    rows = found.select_related("room").defer("text", "html")[: Page.MOST]
    language = reader.community.language
    return [
        PageRow(
            page.title, page_url(reader.community.slug, page), page.room.name, page.edited_at or page.made_at
        )
        for page in sorted(rows, key=lambda page: (by_name(page.title, language), page.pk))
    ]


def by_name(title: str, language: str) -> str:
    """What titles are sorted by: without a difference of small and large letters or of accents, but in Finnish and
    Swedish å, ä and ö are letters of their own, after z."""
    title = unicodedata.normalize("NFC", title.casefold())
    if language in ("fi", "sv"):
        title = title.translate(_LAST_LETTERS)
    letters = unicodedata.normalize("NFKD", title)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def pages_of_topics(reader: Reader, topics: Collection[int]) -> dict[int, list[Page]]:
    """The pages made of each topic, as far as this reader may read them, in one query."""
    found: dict[int, list[Page]] = {}
    seen = Page.objects.visible_to(reader).filter(source__in=topics).order_by("pk")
    for page in seen.defer("text", "html"):
        found.setdefault(page.source_id or 0, []).append(page)
    return found


def source_of(reader: Reader, page: Page) -> Source:
    """Where the page came from, as far as this reader may know: one query, up to three if it went elsewhere.

    A discussion that went to where she may not read is one elsewhere, whatever became of it there.
    """
    if page.source_id is None:
        return Source(is_gone=True)
    topic = Topic.objects.visible_to(reader).filter(pk=page.source_id).first()
    if topic is None and (opening := old_post(reader, page.source_id, 0)):  # merged into another
        topic = opening.topic
    if topic is not None:
        return Source(topic.title, topic_url(reader.community.slug, topic), topic.speakers)
    deleted_here = Topic.objects.filter(
        community_id=page.community_id, pk=page.source_id, room=page.room_id, deleted_at__isnull=False
    )
    return Source(is_gone=deleted_here.exists())
