"""Lists of topics: chronological, by one of two named orders, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from django.db.models import OuterRef, QuerySet, Subquery

from porukka.communities.kept import kept
from porukka.communities.likeness import READER
from porukka.communities.models import Room
from porukka.communities.visitor import Reader
from porukka.core.prepared import NUMBER, NUMBERS, prepared
from porukka.discussions.following import muted
from porukka.discussions.models import Reading, Topic
from porukka.discussions.queries.listed import A_PAGE, OPEN_QUESTIONS, Facts, Found, Listed, TopicRow, find
from porukka.discussions.queries.rail import rail
from porukka.discussions.queries.welcome import Welcome, welcome_of

__all__ = [
    "A_PAGE",
    "OPEN_QUESTIONS",
    "ORDERS",
    "READ",
    "SHOWN",
    "Mark",
    "TopicList",
    "TopicRow",
    "topic_list",
]

ORDERS = ("answered", "started")
SHOWN = ("all", "unread", "following")
A_LIST = 1_000  # bytes of memory, about: its lines are kept elsewhere

# what is a reader's own in a line: where she goes on in an unread topic (None: she has read it), whether it is muted
Mark = tuple[str | None, bool]
READ: Mark = (None, False)


@dataclass(frozen=True)
class TopicList:
    """A page of topics as one reader sees it: what everybody finds, and her marks of each.

    plain: the lines without her marks; top: how many stand above the others, on the first page; after: the key of
    the next page, "" on the last; welcome: what greets everybody above all of them, on the first page of the whole
    community.
    """

    plain: tuple[TopicRow, ...]
    top: int
    marks: tuple[Mark, ...]
    after: str
    welcome: Welcome | None = None

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
    own = show in ("unread", "following")
    if own and not reader.is_member:
        own, show = False, "all"
    if own:
        found = find(reader, order, show, room, tag, after)  # chosen by what is hers alone
    else:
        rooms = frozenset(one.pk for one in rail(reader))
        key = ("topics", rooms, order, show, room.pk if room else None, tag, after)
        found = kept(reader, key, A_LIST, lambda: find(reader, order, show, room, tag, after))
    welcome, pinned = _above(reader, found, room)
    topics = (*pinned, *found.topics)
    marks = _marks(reader, [topic.facts for topic in topics])
    return TopicList(tuple(topic.line for topic in topics), len(pinned), marks, found.after, welcome)


def _above(reader: Reader, found: Found, room: Room | None) -> tuple[Welcome | None, tuple[Listed, ...]]:
    """What greets her above the list, and what stands pinned on top of it."""
    if not found.on_top:
        return None, ()
    greets = next((topic.facts for topic in found.on_top if topic.facts.welcome_at), None)
    welcome = welcome_of(reader, greets) if room is None else None
    shown = greets if welcome and not welcome.is_put_away else None  # it stands there once
    return welcome, tuple(one for one in found.on_top if one.facts.pinned_at and one.facts is not shown)


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


def _marks(reader: Reader, topics: Sequence[Facts]) -> tuple[Mark, ...]:
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


def _place(topic: Facts, read: int, horizon: datetime) -> str:
    """Where in an unread topic she goes on."""
    if read >= 0 and not topic.has_trail:  # else that number may have gone elsewhere
        return f"?at={read + 1}#new"
    if topic.has_trail or topic.made_at <= horizon:
        return "?at=new#new"  # began before what counts for her: the page looks for the place
    return ""
