"""Members are told that words of theirs are asked for, and what becomes of a pain point that they share."""

from __future__ import annotations

from porukka.communities.models import Deed, Member
from porukka.notifications.actions.telling import AT_ONCE, write
from porukka.notifications.kinds import Kind
from porukka.notifications.models import Notification
from porukka.purpose.models import MeToo, Pain, Quote


def tell_of_question(deed: Deed) -> None:
    """Tell whose words are asked for, if the question still stands. The same deed again changes nothing."""
    asked = Quote.objects.filter(community_id=deed.community_id, pk=deed.subject, state=Quote.State.ASKED)
    author = asked.values_list("author", flat=True).first()
    people = Member.objects.active().filter(community_id=deed.community_id, pk=author or 0)
    for member in people.select_related("person", "community"):
        if Quote.objects.visible_to(member).filter(pk=deed.subject).exists():
            write([Notification(member=member, kind=Kind.QUOTE_ASKED)], deed)


def tell_of_change(deed: Deed) -> None:
    """Tell whoever has the pain point and may still read it, but not who said so. The same deed again changes
    nothing."""
    standing = Pain.objects.filter(post__deleted_at=None, post__hidden_at=None, post__topic__deleted_at=None)
    pain = standing.filter(community_id=deed.community_id, pk=deed.subject)
    found = pain.select_related("post__topic__room").first()
    if found is None:
        return
    having = MeToo.objects.filter(community_id=deed.community_id, pain=found)
    people = Member.objects.reading(found.post.topic.room).filter(pk__in=having.values("member"))
    told = list(people.exclude(pk=deed.actor_id or 0).select_related("person", "community").order_by("pk"))
    for start in range(0, len(told), AT_ONCE):
        some = told[start : start + AT_ONCE]
        write([Notification(member=member, kind=Kind.PAIN_CHANGED) for member in some], deed)
