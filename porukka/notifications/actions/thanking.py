"""A member is told that somebody thanked her."""

from __future__ import annotations

from porukka.communities.models import Deed, Member
from porukka.notifications.actions.telling import write
from porukka.notifications.kinds import Kind
from porukka.notifications.models import Notification
from porukka.thanks.models import Thanks


def tell(deed: Deed) -> None:
    """Tell whom the thanks are for, while they stand. The same deed again changes nothing."""
    thanks = Thanks.objects.filter(community_id=deed.community_id, pk=deed.subject, hidden_at=None).first()
    if thanks is None:
        return
    people = Member.objects.active().filter(community_id=deed.community_id, pk=thanks.to_id)
    write(
        [
            Notification(member=member, kind=Kind.THANKED)
            for member in people.select_related("person", "community")
        ],
        deed,
    )


def forget(deed: Deed) -> None:
    """Thanks were taken back: the line that told of them goes, if they were the last from that member."""
    still = Thanks.objects.filter(community_id=deed.community_id, by=deed.actor_id, to=int(deed.data["to"]))
    if not still.exists():
        lines = Notification.objects.filter(community_id=deed.community_id, member=int(deed.data["to"]))
        lines.filter(kind=Kind.THANKED, actor=deed.actor_id, deed_seq__lt=deed.seq).delete()
