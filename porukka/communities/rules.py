"""Who may do what in a community. Pure answers: no request is read here, nothing is written."""

from __future__ import annotations

from django.db.models import Count, F, Q

from porukka.communities.models import Community, Invitation, Member, Room, RoomMember, Stewardship, Waiting
from porukka.communities.roles import FOUNDER, has, has_in, outranks, rights_of
from porukka.communities.visitor import Reader
from porukka.people.who import Anybody


def may_found(person: Anybody) -> bool:
    """The keeper founds the communities of an installation."""
    return bool(person.is_authenticated and person.is_keeper)


def may_join(person: Anybody, community: Community) -> bool:
    """Anyone signed in may join an open community that she can see; the other doors need an invitation."""
    return bool(
        person.is_authenticated
        and community.joining_now == Community.Joining.OPEN
        and community.is_readable_by_all
        and may_come_in(person, community)
    )


def may_ask_to_join(person: Anybody, community: Community) -> bool:
    """Whoever is signed in and not inside may ask where the team decides, if others know of the community;
    the answer is the team's, also to those whom it once removed."""
    return bool(
        person.is_authenticated
        and community.joining_now == Community.Joining.REQUEST
        and community.is_known
        and not community.members.filter(person=person.pk, state__in=Member.State.inside()).exists()
    )


def may_decide_who_joins(member: Reader) -> bool:
    return has(member, "decide_who_joins")


def may_come_in(person: Anybody, community: Community) -> bool:
    """Somebody who is inside, suspended or removed does not come in again, invitation or not."""
    return not community.members.filter(
        person=person.pk, state__in=(*Member.State.inside(), Member.State.REMOVED)
    ).exists()


def may_leave(member: Reader) -> bool:
    """Everybody may leave, but a community keeps at least one founder."""
    if not member.is_member:
        return False
    if member.role != FOUNDER:
        return True
    others = Member.objects.active().filter(community_id=member.community_id, role=FOUNDER)
    return others.exclude(pk=member.pk).exists()


def may_see_members(member: Reader) -> bool:
    return has(member, "see_members")


def may_block(member: Reader, other: Member) -> bool:
    """Anybody but herself, the team too: what it decides reaches her all the same."""
    return member.is_member and not member.is_suspended and other.pk != member.pk


def may_invite(member: Reader, room: Room | None = None) -> bool:
    """Members invite to the community; into a private or secret room only those who let people in there."""
    if not has(member, "invite"):
        return False
    return room is None or room.is_open or owns(member, room)


def is_good(invitation: Invitation) -> bool:
    """An invitation is as good as the right of the one who made it, today (C8)."""
    maker = invitation.made_by
    if maker is None or not maker.is_active:
        return False
    return invitation.is_usable and may_invite(maker, invitation.room)


def may_withdraw(member: Reader, invitation: Invitation) -> bool:
    return bool(
        member.is_member
        and not member.is_suspended
        and (member.is_team or invitation.made_by_id == member.pk)
    )


def may_edit_community(member: Reader) -> bool:
    return has(member, "edit_community")


def may_open_community(member: Reader) -> bool:
    """Showing a community to more people than before shows old words too: the founder alone decides that (C1)."""
    return has(member, "open_community")


def may_make_rooms(member: Reader) -> bool:
    return has(member, "make_rooms")


def may_edit_room(member: Reader, room: Room) -> bool:
    """Open rooms are the leaders'; a private or secret room is its owners', whatever one's role."""
    if room.is_open:
        return has(member, "make_rooms")
    return owns(member, room)


def may_let_in(member: Reader, room: Room) -> bool:
    """Only an owner or a steward of a private or secret room lets others in: managing a community opens no such
    door."""
    return not room.is_open and (owns(member, room) or has_in(member, "let_in", room))


def may_slow_room(member: Reader, room: Room) -> bool:
    """Whoever edits an open room, owners of a private or secret one, and its stewards."""
    return may_edit_room(member, room) or (room.pk in member.stewarded and has_in(member, "slow_room", room))


def may_name_stewards(member: Reader, room: Room) -> bool:
    """Leaders in open rooms, owners in their private and secret ones."""
    return has(member, "name_stewards") if room.is_open else owns(member, room)


def may_offer(member: Reader, room: Room) -> bool:
    """Every member who reads the room and is not its steward yet."""
    return has(member, "offer") and room.pk not in member.stewarded


def may_hand_over(member: Reader, term: Stewardship, room: Room) -> bool:
    """Her own task, while her term runs."""
    return term.member_id == member.pk and term.ended_at is None and room.pk in member.stewarded


def may_end_term(member: Reader, term: Stewardship, room: Room) -> bool:
    """One steps down oneself; whoever names stewards there ends a term as well."""
    own = member.is_member and not member.is_suspended and term.member_id == member.pk
    return own or may_name_stewards(member, room)


def may_ask_in(member: Reader, room: Room) -> bool:
    """Members outside ask at the door of a private room; nobody outside knows of a secret one."""
    if room.kind != Room.Kind.PRIVATE or not has(member, "ask_in"):
        return False
    return not RoomMember.objects.filter(room=room, member_id=member.pk).exists()


def may_start_sibling(member: Reader, room: Room) -> bool:
    """Whoever is in a full room or waits for a seat in it, as long as no sibling of it has a free one."""
    if room.is_open or room.seats is None or not has(member, "start_sibling"):
        return False
    places = RoomMember.objects.filter(room=room)
    here = places.filter(member_id=member.pk).exists() or (
        Waiting.objects.filter(room=room, member_id=member.pk, state=Waiting.State.QUEUED).exists()
    )
    return here and places.count() >= room.seats and sibling_with_seats(room) is None


def sibling_with_seats(room: Room) -> Room | None:
    """A sibling of the room in which a seat is free."""
    family = room.sibling_of_id or room.pk
    siblings = Room.objects.filter(Q(pk=family) | Q(sibling_of=family), community_id=room.community_id)
    counted = siblings.exclude(pk=room.pk).annotate(taken=Count("insiders"))
    return counted.filter(Q(seats=None) | Q(taken__lt=F("seats"))).order_by("pk").first()


def owns(member: Reader, room: Room) -> bool:
    """Whether she owns a private or secret room."""
    if not member.is_member or member.is_suspended or room.is_open:
        return False
    return RoomMember.objects.filter(room=room, member_id=member.pk, is_owner=True).exists()


def may_leave_room(member: Reader, room: Room) -> bool:
    """An owner leaves only when another owner stays."""
    if not member.is_member or room.is_open:
        return False
    place = RoomMember.objects.filter(room=room, member_id=member.pk).first()
    if place is None:
        return False
    if not place.is_owner:
        return True
    others = RoomMember.objects.filter(room=room).exclude(pk=place.pk)
    return others.filter(is_owner=True).exists() or not others.exists()


def may_suspend(member: Reader, other: Member) -> bool:
    return has(member, "suspend") and outranks(member, other)


def may_remove(member: Reader, other: Member) -> bool:
    return has(member, "remove") and outranks(member, other)


def may_give_role(member: Reader, other: Member, role: str) -> bool:
    """A leader gives those below her a role without a right that she has not herself; founders share everything,
    also with founders. Nobody changes her own, so the last founder stays one."""
    if not has(member, "give_roles") or other.pk == member.pk or other.role == role:
        return False
    if member.role == FOUNDER:
        return True
    return outranks(member, other) and rights_of(role) <= rights_of(member.role)
