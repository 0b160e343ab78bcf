"""Somebody comes in, leaves, is suspended or removed, gets a role, leaves a room."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.communities import deeds, rules
from porukka.communities.actions import seating, stewarding
from porukka.communities.models import Community, Member, Room, RoomMember, Waiting
from porukka.core.refusal import Refused, ensure
from porukka.people.models import Person

let_in = seating.let_in  # belonging to a room: whoever does that asks for it here


@transaction.atomic
def join(person: Person, community: Community, *, guidelines: int = 0) -> Member:
    """Become a member of an open community. guidelines: the version she was shown and accepts with it."""
    ensure(rules.may_join(person, community))
    return come_in(person, community, guidelines=guidelines)


def come_in(
    person: Person,
    community: Community,
    *,
    role: str = Member.Role.MEMBER,
    invited_by: Member | None = None,
    guidelines: int = 0,
) -> Member:
    """Make `person` an active member (again). The caller has asked the rules and holds the transaction.

    guidelines: the version she was shown and accepts by coming in; 0 if she was shown none, and is asked inside.

    Raises Refused if she is inside already or was removed.
    """
    if not rules.may_come_in(person, community):
        raise Refused(_("You cannot join this community with this account."))
    now, accepted = timezone.now(), min(guidelines, community.guidelines_version)
    fresh: dict[str, Any] = {
        "state": Member.State.ACTIVE,
        "role": role,
        "name": person.name,
        "joined_at": now,
        "left_at": None,
        "guidelines_version": accepted,
        "guidelines_at": now if accepted else None,
    }
    # whoever comes back by herself stays the guest of the one who invited her first
    if invited_by is not None:
        fresh["invited_by"] = invited_by
    here = Member.objects.filter(community=community, person=person)
    # only one of several presses finds the row as it was, or makes it: the others wait here and are refused
    if not here.filter(state=Member.State.LEFT).update(**fresh):
        try:
            with transaction.atomic():
                Member.objects.create(community=community, person=person, **fresh)
        except IntegrityError:
            raise Refused(_("You are a member already.")) from None
    member = here.get()
    Community.objects.filter(pk=community.pk).update(members_count=F("members_count") + 1)
    deeds.record("member.joined", actor=member, subject=member.pk, guidelines=accepted)
    return member


@transaction.atomic
def leave(member: Member) -> None:
    """Leave the community and every room in it. What one wrote stays under one's name."""
    # founders who leave at the same moment wait here for each other, so that one of them stays
    founders = Member.objects.filter(community_id=member.community_id, role=Member.Role.FOUNDER)
    list(founders.select_for_update(no_key=True).order_by("pk"))
    ensure(
        rules.may_leave(member),
        _("You are the only founder. Make somebody else a founder first, then you can leave."),
    )
    _end(member, Member.State.LEFT)
    deeds.record("member.left", actor=member, subject=member.pk, person=str(member.person_id))


@transaction.atomic
def remove(member: Member, other: Member) -> None:
    """Take a member out for good; an invitation does not bring her back."""
    ensure(rules.may_remove(member, other))
    _end(other, Member.State.REMOVED)
    deeds.record("member.removed", actor=member, subject=other.pk, person=str(other.person_id))


def _end(member: Member, state: str) -> None:
    now = timezone.now()
    ended = Member.objects.filter(pk=member.pk, state__in=Member.State.inside()).update(
        state=state, left_at=now, on_board=False
    )
    ensure(bool(ended))
    member.state, member.left_at, member.on_board = state, now, False
    Community.objects.filter(pk=member.community_id).update(members_count=F("members_count") - 1)
    rooms = seating.lock(RoomMember.objects.filter(member=member).values_list("room", flat=True))
    _hand_on_keys(member)
    RoomMember.objects.filter(member=member).delete()
    Waiting.objects.filter(member=member).delete()
    stewarding.end_all(member)
    for room in rooms.values():
        seating.fill(room)


def _hand_on_keys(member: Member) -> None:
    """A room that loses its only owner gets the one who has been in it longest, or nobody could come in again."""
    for place in RoomMember.objects.filter(member=member, is_owner=True):
        staying = RoomMember.objects.filter(room=place.room_id).exclude(pk=place.pk)
        heir = staying.order_by("since", "id").first()
        if heir is not None and not staying.filter(is_owner=True).exists():
            heir.is_owner = True
            heir.save(update_fields=["is_owner"])


@transaction.atomic
def suspend(member: Member, other: Member, *, until: datetime, why: str) -> None:
    """Keep a member out until a time (UTC), with a reason she can read."""
    ensure(rules.may_suspend(member, other))
    ensure(until > timezone.now(), _("The end of a suspension lies in the future."))
    other.state, other.suspended_until, other.suspended_why = Member.State.SUSPENDED, until, why
    other.save(update_fields=["state", "suspended_until", "suspended_why"])
    deeds.record(
        "member.suspended",
        actor=member,
        subject=other.pk,
        person=str(other.person_id),
        until=until.isoformat(),
    )


@transaction.atomic
def end_suspension(member: Member, other: Member) -> None:
    ensure(rules.may_suspend(member, other) and other.state == Member.State.SUSPENDED)
    other.state, other.suspended_until, other.suspended_why = Member.State.ACTIVE, None, ""
    other.save(update_fields=["state", "suspended_until", "suspended_why"])
    deeds.record("member.suspension_ended", actor=member, subject=other.pk)


@transaction.atomic
def give_role(member: Member, other: Member, role: str) -> None:
    """Give another member a role, or take one away by giving *member*. Raises Refused."""
    # two founders who take the role from each other at the same moment wait here, so that one of them stays
    rows = Member.objects.filter(community_id=member.community_id)
    rows = rows.filter(Q(role=Member.Role.FOUNDER) | Q(pk__in=[member.pk, other.pk]))
    now = {row.pk: row for row in rows.select_for_update(no_key=True).order_by("pk")}
    for one in (member, other):
        one.role, one.state = now[one.pk].role, now[one.pk].state
    ensure(other.state in Member.State.inside() and rules.may_give_role(member, other, role))
    before, other.role = other.role, role
    other.save(update_fields=["role"])
    deeds.record(
        "member.role_given", actor=member, subject=other.pk, person=str(other.person_id), role=[before, role]
    )


@transaction.atomic
def leave_room(member: Member, room: Room) -> None:
    ensure(
        rules.may_leave_room(member, room),
        _("You are the room's only owner. Make somebody else its owner first, then you can leave."),
    )
    room = seating.lock([room.pk])[room.pk]
    RoomMember.objects.filter(room=room, member=member).delete()
    stewarding.end_in(member, [room.pk])
    deeds.record("room.left", actor=member, subject=member.pk, room=room)
    seating.fill(room)


@transaction.atomic
def show_out(member: Member, room: Room, other: Member) -> None:
    """Take another member out of a private or secret room."""
    ensure(rules.owns(member, room) and other.pk != member.pk)
    room = seating.lock([room.pk])[room.pk]
    ensure(bool(RoomMember.objects.filter(room=room, member=other).delete()[0]))
    stewarding.end_in(other, [room.pk])
    deeds.record("room.shown_out", actor=member, subject=other.pk, room=room)
    seating.fill(room)
