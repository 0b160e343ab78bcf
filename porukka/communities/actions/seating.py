"""Seats in a private room: asked for, taken, waited for; a room that is full has a sibling started beside it.

Whoever gives or frees a seat holds the room's row first, so of many who take the last one exactly one gets it.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from porukka.communities import deeds, rules
from porukka.communities.models import Member, Room, RoomMember, Waiting
from porukka.communities.slugs import slug_of
from porukka.core.refusal import Refused, ensure

State = Waiting.State
INSIDE, ASKED, QUEUED = "inside", State.ASKED, State.QUEUED
FULL = _("The room is full. Take its waiting list, or start a sibling of the room.")


def lock(rooms: Iterable[int]) -> dict[int, Room]:
    """Hold these rooms until the transaction ends, always in the same order."""
    found = Room.objects.select_for_update(no_key=True).filter(pk__in=list(rooms)).order_by("pk")
    return {room.pk: room for room in found}


def has_seat(room: Room) -> bool:
    """Whether one more fits in. The caller holds the room."""
    return room.seats is None or RoomMember.objects.filter(room=room).count() < room.seats


def seat(room: Room, member: Member) -> RoomMember:
    """The member's place in a room, made if missing; her waits for it and for its siblings are over. The caller has
    asked the rules and holds the room. Raises Refused if the room is full."""
    place = RoomMember.objects.filter(room=room, member=member).first()
    if place is None:
        ensure(has_seat(room), FULL)
        place = RoomMember.objects.create(community_id=room.community_id, room=room, member=member)
    family = room.sibling_of_id or room.pk
    siblings = Room.objects.filter(community_id=room.community_id, sibling_of=family).values("pk")
    waits = Waiting.objects.filter(community_id=room.community_id, member=member)
    (waits.filter(room__in=[family, room.pk]) | waits.filter(room__in=siblings)).delete()
    return place


@transaction.atomic
def ask_in(member: Member, room: Room, words: str = "") -> str:
    """Ask to be let into a private room; where seats are taken freely, or one was offered, take it or wait for one.

    words: for those who decide. Returns INSIDE, ASKED or QUEUED; asking again changes nothing. Raises Refused.
    """
    room = lock([room.pk])[room.pk]
    ensure(rules.may_ask_in(member, room))
    before = Waiting.objects.filter(room=room, member=member).first()
    if before is not None and before.state in (ASKED, QUEUED):
        return before.state
    if before is None and room.entry == Room.Entry.ASKED:
        _wait(room, member, ASKED, words)
        deeds.record("room.asked", actor=member, subject=member.pk, room=room)
        return ASKED
    if has_seat(room):
        seat(room, member)
        deeds.record("room.seat_taken", actor=member, subject=member.pk, room=room)
        return INSIDE
    if before is not None:
        before.delete()  # offered when there were seats: she waits from now on
    _wait(room, member, QUEUED, words)
    deeds.record("room.queued", actor=member, subject=member.pk, room=room)
    return QUEUED


def _wait(room: Room, member: Member, state: str, words: str = "") -> None:
    Waiting.objects.create(
        community_id=room.community_id, room=room, member=member, state=state, words=words.strip()
    )


@transaction.atomic
def let_in(member: Member, room: Room, other: Member, *, as_owner: bool = False) -> RoomMember | None:
    """Let another member into a private or secret room, or make somebody inside its owner.

    Returns her place; None if the room is full, where she who asked now waits for a seat. Raises Refused.
    """
    room = lock([room.pk])[room.pk]
    ensure(rules.owns(member, room) if as_owner else rules.may_let_in(member, room))
    ensure(other.community_id == room.community_id and other.is_active)
    wait = Waiting.objects.filter(room=room, member=other).first()
    if wait is not None and not has_seat(room):
        Waiting.objects.filter(pk=wait.pk).update(state=QUEUED)
        deeds.record("room.queued", actor=member, subject=other.pk, room=room)
        return None
    place = seat(room, other)
    if as_owner and not place.is_owner:
        place.is_owner = True
        place.save(update_fields=["is_owner"])
    deeds.record("room.let_in", actor=member, subject=other.pk, room=room)
    return place


def come_by_invitation(member: Member, room: Room) -> None:
    """Take the seat an invitation leads to, or wait for one. The caller has asked the rules and holds the room.

    Raises Refused if a secret room is full: it has no waiting list.
    """
    room = Room.objects.get(pk=room.pk)
    if has_seat(room) or room.kind == Room.Kind.SECRET:
        seat(room, member)
        deeds.record("room.let_in", actor=member, subject=member.pk, room=room)
        return
    Waiting.objects.filter(room=room, member=member).delete()
    _wait(room, member, QUEUED)
    deeds.record("room.queued", actor=member, subject=member.pk, room=room)


@transaction.atomic
def decline(member: Member, room: Room, other: Member) -> None:
    """Do not let in who has asked or waits. She is told kindly, and may ask again. Raises Refused."""
    ensure(rules.may_let_in(member, room))
    ensure(bool(Waiting.objects.filter(room=room, member=other).delete()[0]))
    deeds.record("room.declined", actor=member, subject=other.pk, room=room)


@transaction.atomic
def stop_waiting(member: Member, room: Room) -> None:
    """Take back what one asked, leave the waiting list, or decline what was offered. Raises Refused."""
    ensure(bool(Waiting.objects.filter(room=room, member=member).delete()[0]))
    deeds.record("room.waiting_ended", actor=member, subject=member.pk, room=room)


def fill(room: Room) -> None:
    """Give free seats to those who have waited longest. The caller holds the room; a deed for each tells her."""
    queue = Waiting.objects.filter(room=room, state=QUEUED).select_related("member").order_by("pk")
    waiting = queue.filter(member__in=Member.objects.active().filter(community_id=room.community_id))
    for wait in waiting:
        if not has_seat(room):
            return
        seat(room, wait.member)
        deeds.record("room.seat_given", actor=None, subject=wait.member_id, room=room)


@transaction.atomic
def start_sibling(member: Member, room: Room, *, name: str) -> Room:
    """A room like a full one, beside it; those who wait for the full one are offered its seats, in their order.

    name: what it is called. Whoever starts it owns it. Returns the new room. Raises Refused.
    """
    room = lock([room.pk])[room.pk]
    ensure(rules.may_start_sibling(member, room))
    rooms = Room.objects.filter(community_id=member.community_id)
    if rooms.count() >= Room.MOST:
        raise Refused(_("There are as many rooms as a community can have. Take one into use again instead."))
    copied = ("description", "kind", "mode", "slow_seconds", "anonymous_allowed", "seats", "entry")
    sibling = Room.objects.create(
        community_id=member.community_id,
        name=name,
        slug=slug_of(name, default="room"),
        position=room.position,
        sibling_of_id=room.sibling_of_id or room.pk,
        **{fact: getattr(room, fact) for fact in copied},
    )
    RoomMember.objects.create(community_id=member.community_id, room=sibling, member=member, is_owner=True)
    queue = Waiting.objects.filter(room=room, state=QUEUED).exclude(member=member).order_by("pk")
    offered = list(queue.values_list("member_id", flat=True)[: (room.seats or 1) - 1])
    Waiting.objects.bulk_create(
        Waiting(community_id=member.community_id, room=sibling, member_id=pk, state=State.OFFERED)
        for pk in offered
    )
    Waiting.objects.filter(room=room, member=member).delete()  # she has a seat now
    deeds.record("room.made", actor=member, subject=sibling.pk, room=sibling)
    told = [str(pk) for pk in offered]
    deeds.record("room.sibling_started", actor=member, subject=room.pk, room=sibling, offered=told)
    return sibling
