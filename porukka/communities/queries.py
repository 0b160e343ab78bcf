"""What the pages of a community read, as few queries as the page has parts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Case, Count, Exists, OuterRef, Q, QuerySet, Subquery, Value, When
from django.utils import timezone

from porukka.communities import rules
from porukka.communities.addresses import room_url
from porukka.communities.kept import kept
from porukka.communities.likeness import READER
from porukka.communities.models import (
    Block,
    Community,
    Deed,
    Invitation,
    Member,
    Offer,
    Room,
    RoomMember,
    Stewardship,
    Waiting,
)
from porukka.communities.roles import BOARD, RIGHTS, STEWARD
from porukka.communities.visitor import Reader
from porukka.core.ids import to_text
from porukka.core.numbers import whole
from porukka.core.prepared import MOMENT, NUMBER, NUMBERS, SHAPE, prepared

HUES = 6
A_FACE = 500  # bytes of memory, about
MEMBERS_A_PAGE = 60
BLOCKS_A_PAGE = 60
PAST_SHOWN = 20
SIBLINGS_SHOWN = 12
DEEDS_READ = 20_000  # so that the question costs the same however long the log is


@dataclass(frozen=True, slots=True)  # thousands of them are kept
class Face:
    """Somebody as a list shows her. hue: 0–5, the muted colour of the avatar, "none" without one; src: address of
    the picture."""

    id: int | None
    name: str
    initials: str
    hue: int | str
    picture_id: int | None = None
    tagline: str = ""
    role: str = ""

    @property
    def src(self) -> str | None:
        return f"/m/{to_text(self.picture_id)}" if self.picture_id else None


def initials_of(name: str) -> str:
    words = [word for word in name.replace("-", " ").split() if word[0].isalnum()]
    if not words:
        return "?"
    return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper()


def face_of(member: Any) -> Face:
    """member: a Member, a Visitor or None (somebody who is not here any more)."""
    if member is None or not member.pk:
        return Face(None, getattr(member, "name", ""), "–", 0)
    return Face(
        member.pk,
        member.name,
        initials_of(member.name),
        member.pk % HUES,
        member.picture_id,
        getattr(member, "tagline", ""),
        member.role,
    )


def faces(community_id: int, ids: Iterable[int | str]) -> dict[int, Face]:
    """Faces of the members with these ids, in one query (also of those who have left: their words stayed)."""
    wanted = sorted({int(one) for one in ids})
    if not wanted:
        return {}
    return {row.pk: face_of(row) for row in _shown(community=community_id, members=wanted)}


@prepared(community=NUMBER, members=NUMBERS)
def _shown(community: int, members: list[int]) -> QuerySet[Member, Any]:
    return _with_faces(Member.objects.filter(community_id=community, pk__in=members))


def _with_faces(members: QuerySet[Member]) -> QuerySet[Member, Any]:
    """What `face_of` looks at."""
    return members.values_list("pk", "name", "picture_id", "tagline", "role", named=True)


@dataclass(frozen=True)
class RailRoom:
    id: int
    name: str
    kind: str
    url: str


def rail_rooms(reader: Reader) -> list[RailRoom]:
    """The rooms in the rail: those whose talk the reader may read."""
    rooms = Room.objects.readable_by(reader).in_order().only("id", "name", "slug", "kind")[: Room.MOST]
    slug = reader.community.slug
    return [RailRoom(room.pk, room.name, room.kind, room_url(slug, room)) for room in rooms]


def all_rooms(reader: Reader) -> list[Room]:
    """Every room the reader may know of, each with `is_inside`: whether she may read it, `taken`: how many of its
    seats, and `wait`: what she waits for there, if anything."""
    inside = RoomMember.objects.filter(
        community_id=reader.community_id, room=OuterRef("pk"), member_id=reader.pk
    )
    mine = Waiting.objects.filter(community_id=reader.community_id, room=OuterRef("pk"), member_id=reader.pk)
    places = RoomMember.objects.filter(community_id=reader.community_id, room=OuterRef("pk")).order_by()
    found = Room.objects.visible_to(reader).annotate(
        has_place=Exists(inside),
        wait=Subquery(mine.values("state")[:1]),
        taken=Case(
            When(seats=None, then=Value(0)),
            default=Subquery(places.values("room").annotate(count=Count("pk")).values("count")),
        ),
    )
    rooms = list(found.in_order()[: Room.MOST])
    for room in rooms:
        room.is_inside = room.is_open or room.has_place  # type: ignore[attr-defined]
        room.url = room_url(reader.community.slug, room)  # type: ignore[attr-defined]
    return rooms


def has_open_talk(community: Community, besides: Room | None = None) -> bool:
    """Whether there is an open room, other than `besides`, in which every member may start a discussion."""
    rooms = Room.objects.filter(community=community, kind=Room.Kind.OPEN).exclude(
        mode=Room.Mode.ANNOUNCEMENTS
    )
    return (rooms.exclude(pk=besides.pk) if besides else rooms).exists()


@dataclass(frozen=True)
class Starters:
    """Who started the discussions of the last 30 days. by_members: of all, those started by somebody who is not of
    the team; people: how many different ones these were (who started without her name counts as one more)."""

    all: int = 0
    by_members: int = 0
    people: int = 0


def starters(community: Community, room: Room | None = None) -> Starters:
    """Who started discussions lately in a community, or in one room; the newest 20,000 deeds are looked through."""
    newest = Deed.objects.filter(community=community).order_by("-seq").values_list("seq", flat=True)
    first = newest[DEEDS_READ : DEEDS_READ + 1]
    found = Deed.objects.filter(
        community=community, kind="topic.started", at__gte=timezone.now() - timedelta(days=30)
    ).exclude(seq__lte=next(iter(first), 0))
    if room is not None:
        found = found.filter(room=room)
    facts = list(found.values_list("actor", "actor__role"))
    members = [actor for actor, role in facts if role not in Member.TEAM]
    unnamed = sum(actor is None for actor in members)
    return Starters(len(facts), len(members), len(set(members) - {None}) + (1 if unnamed else 0))


def members_page(reader: Reader, after: str = "", words: str = "") -> tuple[list[Member], str]:
    """Members by name, MEMBERS_A_PAGE at a time.

    after: the key of the last one seen ("name|id"); words: a part of the name.
    Returns the members and the key of the next page, "" if this was the last.
    """
    found = Member.objects.visible_to(reader).order_by("name", "id")
    words, after = words.replace("\0", ""), after.replace("\0", "")  # PostgreSQL knows no such letter
    if words:
        found = found.filter(name__icontains=words[:60])
    name, _bar, pk = after.rpartition("|")
    if (last := whole(pk, digits=19)) is not None:
        found = found.filter(name__gte=name).exclude(name=name, id__lte=last)
    rows = list(found[: MEMBERS_A_PAGE + 1])
    if len(rows) <= MEMBERS_A_PAGE:
        return rows, ""
    rows = rows[:MEMBERS_A_PAGE]
    return rows, f"{rows[-1].name}|{rows[-1].pk}"


def newest_members(reader: Reader, most: int = 5) -> list[Face]:
    """Who came last, newest first, as far as the reader sees members at all."""
    if not reader.is_member:
        return []

    def find() -> list[Face]:
        return [face_of(row) for row in _newest(reader=reader, at=timezone.now(), most=most)]

    # a guest sees those she shares a room with, all others see the same
    return find() if reader.is_guest else kept(reader, ("newest members", most), most * A_FACE, find)


@prepared(reader=READER, at=MOMENT, most=SHAPE)
def _newest(reader: Reader, at: datetime, most: int) -> QuerySet[Member, Any]:
    """Of each state the newest, which its index knows: else all members would be looked at, and put in order."""
    here = Member.objects.visible_to(reader, at).order_by("-joined_at")
    some = Q()
    for state in Member.State.inside():
        some |= Q(pk__in=here.filter(state=state).values("pk")[:most])
    return _with_faces(Member.objects.filter(some, community_id=reader.community_id).order_by("-joined_at"))[
        :most
    ]


def siblings_of(member: Reader, room: Room) -> list[Room]:
    """The rooms like this one that were started because one of them was full, as far as she knows of them."""
    family = room.sibling_of_id or room.pk
    others = Room.objects.visible_to(member).filter(Q(pk=family) | Q(sibling_of=family)).exclude(pk=room.pk)
    return list(others.in_order()[:SIBLINGS_SHOWN])


def room_people(reader: Reader, room: Room) -> list[RoomMember]:
    """Who has a place in a private or secret room, owners first."""
    places = RoomMember.objects.filter(community_id=reader.community_id, room=room)
    return list(places.select_related("member").order_by("-is_owner", "member__name")[:500])


@dataclass(frozen=True)
class Door:
    """What somebody outside meets at a private room. state: "" or one of Waiting.State; number: her place on the
    waiting list; seats: None without an end; sibling: one of its siblings that has a free seat."""

    state: str
    number: int
    seats: int | None
    taken: int
    is_free_entry: bool
    may_ask: bool
    may_start_sibling: bool
    sibling: Room | None

    @property
    def is_full(self) -> bool:
        return self.seats is not None and self.taken >= self.seats


def door_of(reader: Reader, room: Room) -> Door:
    """What the reader, who is outside, meets at the door. At most seven queries, and it is no page of every day."""
    waits = Waiting.objects.filter(community_id=reader.community_id, room=room)
    mine = waits.filter(member_id=reader.pk).first()
    before = waits.filter(state=Waiting.State.QUEUED, pk__lte=mine.pk) if mine else waits.none()
    taken = RoomMember.objects.filter(room=room).count() if room.seats else 0
    is_full = room.seats is not None and taken >= room.seats
    return Door(
        state=mine.state if mine else "",
        number=before.count() if mine and mine.state == Waiting.State.QUEUED else 0,
        seats=room.seats,
        taken=taken,
        is_free_entry=room.entry == Room.Entry.FREE,
        may_ask=rules.may_ask_in(reader, room),
        may_start_sibling=is_full and rules.may_start_sibling(reader, room),
        sibling=rules.sibling_with_seats(room) if is_full and not reader.is_guest else None,
    )


def waiting_for(room: Room) -> list[Waiting]:
    """Who stands before the door, in the order of coming, those who are to be decided about first."""
    found = Waiting.objects.filter(room=room).exclude(state=Waiting.State.OFFERED)
    return list(found.select_related("member").order_by("state", "id")[: Room.MOST_SEATS])


def terms(room: Room) -> list[Stewardship]:
    """The stewards of a room today, the one whose term ends first on top."""
    found = Stewardship.objects.current().filter(community_id=room.community_id, room=room)
    return list(found.select_related("member").order_by("until", "id")[: Stewardship.MOST])


def offers(room: Room) -> list[Offer]:
    """Who offers to look after a room, in the order of coming."""
    found = Offer.objects.filter(
        community_id=room.community_id, room=room, member__in=Member.objects.active()
    )
    return list(found.select_related("member").order_by("id")[:MEMBERS_A_PAGE])


def invitations(reader: Reader) -> list[Invitation]:
    """Living invitations this reader may see, newest first."""
    found = Invitation.objects.visible_to(reader).usable()
    return list(found.select_related("room", "made_by").order_by("-made_at")[:100])


def past_invitations(member: Member) -> list[Invitation]:
    """A member's own that are over, newest first, PAST_SHOWN at most."""
    mine = Invitation.objects.visible_to(member).filter(made_by=member)
    over = mine.exclude(
        pk__in=Invitation.objects.usable().filter(community_id=member.community_id).values("pk")
    )
    return list(over.select_related("room").order_by("-made_at")[:PAST_SHOWN])


