"""Members are told when what they asked for has been done, or declined and why."""

from __future__ import annotations

from porukka.communities.models import Deed, Member
from porukka.discussions.models import Post
from porukka.discussions.queries.writers import writers_of
from porukka.notifications.actions.telling import in_pieces, write
from porukka.notifications.kinds import Kind
from porukka.notifications.models import Notification
from porukka.polls.models import Vote

ENDS = ("done", "declined")
# those who share an idea or a pain point are told of every change of it
TELL_THEMSELVES = ("idea", "pain")


def tell_of_end(deed: Deed) -> None:
    """Tell whoever wrote what the ledger tells of, and whoever voted in it under her name, if they may still read it;
    not who said so: each once. The same deed again changes nothing."""
    if deed.data["state"] not in ENDS or deed.data["about"] in TELL_THEMSELVES or not deed.data["post"]:
        return
    standing = Post.objects.filter(deleted_at=None, hidden_at=None, topic__deleted_at=None)
    found = standing.filter(community_id=deed.community_id, pk=int(deed.data["post"]))
    post = found.select_related("topic__room").first()
    if post is None:
        return
    voters = Vote.objects.filter(community_id=deed.community_id, poll__post=post, member__isnull=False)
    readers = Member.objects.reading(post.topic.room).exclude(pk=deed.actor_id or 0)
    writer = writers_of([post]).get(post.pk) or 0
    told = readers.filter(pk__in=voters.values("member")) | readers.filter(pk=writer)
    for some in in_pieces(told):
        write([_line(post, member, deed.data["state"]) for member in some], deed)


def _line(post: Post, member: Member, outcome: str) -> Notification:
    return Notification(member=member, kind=Kind.LEDGER, topic=post.topic, post=post, outcome=outcome)
