"""What the bell and its page read, and whom a deed addresses."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import groupby

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from porukka.communities.kept import once_a_page
from porukka.communities.likeness import READER
from porukka.communities.models import Deed
from porukka.communities.queries import Face, face_of
from porukka.communities.visitor import Reader
from porukka.core import clock
from porukka.core.numbers import whole
from porukka.core.prepared import NUMBER, prepared
from porukka.discussions.models import Post, Topic
from porukka.discussions.queries.writers import veiled_face, writers_of, writers_of_topics
from porukka.notifications.kinds import Kind
from porukka.notifications.leading import url_of
from porukka.notifications.models import Notification

A_PAGE = 60
MOST_COUNTED = 99
NOBODYS = (Kind.REMINDER, Kind.GUIDE, Kind.NOT_PUBLISHED)
MARKS = 2  # every reply carries as many, so that their number tells nothing


@dataclass(frozen=True)
class Line:
    """One notification as its page shows it. words: the whole sentence; who: None if she is erased; by_button: going
    there has to mark it as read, because no topic's reading does; is_opening: it is about a discussion's first post,
    or all of it; button: where it leads, where that is no discussion and no room."""

    id: int
    words: str
    who: Face | None
    title: str
    room: str
    url: str
    at: datetime
    is_unread: bool
    by_button: bool
    is_opening: bool
    button: str


@dataclass(frozen=True)
class Day:
    words: str
    lines: list[Line]


@dataclass(frozen=True)
class Page:
    """newest: number of the newest deed shown; after: the key of the next page, "" on the last."""

    days: list[Day]
    newest: int
    after: str


def unread_count(reader: Reader) -> int:
    """How many unread lines this reader has, counted to MOST_COUNTED + 1 at most.

    One light query if there are none, as on most pages; a second one that asks what she may see if there are. Asked
    once in a page: it stands in the page's tag, too.
    """
    return once_a_page(reader, "unread_count", lambda: _unread_count(reader))


def _unread_count(reader: Reader) -> int:
    if not _any_unread(community=reader.community_id, member=reader.pk):
        return 0
    return len(_unread(reader=reader))


@prepared(community=NUMBER, member=NUMBER)
def _any_unread(community: int, member: int) -> QuerySet[Notification, int]:
    mine = Notification.objects.filter(community_id=community, member=member).unread()
    return mine.values_list("pk", flat=True)[:1]


@prepared(reader=READER)
def _unread(reader: Reader) -> QuerySet[Notification, int]:
    mine = Notification.objects.visible_to(reader).unread()
    return mine.values_list("pk", flat=True)[: MOST_COUNTED + 1]


def key_of(member_id: int) -> str:
    """A member's own secret, which only her pages hold: by it her browser recognises what is addressed to her."""
    return _key_of(member_id, settings.SECRET_KEY)


@lru_cache(maxsize=4_000)
def _key_of(member_id: int, secret: str) -> str:
    made = salted_hmac("notifications.bell", str(member_id), secret=secret, algorithm="sha256")
    return made.hexdigest()[:32]


def marks(members: Iterable[int], event: str) -> list[str]:
    """One mark for each of these members, sorted, with others that are nobody's.

    A mark is SHA-256 of the member's key and the event's id. So whoever else watches learns neither who is
    addressed, nor that it is the same person as another time, nor how many they are.
    """
    found = [hashlib.sha256(f"{key_of(member)}:{event}".encode()).hexdigest()[:16] for member in members]
    return sorted(found + [secrets.token_hex(8) for _number in range(MARKS - len(found))])


def addressed(replies: Sequence[Deed]) -> Iterator[tuple[Deed, set[int]]]:
    """For each deed of a reply the members it speaks to: the topic's author and whose post was answered."""
    communities = {deed.community_id for deed in replies}
    topics = Topic.objects.filter(
        community__in=communities, pk__in={int(deed.data["topic"]) for deed in replies}
    )
    about = {int(deed.data["reply_to"]) for deed in replies if deed.data.get("reply_to")}
    about |= {deed.subject for deed in replies if deed.actor_id is None}
    posts = Post.objects.filter(community__in=communities, pk__in=about)
    writer_of = writers_of_topics(topics) | writers_of(posts)
    for deed in replies:
        writers = {writer_of.get(int(deed.data[name] or 0)) for name in ("topic", "reply_to")}
        speaker = deed.actor_id or writer_of.get(deed.subject)
        yield deed, {pk for pk in writers if pk and pk != speaker}


def thanked(found: Sequence[Deed]) -> Iterator[tuple[Deed, set[int]]]:
    """For each deed of an accepted answer whose answer it is, unless she said so herself."""
    communities = {deed.community_id for deed in found}
    posts = Post.objects.filter(community__in=communities, pk__in={deed.subject for deed in found})
    writer_of = writers_of(posts.select_related("topic"))
    topic_of = {post.pk: post.topic for post in posts}
    for deed in found:
        if (writer := writer_of.get(deed.subject)) is not None:
            by = deed.actor_id or topic_of[deed.subject].opener_id
            yield deed, {writer} - {by}


def page(reader: Reader, after: str = "") -> Page:
    """One page of the reader's notifications, newest first, in one query.

    after: the key a former page gave; a broken one means the first page.
    """
    found = Notification.objects.visible_to(reader).with_read().newest()
    if (last := whole(after)) is not None:
        found = found.filter(deed_seq__lt=last)
    rows = list(found.select_related("actor", "room", "topic__room", "post")[: A_PAGE + 1])
    shown = rows[:A_PAGE]
    by_day = groupby(shown, key=lambda row: timezone.localdate(row.made_at))
    return Page(
        days=[Day(_day_words(day), [_line(reader, row) for row in lines]) for day, lines in by_day],
        newest=shown[0].deed_seq if shown else 0,
        after=str(shown[-1].deed_seq) if len(rows) > A_PAGE else "",
    )


def _line(reader: Reader, row: Notification) -> Line:
    is_unread = not row.is_read  # type: ignore[attr-defined]
    place = row.topic.room if row.topic else row.room
    who, title, room = _who(row), row.topic.title if row.topic else "", place.name if place else ""
    return Line(
        id=row.pk,
        words=row.says(who.name if who else _("Somebody"), title, room),
        who=who,
        title=title,
        room=room,
        url=url_of(reader.community.slug, row),
        at=row.made_at,
        is_unread=is_unread,
        by_button=is_unread and (row.topic is None or row.facts.is_of_known_post),
        is_opening=row.is_opening,
        button=str(row.facts.button),
    )


def _who(row: Notification) -> Face | None:
    """Who did it; of a post without a name, by what its writer is called there. A reminder is nobody's doing."""
    if row.kind in NOBODYS:
        return None
    if (alias := row.alias) is not None:
        return veiled_face(alias)
    return face_of(row.actor) if row.actor else None


def _day_words(day: date) -> str:
    today = timezone.localdate()
    if day == today:
        return _("Today")
    if day == today - timedelta(days=1):
        return _("Yesterday")
    return clock.day(day)
