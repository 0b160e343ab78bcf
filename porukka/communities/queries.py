"""What the pages of a community read, as few queries as the page has parts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef

from porukka.communities.addresses import room_url
from porukka.communities.models import Block, Community, Invitation, Member, Room, RoomMember
from porukka.communities.roles import RIGHTS
from porukka.communities.visitor import Reader
from porukka.core.ids import to_text
from porukka.core.numbers import whole

HUES = 6
MEMBERS_A_PAGE = 60
BLOCKS_A_PAGE = 60
PAST_SHOWN = 20


@dataclass(frozen=True)
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
    wanted = {int(one) for one in ids}
    if not wanted:
        return {}
    found = Member.objects.filter(community_id=community_id, pk__in=wanted).only(
        "id", "name", "tagline", "picture_id", "role"
    )
    return {member.pk: face_of(member) for member in found}


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
    """Every room the reader may know of, each with `is_inside`: whether she may read it."""
    inside = RoomMember.objects.filter(
        community_id=reader.community_id, room=OuterRef("pk"), member_id=reader.pk
    )
    rooms = list(Room.objects.visible_to(reader).annotate(has_place=Exists(inside)).in_order()[: Room.MOST])
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
    return [face_of(one) for one in Member.objects.visible_to(reader).order_by("-joined_at")[:most]]


def room_people(reader: Reader, room: Room) -> list[RoomMember]:
    """Who has a place in a private or secret room, owners first."""
    places = RoomMember.objects.filter(community_id=reader.community_id, room=room)
    return list(places.select_related("member").order_by("-is_owner", "member__name")[:500])


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
        {"words": right.words, "cells": [(role.label, role.value in right.roles) for role in roles]}
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
