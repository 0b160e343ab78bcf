"""Lists of topics: chronological, by one of two named orders, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cached_property
from itertools import count

from django.db.models import OuterRef, Q, QuerySet, Subquery

from porukka.communities.kept import kept
from porukka.communities.likeness import READER
from porukka.communities.models import Room
from porukka.communities.queries import Face, faces
from porukka.communities.visitor import Reader
from porukka.core.ids import from_text
from porukka.core.prepared import NUMBER, NUMBERS, prepared
from porukka.discussions.addresses import topic_url
from porukka.discussions.following import followed, muted
from porukka.discussions.marks import tag_url
from porukka.discussions.models import PostTag, Reading, Topic, TopicQuerySet
from porukka.discussions.queries.rail import rail
from porukka.discussions.queries.welcome import Welcome, welcome_of
from porukka.discussions.queries.writers import veiled_face
from porukka.discussions.veils import ASKER

A_PAGE = 30
MOST_PINNED = Topic.MOST_PINNED * Room.MOST  # all there can be
ORDERS = ("answered", "started")
SHOWN = ("all", "unread", "following")
OPEN_QUESTIONS = "open"  # in rooms for questions
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
A_ROW = 4_500  # bytes of memory, about


@dataclass(frozen=True, slots=True)
class TopicRow:
    """One line of a list. url: of an unread topic, the first post not read yet; at: the time of its order;
    tags: as words and address."""

    id: int
    title: str
    url: str
    room_id: int
    room_name: str
    author: Face | None
    at: datetime
    replies: int
    speakers: int
    faces: tuple[Face, ...]
    is_unread: bool
    is_closed: bool
    tags: tuple[tuple[str, str], ...]
    is_muted: bool = False
    is_solved: bool | None = None  # None: nothing was asked there

    @property
    def pk(self) -> int:
        return self.id


@dataclass(frozen=True, eq=False)
class Found:
    """What is the same for all who may read the same rooms. on_top: pinned topics and the welcome; rows: of all of
    them, as somebody sees them who has read everything; number: of it alone, for the keys of what is made of it,
    which would keep all of this otherwise."""

    on_top: list[Topic]
    topics: list[Topic]
    after: str
    rows: Mapping[int, TopicRow]
    number: int = field(default_factory=count().__next__)


# what is a reader's own in a line: where she goes on in an unread topic (None: she has read it), whether it is muted
Mark = tuple[str | None, bool]
READ: Mark = (None, False)


@dataclass(frozen=True)
class TopicList:
    """A page of topics as one reader sees it: what everybody finds, and her marks of each.

    top: how many stand above the others, on the first page; after: the key of the next page, "" on the last;
    welcome: what greets everybody above all of them, on the first page of the whole community.
    """

    found: Found
    topics: tuple[int, ...]
    top: int
    marks: tuple[Mark, ...]
    after: str
    welcome: Welcome | None = None

    @property
    def plain(self) -> list[TopicRow]:
        """The lines without her marks."""
        return [self.found.rows[pk] for pk in self.topics]

    @property
    def pinned(self) -> list[TopicRow]:
        return self.lines[: self.top]

    @property
    def rows(self) -> list[TopicRow]:
        return self.lines[self.top :]

    @cached_property
    def lines(self) -> list[TopicRow]:
        return [
            row
            if mark == READ
            else replace(row, is_unread=mark[0] is not None, url=row.url + (mark[0] or ""), is_muted=mark[1])
            for row, mark in zip(self.plain, self.marks, strict=True)
        ]


def topic_list(
    reader: Reader,
    *,
    order: str = "answered",
    show: str = "all",
    room: Room | None = None,
    tag: int | None = None,
    after: str = "",
) -> TopicList:
    """One page of topics this reader may see.

    order: "answered" (newest answer first) or "started" (newest discussion first); show: "all", "unread" or
    "following", and in a room for questions OPEN_QUESTIONS; tag: id of one that they have; after: the key a former
    page gave. Unknown words mean the first choice, a broken key the first page.
    """

    def find() -> Found:
        return _find(reader, order, show, room, tag, after)

    if show in ("unread", "following") and reader.is_member:
        found = find()  # chosen by what is hers alone
    else:
        rooms = frozenset(one.pk for one in rail(reader))
        key = ("topics", rooms, order, show, room.pk if room else None, tag, after)
        found = kept(reader, key, A_PAGE * A_ROW, find)
    welcome, pinned = None, found.on_top
    if pinned:
        greets = next((topic for topic in pinned if topic.welcome_at), None)
        welcome = welcome_of(reader, greets) if room is None else None
        shown = greets if welcome and not welcome.is_put_away else None  # it stands there once
        pinned = [topic for topic in pinned if topic.pinned_at and topic is not shown]
    topics = [*pinned, *found.topics]
    marks = _marks(reader, topics)
    return TopicList(found, tuple(topic.pk for topic in topics), len(pinned), marks, found.after, welcome)


def _find(reader: Reader, order: str, show: str, room: Room | None, tag: int | None, after: str) -> Found:
    found = Topic.objects.visible_to(reader)
    if room is not None:
        found = found.filter(room=room)
    if tag is not None:
        found = found.filter(pk__in=PostTag.objects.topics_with(reader.community_id, tag))
    if show == "unread" and reader.is_member:
        found = found.unread_by(reader)
    if show == "following" and reader.is_member:
        found = found.filter(followed(reader))
    if show == OPEN_QUESTIONS:
        found = found.filter(is_solved=False)
    on_top: list[Topic] = []
    if show == "all":  # a choice of them stands in its order, pinned or not
        if not after:
            on_top = list(found.on_top().select_related("room").order_by("-pinned_at")[: MOST_PINNED + 1])
        found = found.filter(pinned_at=None)
    found = found.newest() if order == "started" else found.latest()
    topics = list(_after(found, order, after).select_related("room")[: A_PAGE + 1])
    more = len(topics) > A_PAGE
    topics = topics[:A_PAGE]
    _share_rooms(on_top + topics)
    rows = _rows(reader, on_top + topics, order)
    return Found(on_top, topics, _key(topics[-1], order) if more else "", rows)


def _share_rooms(topics: list[Topic]) -> None:
    """One object for each room instead of one for each topic: the list is kept."""
    rooms: dict[int, Room] = {}
    for topic in topics:
        topic.room = rooms.setdefault(topic.room_id, topic.room)


def _key(topic: Topic, order: str) -> str:
    moment = topic.made_at if order == "started" else topic.last_at
    return f"{(moment - EPOCH) // MICROSECOND}.{topic.pk}"


def _after(found: TopicQuerySet, order: str, key: str) -> TopicQuerySet:
    micros, _dot, pk = key.partition(".")
    if not (micros.isdecimal() and pk.isdecimal() and len(micros) <= 17 and len(pk) <= 19):
        return found
    if order == "started":
        return found.filter(id__lt=int(pk))
    moment = EPOCH + int(micros) * MICROSECOND
    return found.filter(Q(last_at__lt=moment) | Q(last_at=moment, id__lt=int(pk)))


def _rows(reader: Reader, topics: list[Topic], order: str) -> dict[int, TopicRow]:
    """Nothing in them is anybody's own."""
    slug = reader.community.slug
    people = faces(
        reader.community_id,
        [pk for topic in topics for pk in (topic.author_id, *map(int, topic.faces)) if pk],
    )
    return {
        topic.pk: TopicRow(
            id=topic.pk,
            title=topic.title,
            url=topic_url(slug, topic),
            room_id=topic.room_id,
            room_name=topic.room.name,
            author=veiled_face(ASKER) if topic.is_veiled else people.get(topic.author_id or 0),
            at=topic.made_at if order == "started" else topic.last_at,
            replies=topic.replies,
            speakers=topic.speakers,
            faces=tuple(people[int(pk)] for pk in topic.faces if int(pk) in people),
            is_unread=False,
            is_closed=topic.closed_at is not None,
            tags=tuple((f"#{name}", tag_url(slug, from_text(pk), name)) for pk, name in topic.tags),
            is_solved=topic.is_solved if topic.room.is_for_questions else None,
        )
        for topic in topics
    }