def rights_table() -> list[dict[str, Any]]:
    """The table of rights as people read it: one row a right, one cell a role."""
    roles = list(Member.Role)
    return [
        {
            "words": right.words,
            "cells": [
                *((role.label, role.value in right.roles) for role in roles),
                (STEWARD, right.steward or Member.Role.MEMBER in right.roles),
                (BOARD, right.board or Member.Role.MEMBER in right.roles),
            ],
        }
        for right in RIGHTS
    ]


@dataclass(frozen=True)
class BlockRow:
    """face: None if the reader does not see that member any more, whom she can let go of all the same."""

    id: int
    face: Face | None
    at: datetime


def blocks_page(member: Member, after: str = "") -> tuple[list[BlockRow], str]:
    """One page of those whom the member has blocked, the latest first, and the key of the next page, "" on the last.

    after: the key a former page gave; a broken one means the first page. Two queries.
    """
    found = Block.objects.by(member).select_related("blocked").order_by("-id")
    if (last := whole(after, digits=19)) is not None:
        found = found.filter(id__lt=last)
    rows = list(found[: BLOCKS_A_PAGE + 1])
    more, rows = len(rows) > BLOCKS_A_PAGE, rows[:BLOCKS_A_PAGE]
    seen = set(
        Member.objects.visible_to(member)
        .filter(pk__in=[row.blocked_id for row in rows])
        .values_list("pk", flat=True)
    )
    shown = [
        BlockRow(row.blocked_id, face_of(row.blocked) if row.blocked_id in seen else None, row.made_at)
        for row in rows
    ]
    return shown, str(rows[-1].pk) if more else ""
