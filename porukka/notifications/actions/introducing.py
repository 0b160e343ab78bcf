"""Members are asked to greet somebody new, or whether they would like to meet somebody, and told when both do."""

from __future__ import annotations

from porukka.communities.models import Deed, Member
from porukka.discussions.models import Post, Topic
from porukka.notifications.actions.telling import write
from porukka.notifications.kinds import Kind
from porukka.notifications.models import Notification
from porukka.profiles.models import Introduction


def ask_both(deed: Deed) -> None:
    """Ask the two, if they are to be asked. The same deed again changes nothing."""
    found = _find(deed)
    if found is not None and found.is_asked:
        _tell(deed, found, Kind.INTRODUCTION)


def tell_both(deed: Deed) -> None:
    """Tell the two together that both have said yes. The same deed again changes nothing."""
    found = _find(deed)
    if found is not None and found.met_at is not None:
        _tell(deed, found, Kind.INTRODUCED)


def ask_greeters(deed: Deed) -> None:
    """Ask the greeters whose turn it is to answer somebody new. The same deed again changes nothing."""
    post = (
        Post.objects.filter(community_id=deed.community_id, pk=deed.subject).select_related("topic").first()
    )
    if post is None:
        return
    people = Member.objects.active().filter(
        community_id=deed.community_id, pk__in=[int(pk) for pk in deed.data["greeters"]]
    )
    lines = [
        Notification(member=member, kind=Kind.GREET, topic=post.topic, post=post)
        for member in people.select_related("person", "community")
        if Topic.objects.visible_to(member).filter(pk=post.topic_id).exists()
    ]
    write(lines, deed)


def _find(deed: Deed) -> Introduction | None:
    return Introduction.objects.filter(community_id=deed.community_id, pk=deed.subject).first()


def _tell(deed: Deed, found: Introduction, kind: str) -> None:
    two = Member.objects.active().filter(
        community_id=deed.community_id, pk__in=[found.first_id, found.second_id]
    )
    people = list(two.select_related("person", "community"))
    # one who has left meanwhile meets nobody
    if len(people) == 2:
        write([Notification(member=member, kind=kind) for member in people], deed)
