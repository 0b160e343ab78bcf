"""Members are told how a contest goes that they entered or voted in."""

from __future__ import annotations

from porukka.communities.models import Deed, Member
from porukka.discussions.models import Post
from porukka.discussions.queries.writers import writers_of
from porukka.ideas.models import Choice, Contender, Contest
from porukka.notifications.actions.telling import in_pieces, write
from porukka.notifications.kinds import Kind
from porukka.notifications.models import Notification

TOLD = (Contest.State.VOTING, Contest.State.OVER, Contest.State.CALLED_OFF)


def tell_of_change(deed: Deed) -> None:
    """Tell whoever entered or voted, and may still read it, but not who said so: each once, of the shortlist and of
    the end. The same deed again changes nothing."""
    state = deed.data["state"]
    standing = Contest.objects.filter(
        post__deleted_at=None, post__hidden_at=None, post__topic__deleted_at=None
    )
    found = standing.filter(community_id=deed.community_id, pk=deed.subject)
    contest = found.select_related("post__topic__room").first()
    if contest is None or state not in TOLD:
        return
    mine = Contender.objects.standing().filter(community_id=deed.community_id, contest=contest)
    entered = Post.objects.filter(pk__in=mine.values("post")).only("pk", "author_id", "alias")
    voted = Choice.objects.filter(
        community_id=deed.community_id, contender__contest=contest, member__isnull=False
    )
    readers = Member.objects.reading(contest.post.topic.room).exclude(pk=deed.actor_id or 0)
    told = readers.filter(pk__in=voted.values("member")) | readers.filter(
        pk__in=set(writers_of(list(entered)).values())
    )
    for some in in_pieces(told):
        write([_line(contest, member, state) for member in some], deed)


def _line(contest: Contest, member: Member, state: str) -> Notification:
    return Notification(
        member=member,
        kind=Kind.CONTEST,
        topic=contest.post.topic,
        post=contest.post,
        outcome=state,
    )
