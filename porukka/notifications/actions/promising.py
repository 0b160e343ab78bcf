"""Members are told what becomes of an idea they voted for, and the team of a promise it has not kept in time."""

from __future__ import annotations

from porukka.communities.models import Deed, Member
from porukka.ideas.models import Idea, Vote
from porukka.ideas.rules import may_promise
from porukka.notifications.actions.telling import in_pieces, write
from porukka.notifications.kinds import Kind
from porukka.notifications.models import Notification


def tell_of_change(deed: Deed) -> None:
    """Tell whoever voted for the idea or wrote it, and may still read it, but not who said so: each once. The same
    deed again changes nothing."""
    idea = _standing(deed)
    if idea is None:
        return
    voters = Vote.objects.filter(community_id=deed.community_id, idea=idea, member__isnull=False)
    readers = Member.objects.reading(idea.post.topic.room).exclude(pk=deed.actor_id or 0)
    told = readers.filter(pk__in=voters.values("member"))
    if idea.post.author_id:
        told = told | readers.filter(pk=idea.post.author_id)
    for some in in_pieces(told):
        write([_line(idea, member, deed.data["state"]) for member in some], deed)


def tell_of_late(deed: Deed) -> None:
    """Remind those who may decide. The same deed again changes nothing."""
    idea = _standing(deed)
    if idea is not None and idea.is_late:
        readers = Member.objects.reading(idea.post.topic.room).select_related("person", "community")
        team = [member for member in readers.filter(role__in=Member.TEAM) if may_promise(member)]
        write([_line(idea, member, "late") for member in team], deed)


def _standing(deed: Deed) -> Idea | None:
    standing = Idea.objects.filter(post__deleted_at=None, post__hidden_at=None, post__topic__deleted_at=None)
    found = standing.filter(community_id=deed.community_id, pk=deed.subject)
    return found.select_related("post__topic__room").first()


def _line(idea: Idea, member: Member, outcome: str) -> Notification:
    return Notification(member=member, kind=Kind.IDEA, topic=idea.post.topic, post=idea.post, outcome=outcome)
