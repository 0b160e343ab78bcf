"""Members are told who asks to join or is suggested, that a guest of theirs is here, that they were let in, and that
the founding circle opens."""

from __future__ import annotations

from porukka.communities.models import Deed, Member
from porukka.joining.models import Nomination
from porukka.notifications.actions.telling import write
from porukka.notifications.kinds import Kind
from porukka.notifications.models import Notification


def tell_of_request(deed: Deed) -> None:
    """Tell those who decide that somebody asks to join. The same deed again changes nothing."""
    _tell_team(deed, Kind.ASKED_TO_JOIN)


def tell_of_suggestion(deed: Deed) -> None:
    """Tell those who decide that a member suggests somebody. The same deed again changes nothing."""
    _tell_team(deed, Kind.SUGGESTED)


def tell_of_decision(deed: Deed) -> None:
    """Tell those who suggested somebody that the team has decided, but not who of it. The same deed again changes
    nothing."""
    said = Nomination.objects.filter(community_id=deed.community_id, candidate=deed.subject)
    people = Member.objects.active().filter(community_id=deed.community_id, pk__in=said.values("by"))
    members = people.exclude(pk=deed.actor_id or 0).select_related("person", "community")
    write([Notification(member=member, kind=Kind.SUGGESTION_DECIDED) for member in members], deed)


def tell_founders(deed: Deed) -> None:
    """Tell the founders that their circle opens tomorrow, or has opened; not who opened it herself. The same deed
    again changes nothing."""
    founders = Member.objects.active().filter(community_id=deed.community_id, role=Member.Role.FOUNDER)
    if deed.data.get("by_hand"):
        founders = founders.exclude(pk=deed.actor_id or 0)
    outcome = deed.kind.partition(".")[2]
    members = founders.select_related("person", "community")
    write([Notification(member=member, kind=Kind.CIRCLE, outcome=outcome) for member in members], deed)


def _tell_team(deed: Deed, kind: str) -> None:
    """One line until they have looked at it."""
    team = Member.objects.active().filter(community_id=deed.community_id, role__in=Member.TEAM)
    told = Notification.objects.filter(
        community_id=deed.community_id, kind=kind, read_at=None, deed_seq__lt=deed.seq
    )
    team = team.exclude(pk__in=told.values("member")).exclude(pk=deed.actor_id or 0)
    members = team.select_related("person", "community")
    write([Notification(member=member, kind=kind) for member in members], deed)


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
