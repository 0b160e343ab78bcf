"""Everybody is told that the team has called, some hundred at a time: nobody waits for a community of any size."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from porukka.communities.models import Block, Deed, Member
from porukka.discussions.following import Follow
from porukka.discussions.models import PostTag, Topic
from porukka.discussions.queries.writers import writers_of_ids
from porukka.notifications.actions.telling import write
from porukka.notifications.kinds import Kind
from porukka.notifications.models import Announcing, Notification

BATCH = 500  # members asked about in one transaction


def begin(deed: Deed) -> None:
    """Note that everybody is to be told. The same deed again changes nothing."""
    Announcing.objects.get_or_create(community_id=deed.community_id, deed_seq=deed.seq)


def tell_everybody() -> int:
    """Go on with every call that is not through. Safe to run twice, or in two workers at once.

    Returns how many members were told.
    """
    told = 0
    for pk in list(Announcing.objects.filter(done_at=None).values_list("pk", flat=True)):
        while (batch := _tell_some(pk)) is not None:
            told += batch
    return told


@transaction.atomic
def _tell_some(pk: int) -> int | None:
    """Tell the next BATCH of those who may see the topic now, but not who called or has heard of the post already.

    Returns how many were told; None if nobody is left, or what it was about is gone.
    """
    work = Announcing.objects.select_for_update().filter(pk=pk, done_at=None).first()
    if work is None:
        return None
    deed = Deed.objects.get(community_id=work.community_id, seq=work.deed_seq)
    topic = _topic(deed)
    members = _next(work, deed, topic) if topic else []
    if topic is None or not members:
        work.done_at = timezone.now()
        work.save(update_fields=["done_at"])
        return None
    work.after = members[-1].pk
    work.save(update_fields=["after"])
    heard = set(
        Notification.objects.filter(
            community_id=work.community_id, post=deed.subject, member__in=members
        ).values_list("member_id", flat=True)
    )
    caller = deed.actor_id or writers_of_ids(deed.community_id, [deed.subject]).get(deed.subject)
    heard |= _deaf(deed, topic, members)
    lines = [
        Notification(member=member, kind=Kind.EVERYONE, topic=topic, post_id=deed.subject)
        for member in members
        if member.pk not in heard and member.pk != caller
    ]
    write(lines, deed)
    return len(lines)


def _deaf(deed: Deed, topic: Topic, members: list[Member]) -> set[int]:
    """Who has muted the topic, its room, a tag of it or who called, or has blocked that one."""
    kinds = Follow.Kind
    which = (
        Q(kind=kinds.TOPIC, subject=topic.pk)
        | Q(kind=kinds.ROOM, subject=topic.room_id)
        | Q(kind=kinds.PERSON, subject=deed.actor_id or 0)
        | Q(kind=kinds.TAG, subject__in=PostTag.objects.filter(topic=topic).values("tag"))
    )
    found = Follow.objects.filter(
        which, community_id=deed.community_id, member__in=members, state=Follow.State.MUTE
    )
    blocks = Block.objects.filter(community_id=deed.community_id, member__in=members, blocked=deed.actor_id)
    return {*found.values_list("member_id", flat=True), *blocks.values_list("member_id", flat=True)}


def _topic(deed: Deed) -> Topic | None:
    """The topic, as long as the post in it is there to be read."""
    topics = Topic.objects.filter(community_id=deed.community_id, deleted_at=None, pk=int(deed.data["topic"]))
    there = topics.filter(posts__pk=deed.subject, posts__deleted_at=None, posts__hidden_at=None)
    return there.select_related("room").first()


def _next(work: Announcing, deed: Deed, topic: Topic) -> list[Member]:
    found = Member.objects.reading(topic.room).filter(pk__gt=work.after).order_by("pk")
    return list(found.select_related("person", "community")[:BATCH])
