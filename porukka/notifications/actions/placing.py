"""Members are told of their standing: a role, a place in a room, and who waits for their word about one."""

from __future__ import annotations

from porukka.communities.models import Deed, Member, Offer, Room, RoomMember, Stewardship, Waiting
from porukka.communities.rules import may_let_in, may_name_stewards
from porukka.notifications.actions.telling import write
from porukka.notifications.kinds import Kind
from porukka.notifications.models import Notification

Role = Member.Role
MOST_LEADERS = 100


def tell_of_role(deed: Deed) -> None:
    """Tell a member which role she was given. The same deed again changes nothing."""
    if deed.actor_id == deed.subject:
        return
    lines = [
        Notification(member=member, kind=Kind.ROLE, outcome=deed.data["role"][1])
        for member in _here(deed, [deed.subject])
    ]
    write(lines, deed)


def tell_of_board(deed: Deed) -> None:
    """Tell a member that she is on the board, unless she named herself. The same deed again changes nothing."""
    named = int(deed.data.get("member") or 0)
    if named != deed.actor_id:
        write(
            [Notification(member=one, kind=Kind.BOARD) for one in _here(deed, [named]) if one.on_board], deed
        )


def forget_board(deed: Deed) -> None:
    """Her seat has ended: the line leads nowhere any more."""
    named = int(deed.data.get("member") or 0)
    told = Notification.objects.filter(community_id=deed.community_id, member=named, kind=Kind.BOARD)
    told.filter(deed_seq__lt=deed.seq).delete()


def tell_of_seat(deed: Deed) -> None:
    """Tell a member that a seat is hers after waiting, or that she was not let in: by all together, no one alone.
    The same deed again changes nothing."""
    outcome = "seat" if deed.kind == "room.seat_given" else "declined"
    _tell_of_place(deed, [deed.subject], outcome)


def tell_of_sibling(deed: Deed) -> None:
    """Tell those who waited for a full room that a seat in its sibling is offered to them."""
    _tell_of_place(deed, [int(pk) for pk in deed.data["offered"]], "sibling")


def _tell_of_place(deed: Deed, ids: list[int], outcome: str) -> None:
    if deed.room_id is not None:
        people = _here(deed, ids)
        write(
            [
                Notification(member=member, kind=Kind.PLACE, room_id=deed.room_id, outcome=outcome)
                for member in people
            ],
            deed,
        )


def tell_of_asking(deed: Deed) -> None:
    """Tell those who let people into a room, owners and stewards, that somebody asks. The same deed again changes
    nothing."""
    asks = Waiting.objects.filter(room=deed.room_id, member=deed.subject, state=Waiting.State.ASKED)
    if deed.room is None or not asks.exists():
        return  # taken back, or decided about, before we came to it
    keepers = [member for member in _here(deed, _keepers(deed.room)) if may_let_in(member, deed.room)]
    write([Notification(member=member, kind=Kind.ASKED_IN, room_id=deed.room_id) for member in keepers], deed)


TERMS = {"steward.named": "steward", "steward.term_ending": "term_soon", "steward.term_ended": "term_over"}


def tell_of_term(deed: Deed) -> None:
    """Tell a steward that her term begins, ends soon or is over, unless she did it herself."""
    if deed.actor_id != deed.subject:
        _tell_of_place(deed, [deed.subject], TERMS[deed.kind])


def tell_of_offer(deed: Deed) -> None:
    """Tell those who name the stewards of a room that somebody offers to be one."""
    if Offer.objects.filter(room=deed.room_id, member=deed.subject).exists():
        _tell_namers(deed, "offer")


def tell_of_succession(deed: Deed) -> None:
    """Tell those who name the stewards of a room that one has handed over to another."""
    _tell_namers(deed, "handed")


def _tell_namers(deed: Deed, outcome: str) -> None:
    if deed.room is None:
        return
    people = Member.objects.filter(community_id=deed.community_id, role__in=[Role.FOUNDER, Role.MANAGER])
    leaders = list(people.values_list("pk", flat=True)[:MOST_LEADERS])
    found = _here(deed, leaders if deed.room.is_open else _keepers(deed.room))
    told = [one for one in found if one.pk != deed.actor_id and may_name_stewards(one, deed.room)]
    lines = [
        Notification(member=member, kind=Kind.ASKED_IN, room_id=deed.room_id, outcome=outcome)
        for member in told
    ]
    write(lines, deed)


def _keepers(room: Room) -> list[int]:
    owners = RoomMember.objects.filter(room=room, is_owner=True).values_list("member_id", flat=True)
    stewards = Stewardship.objects.current().filter(room=room).values_list("member_id", flat=True)
    return sorted({*owners, *stewards})


def _here(deed: Deed, ids: list[int]) -> list[Member]:
    """Who of these is inside today."""
    people = Member.objects.active().filter(community_id=deed.community_id, pk__in=ids)
    return list(people.select_related("person", "community").order_by("pk"))
