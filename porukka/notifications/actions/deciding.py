"""Members are told what others decided: that a reply of theirs solved a question, what became of what they told."""

from __future__ import annotations

from porukka.communities.models import Deed, Member, Room
from porukka.communities.roles import has
from porukka.discussions.models import Post, Topic
from porukka.discussions.queries.writers import writers_of
from porukka.notifications.actions.telling import write
from porukka.notifications.kinds import Kind
from porukka.notifications.models import Notification


def tell_of_acceptance(deed: Deed) -> None:
    """Tell whose reply solved a question, with her name or without, unless she said so herself. The same deed again
    changes nothing."""
    post = (
        Post.objects.filter(community_id=deed.community_id, pk=deed.subject).select_related("topic").first()
    )
    if post is None or post.topic.accepted_id != post.pk:
        return  # purged, or thought better of, before we came to it
    writer = writers_of([post]).get(post.pk)
    by = deed.actor_id or post.topic.opener_id
    member = _here(deed, writer) if writer != by else None
    if member is not None and Topic.objects.visible_to(member).filter(pk=post.topic.pk).exists():
        write([Notification(member=member, kind=Kind.ACCEPTED, topic=post.topic, post=post)], deed)


def forget_acceptance(deed: Deed) -> None:
    """It is not the answer any more: the line that said so goes."""
    told = Notification.objects.filter(community_id=deed.community_id, kind=Kind.ACCEPTED, post=deed.subject)
    told.filter(deed_seq__lt=deed.seq).delete()


def tell_of_settlement(deed: Deed) -> None:
    """Tell the member who told the team what became of it, not who decided. The same deed again changes nothing."""
    reporter = int(deed.data["reporter"] or 0)
    member = _here(deed, reporter) if reporter != deed.actor_id else None
    if member is None or not Room.objects.readable_by(member).filter(pk=deed.room_id or 0).exists():
        return
    line = Notification(member=member, kind=Kind.SETTLED, outcome=deed.data["outcome"])
    posts = Post.objects.visible_to(member).filter(deleted_at=None).select_related("topic")
    if (post := posts.filter(pk=int(deed.data["post"])).first()) is not None:
        line.topic, line.post = post.topic, post
    else:
        line.room_id = deed.room_id
    write([line], deed)


def tell_of_word(deed: Deed) -> None:
    """Tell the team, as far as it reads the room, that an alert word was written; not whoever wrote it. The same deed
    again changes nothing."""
    posts = Post.objects.filter(
        community_id=deed.community_id, pk=deed.subject, deleted_at=None, hidden_at=None
    )
    post = posts.select_related("topic__room").first()
    if post is None or post.topic.deleted_at is not None:
        return
    team = Member.objects.reading(post.topic.room).filter(role__in=Member.TEAM)
    told = team.exclude(pk=writers_of([post]).get(post.pk) or 0).select_related("person", "community")
    write(
        [
            Notification(member=member, kind=Kind.WORD_HEARD, topic=post.topic, post=post)
            for member in told.order_by("pk")
        ],
        deed,
    )


def tell_of_fading(deed: Deed) -> None:
    """Tell the team what the verdict has noticed. The same deed again changes nothing."""
    active = Member.objects.active().filter(community_id=deed.community_id, role__in=Member.TEAM)
    team = [
        one
        for one in active.select_related("person", "community").order_by("pk")
        if has(one, "read_insights")
    ]
    write([Notification(member=one, kind=Kind.FADING, outcome=deed.data["what"]) for one in team], deed)


def _here(deed: Deed, pk: int | None) -> Member | None:
    people = Member.objects.active().filter(community_id=deed.community_id)
    return people.select_related("person", "community").filter(pk=pk or 0).first()
