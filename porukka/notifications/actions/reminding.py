"""Members are reminded to read what they were asked to read, and not any more once they have."""

from __future__ import annotations

from porukka.communities.models import Deed, Member
from porukka.confirmations.models import Ask
from porukka.confirmations.queries import missing
from porukka.notifications.actions.telling import AT_ONCE, write
from porukka.notifications.kinds import Kind
from porukka.notifications.models import Notification


def tell(deed: Deed) -> None:
    """Tell whoever has not confirmed that she read it and still reads there, but not who reminds. The same deed again
    changes nothing."""
    standing = Ask.objects.filter(post__deleted_at=None, post__hidden_at=None, post__topic__deleted_at=None)
    found = standing.filter(community_id=deed.community_id, pk=deed.subject)
    ask = found.select_related("post__topic__room").first()
    if ask is None:
        return
    told = [pk for pk in missing(ask) if pk != deed.actor_id]
    for start in range(0, len(told), AT_ONCE):
        some = Member.objects.filter(pk__in=told[start : start + AT_ONCE])
        people = some.select_related("person", "community").order_by("pk")
        facts = {"kind": Kind.TO_READ, "topic": ask.post.topic, "post": ask.post}
        write([Notification(member=member, **facts) for member in people], deed)


def forget(deed: Deed) -> None:
    """She has said that she read it: the lines that asked her to go, and so do letters that wait."""
    asked = Ask.objects.filter(community_id=deed.community_id, pk=deed.subject)
    lines = Notification.objects.filter(community_id=deed.community_id, member=deed.actor_id or 0)
    lines.filter(kind=Kind.TO_READ, post__in=asked.values("post"), deed_seq__lt=deed.seq).delete()
