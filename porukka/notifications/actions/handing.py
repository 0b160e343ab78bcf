"""A member is told that somebody of the team thinks she may know an answer."""

from __future__ import annotations

from porukka.communities.models import Deed, Member
from porukka.discussions.models import Post
from porukka.notifications.actions.telling import write
from porukka.notifications.kinds import Kind
from porukka.notifications.models import Notification


def tell(deed: Deed) -> None:
    """Tell whom the question was handed to, while she reads it. The same deed again changes nothing."""
    people = Member.objects.active().filter(community_id=deed.community_id, pk=int(deed.data["to"]))
    posts = Post.objects.filter(deleted_at=None, hidden_at=None, pk=int(deed.data["post"]))
    for member in people.select_related("person", "community"):
        post = (
            posts.filter(pk__in=Post.objects.visible_to(member).values("pk")).select_related("topic").first()
        )
        if post is not None:
            kind = Kind.HANDED
            write([Notification(member=member, kind=kind, topic=post.topic, post=post)], deed)
