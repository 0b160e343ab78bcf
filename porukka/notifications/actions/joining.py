"""Members are told who asks to join, that a guest of theirs is here, and that they were let in."""

from __future__ import annotations

from porukka.communities.models import Deed, Member
from porukka.notifications.actions.telling import write
from porukka.notifications.models import Notification

Kind = Notification.Kind


def tell_of_request(deed: Deed) -> None:
    """Tell those who decide that somebody asks to join: one line until they have looked at it. The same deed again
    changes nothing."""
    team = Member.objects.active().filter(community_id=deed.community_id, role__in=Member.TEAM)
    told = Notification.objects.filter(
        community_id=deed.community_id, kind=Kind.ASKED_TO_JOIN, read_at=None, deed_seq__lt=deed.seq
    )
    members = team.exclude(pk__in=told.values("member")).select_related("person", "community")
    write([Notification(member=member, kind=Kind.ASKED_TO_JOIN) for member in members], deed)


def tell_inviter(deed: Deed) -> None:
    """Tell a member that somebody came by her invitation. The same deed again changes nothing."""
    inviter = _here(deed, int(deed.data.get("inviter") or 0))
    if inviter is not None and inviter.pk != deed.actor_id:
        write([Notification(member=inviter, kind=Kind.GUEST_CAME)], deed)


def tell_newcomer(deed: Deed) -> None:
    """Tell somebody who asked to join that she is in. The same deed again changes nothing."""
    newcomer = _here(deed, deed.subject)
    if newcomer is not None:
        write([Notification(member=newcomer, kind=Kind.CAME_IN)], deed)


def _here(deed: Deed, pk: int) -> Member | None:
    people = Member.objects.active().filter(community_id=deed.community_id)
    return people.select_related("person", "community").filter(pk=pk).first()