@prepared(community=NUMBER, member=NUMBER, topics=NUMBERS)
def _readings(community: int, member: int, topics: list[int]) -> QuerySet[Reading, tuple[int, int]]:
    mine = Reading.objects.filter(community_id=community, member_id=member, topic__in=topics)
    return mine.values_list("topic_id", "number")


@prepared(reader=READER, topics=NUMBERS)
def _readings_and_mutes(reader: Reader, topics: list[int]) -> QuerySet[Topic, tuple[int, int | None, bool]]:
    """For who has muted something."""
    mine = Reading.objects.filter(community_id=reader.community_id, member_id=reader.pk, topic=OuterRef("pk"))
    return (
        Topic.objects.filter(community_id=reader.community_id, pk__in=topics)
        .annotate(seen=Subquery(mine.values("number")), is_muted=muted(reader))
        .values_list("pk", "seen", "is_muted")
    )


def _marks(reader: Reader, topics: Sequence[Topic]) -> tuple[Mark, ...]:
    """What the reader has not read of these topics, and what she has muted. One query; none for whoever has read
    all there is, as the rail knows."""
    if not reader.is_member or not topics:
        return (READ,) * len(topics)
    ids = [topic.pk for topic in topics]
    seen: dict[int, int] = {}
    hushed: set[int] = set()
    unread_in = {room.pk for room in rail(reader) if room.is_unread}
    if reader.mutes_count:
        for pk, number, is_muted in _readings_and_mutes(reader=reader, topics=ids):
            seen[pk] = -1 if number is None else number
            hushed |= {pk} if is_muted else set()
    elif unread_in:
        seen = dict(_readings(community=reader.community_id, member=reader.pk, topics=ids))
    horizon = Reading.horizon(reader)  # type: ignore[arg-type]
    found: list[Mark] = []
    for topic in topics:
        is_muted = topic.pk in hushed
        if is_muted or topic.last_at <= horizon or topic.room_id not in unread_in:
            found.append((None, is_muted))
        else:
            read = seen.get(topic.pk, -1)
            found.append(READ if read >= topic.last_living else (_place(topic, read, horizon), False))
    return tuple(found)


def _place(topic: Topic, read: int, horizon: datetime) -> str:
    """Where in an unread topic she goes on."""
    if read >= 0 and not topic.has_trail:  # else that number may have gone elsewhere
        return f"?at={read + 1}#new"
    if topic.has_trail or topic.made_at <= horizon:
        return "?at=new#new"  # began before what counts for her: the page looks for the place
    return ""
