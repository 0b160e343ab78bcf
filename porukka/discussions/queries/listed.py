"""What stands in a list: found by one prepared statement, and made into lines once for all who find the same.

Rows of the database are the key of the lines made of them. So after a deed, when a list is asked for anew, only the
lines of what has changed are made anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet

from porukka.communities.likeness import READER
from porukka.communities.models import Room
from porukka.communities.queries import Face, faces
from porukka.communities.visitor import Reader
from porukka.core.ids import LARGEST, from_text
from porukka.core.prepared import MOMENT, NUMBER, SHAPE, prepared
from porukka.core.shelf import Shelf
from porukka.discussions.addresses import topic_url
from porukka.discussions.following import followed
from porukka.discussions.marks import PostTag, tag_url
from porukka.discussions.models import Reading, Topic, TopicQuerySet

A_PAGE = 30
MOST_PINNED = Topic.MOST_PINNED * Room.MOST  # all there can be
OPEN_QUESTIONS = "open"  # in rooms for questions
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
A_LINE = 2_500  # bytes of memory, about

_lines = Shelf(pieces=4_000, size=4_000_000)


@dataclass(frozen=True, eq=False, slots=True)
class TopicRow:
    """One line of a list. url: of an unread topic, the first post not read yet; at: the time of its order; author:
    None also where it `is_veiled`; tags: as words and address; has_files: pictures or files go with its opening;
    number: of it alone, for the keys of what is drawn of it."""

    id: int
    title: str
    url: str
    room_id: int
    room_name: str
    author: Face | None
    is_veiled: bool
    at: datetime
    replies: int
    speakers: int
    faces: tuple[Face, ...]
    is_unread: bool
    is_closed: bool
    tags: tuple[tuple[str, str], ...]
    is_muted: bool = False
    is_solved: bool | None = None  # None: nothing was asked there
    has_files: bool = False
    number: int = field(default_factory=count().__next__)

    @property
    def pk(self) -> int:
        return self.id


class Facts(NamedTuple):
    """What a list reads of a topic, by the names of its columns."""

    pk: int
    slug: str
    title: str
    room_id: int
    room__name: str
    room__mode: str
    author_id: int | None
    is_veiled: bool
    made_at: datetime
    last_at: datetime
    last_living: int
    has_trail: bool
    replies: int
    speakers: int
    faces: list[str]
    tags: list[tuple[str, str]]
    closed_at: datetime | None
    is_solved: bool
    has_files: bool
    pinned_at: datetime | None
    welcome_at: datetime | None


@dataclass(frozen=True, eq=False, slots=True)
class Listed:
    """A topic in a list, and its line as somebody sees it who has read everything."""

    facts: Facts
    line: TopicRow


class Choice(NamedTuple):
    """What is listed, as far as it changes the statement. is_later: not the first page."""

    order: str
    show: str
    in_room: bool
    with_tag: bool
    is_later: bool


@dataclass(frozen=True)
class Found:
    """What is the same for all who may read the same rooms. on_top: pinned topics and the welcome; after: the key of
    the next page, "" on the last."""

    on_top: tuple[Listed, ...]
    topics: tuple[Listed, ...]
    after: str


def find(reader: Reader, order: str, show: str, room: Room | None, tag: int | None, after: str) -> Found:
    """A page of topics the reader may see; see `lists.topic_list`."""
    before, last = _place(after)
    choice = Choice(order, show, room is not None, tag is not None, last is not None)
    rows, read = _topics.raw(
        reader=reader,
        choice=choice,
        room=room.pk if room else 0,
        tag=tag or 0,
        since=Reading.horizon(reader) if show == "unread" else EPOCH,  # type: ignore[arg-type]
        before=before,
        last=last or 0,
    )
    topics = _listed(reader, order, rows[:A_PAGE], read)
    on_top: tuple[Listed, ...] = ()
    if show == "all" and not choice.is_later:  # a choice of them stands in its order, pinned or not
        above, read = _on_top.raw(
            reader=reader,
            in_room=choice.in_room,
            with_tag=choice.with_tag,
            room=room.pk if room else 0,
            tag=tag or 0,
        )
        on_top = _listed(reader, order, above, read)
    return Found(on_top, topics, _key(topics[-1].facts, order) if len(rows) > A_PAGE else "")


@prepared(reader=READER, choice=SHAPE, room=NUMBER, tag=NUMBER, since=MOMENT, before=MOMENT, last=NUMBER)
def _topics(
    reader: Reader, choice: Choice, room: int, tag: int, since: datetime, before: datetime, last: int
) -> QuerySet[Topic, Any]:
    found = _in(reader, choice.in_room, room, choice.with_tag, tag)
    if choice.show == "unread":
        found = found.unread_by(reader, since)
    if choice.show == "following":
        found = found.filter(followed(reader))
    if choice.show == OPEN_QUESTIONS:
        found = found.filter(is_solved=False)
    if choice.show == "all":
        found = found.filter(pinned_at=None)
    is_started = choice.order == "started"
    if choice.is_later and is_started:
        found = found.filter(id__lt=last)
    elif choice.is_later:  # said so that the index is entered at the place
        found = found.filter(Q(last_at__lt=before) | Q(id__lt=last), last_at__lte=before)
    return (found.newest() if is_started else found.latest()).values_list(*Facts._fields)[: A_PAGE + 1]


@prepared(reader=READER, in_room=SHAPE, with_tag=SHAPE, room=NUMBER, tag=NUMBER)
def _on_top(reader: Reader, in_room: bool, with_tag: bool, room: int, tag: int) -> QuerySet[Topic, Any]:
    found = _in(reader, in_room, room, with_tag, tag).on_top(reader.community_id).order_by("-pinned_at")
    return found.values_list(*Facts._fields)[: MOST_PINNED + 1]


def _in(reader: Reader, in_room: bool, room: int, with_tag: bool, tag: int) -> TopicQuerySet:
    found = Topic.objects.visible_to(reader)
    if in_room:
        found = found.filter(room=room)
    return found.filter(pk__in=PostTag.objects.topics_with(reader.community_id, tag)) if with_tag else found


def _place(after: str) -> tuple[datetime, int | None]:
    """Where a page begins: after the topic of that moment and id. A broken key means the first page."""
    micros, _dot, pk = after.partition(".")
    if not (micros.isdecimal() and pk.isdecimal() and len(micros) <= 17 and len(pk) <= 19):
        return EPOCH, None
    return EPOCH + int(micros) * MICROSECOND, min(int(pk), LARGEST)


def _key(topic: Facts, order: str) -> str:
    moment = topic.made_at if order == "started" else topic.last_at
    return f"{(moment - EPOCH) // MICROSECOND}.{topic.pk}"


def _listed(reader: Reader, order: str, rows: Sequence[Any], read: Any) -> tuple[Listed, ...]:
    """These rows of the database as lines, in their order. Nothing in them is anybody's own."""
    around = (reader.community.slug, reader.community.people_version, order)
    lines: list[Listed | None] = [_lines.get((around, row)) for row in rows]
    new = [place for place, line in enumerate(lines) if line is None]
    if new:
        made = _made(reader, order, [Facts(*row) for row in read([rows[place] for place in new])])
        for place, line in zip(new, made, strict=True):
            lines[place] = line
            _lines.put((around, rows[place]), line, A_LINE)
    return tuple(filter(None, lines))


def _made(reader: Reader, order: str, topics: list[Facts]) -> list[Listed]:
    slug = reader.community.slug
    spoke = [pk for topic in topics for pk in (topic.author_id, *map(int, topic.faces)) if pk]
    people = faces(reader.community_id, spoke)
    return [Listed(topic, _line(slug, topic, order, people)) for topic in topics]


def _line(slug: str, topic: Facts, order: str, people: dict[int, Face]) -> TopicRow:
    return TopicRow(
        id=topic.pk,
        title=topic.title,
        url=topic_url(slug, topic),
        room_id=topic.room_id,
        room_name=topic.room__name,
        author=None if topic.is_veiled else people.get(topic.author_id or 0),
        is_veiled=topic.is_veiled,
        at=topic.made_at if order == "started" else topic.last_at,
        replies=topic.replies,
        speakers=topic.speakers,
        faces=tuple(people[int(pk)] for pk in topic.faces if int(pk) in people),
        is_unread=False,
        is_closed=topic.closed_at is not None,
        tags=tuple((f"#{name}", tag_url(slug, from_text(pk), name)) for pk, name in topic.tags),
        is_solved=topic.is_solved if topic.room__mode == Room.Mode.QUESTIONS else None,
        has_files=topic.has_files,
    )
