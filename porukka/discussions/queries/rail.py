"""The rooms in the rail of every page, and whether something in them is unread."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import BooleanField, Exists, OuterRef, QuerySet, Value
from django.http import Http404

from porukka.communities.kept import once_a_page
from porukka.communities.likeness import READER
from porukka.communities.models import Room
from porukka.communities.visitor import Reader
from porukka.core.prepared import MOMENT, NUMBER, prepared
from porukka.discussions.following import Follow, with_choice
from porukka.discussions.models import Reading, Topic


class RailRoom(NamedTuple):
    """A room as the rail shows it, and the form of a new discussion. slug: of its address; takes_topics: whether the
    reader may start one there; anonymous_allowed: also without her name."""

    pk: int
    name: str
    slug: str
    kind: str
    is_unread: bool
    takes_topics: bool = False
    anonymous_allowed: bool = False


def rail(reader: Reader) -> tuple[RailRoom, ...]:
    """The rooms whose talk the reader may read, in their order. One query in a page, whoever asks how often.

    So it also says, to whatever is kept for several readers, which rooms' talk may go into it for this one.
    """
    return once_a_page(reader, "rail", lambda: _rail(reader))


def _rail(reader: Reader) -> tuple[RailRoom, ...]:
    rows: Iterable[Any] = (
        _rooms_of_member(reader=reader, since=Reading.horizon(reader))  # type: ignore[arg-type]
        if reader.is_member
        else _rooms_of_visitor(reader=reader)
    )
    return tuple(map(RailRoom._make, rows))


def room_of(reader: Reader, pk: int) -> Room:
    """A room this reader may know of, with her `choice` about it (`following.with_choice`). Raises Http404."""
    for room in _room(reader=reader, room=pk):
        return room
    raise Http404


@prepared(reader=READER, room=NUMBER)
def _room(reader: Reader, room: int) -> QuerySet[Room]:
    return with_choice(Room.objects.visible_to(reader).filter(pk=room), reader, Follow.Kind.ROOM)


def _rooms(reader: Reader, is_unread: Any) -> QuerySet[Room, Any]:
    rooms = (
        Room.objects.readable_by(reader).telling_of_topics(reader).in_order().annotate(is_unread=is_unread)
    )
    return rooms.values_list(*RailRoom._fields)[: Room.MOST]


@prepared(reader=READER, since=MOMENT)
def _rooms_of_member(reader: Reader, since: datetime) -> QuerySet[Room, Any]:
    """In each room the first topic with something unread is enough: whoever reads little does not pay for it."""
    here = Topic.objects.filter(community_id=reader.community_id, room=OuterRef("pk"), deleted_at=None)
    return _rooms(reader, Exists(here.unread_by(reader, since)))


@prepared(reader=READER)
def _rooms_of_visitor(reader: Reader) -> QuerySet[Room, Any]:
    return _rooms(reader, Value(False, BooleanField()))
