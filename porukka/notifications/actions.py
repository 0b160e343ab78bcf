"""What changes: members are told, lines are marked as read, old ones go."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from porukka.communities.models import Community, Deed, Member, RoomMember
from porukka.discussions.models import Post, Topic
from porukka.notifications.models import Notification

Kind = Notification.Kind


def tell_of_reply(deed: Deed) -> None:
    """Tell the author of the post that was answered and the author of the topic: each once, nobody of her own
    words, and only who is here and may see the topic now. The same deed again changes nothing."""
    topic = Topic.objects.filter(community_id=deed.community_id, pk=int(deed.data["topic"])).first()
    if topic is None or not Post.objects.filter(topic=topic, pk=deed.subject).exists():
        return  # purged before we came to it
    told: dict[int | None, str] = {topic.author_id: Kind.ANSWER_TO_TOPIC}
    if deed.data.get("reply_to"):
        answered = Post.objects.filter(topic=topic, pk=int(deed.data["reply_to"]))
        told |= dict.fromkeys(answered.values_list("author_id", flat=True), Kind.REPLY_TO_ME)
    others = [pk for pk in told if pk is not None and pk != deed.actor_id]
    people = Member.objects.active().filter(community_id=deed.community_id, pk__in=others)
    Notification.objects.bulk_create(
        (
            Notification(
                community_id=deed.community_id,
                member=member,
                kind=told[member.pk],
                actor_id=deed.actor_id,
                topic=topic,
                post_id=deed.subject,
                deed_seq=deed.seq,
                made_at=deed.at,
            )
            for member in people
            if Topic.objects.visible_to(member).filter(pk=topic.pk).exists()
        ),
        ignore_conflicts=True,
    )


def tell_of_place(deed: Deed) -> None:
    """Tell a member that somebody let her into a room, once for each time she got a place there."""
    if deed.room_id is None or deed.actor_id == deed.subject:
        return
    place = RoomMember.objects.filter(
        community_id=deed.community_id,
        room=deed.room_id,
        member=deed.subject,
        member__state=Member.State.ACTIVE,
    ).first()
    lines = Notification.objects.filter(
        community_id=deed.community_id, member=deed.subject, kind=Kind.LET_IN, room=deed.room_id
    )
    # whoever is made an owner later has the same place still: she has been told of it
    if place is None or lines.filter(made_at__gte=place.since).exists():
        return
    Notification.objects.create(
        community_id=deed.community_id,
        member_id=deed.subject,
        kind=Kind.LET_IN,
        actor_id=deed.actor_id,
        room_id=deed.room_id,
        deed_seq=deed.seq,
        made_at=deed.at,
    )


def mark_read(notification: Notification) -> None:
    """Mark one line as read; the time of the first time stays."""
    Notification.objects.filter(pk=notification.pk, read_at=None).update(read_at=timezone.now())


def mark_all_read(member: Member, up_to: int) -> int:
    """Mark the member's lines as read, up to the one about deed number `up_to`.

    So what came after she loaded the page stays unread. Returns how many lines that were.
    """
    mine = Notification.objects.filter(community_id=member.community_id, member=member, deed_seq__lte=up_to)
    return mine.filter(read_at=None).update(read_at=timezone.now())


def purge(before_days: int = Notification.PURGE_DAYS) -> int:
    """Remove lines older than `before_days` days, read or not. Safe to run twice. Returns how many."""
    limit = timezone.now() - timedelta(days=before_days)
    gone = 0
    for community in Community.objects.values_list("pk", flat=True):
        with transaction.atomic():  # community by community: short locks, and the index serves
            gone += Notification.objects.filter(community_id=community, made_at__lt=limit).delete()[0]
    return gone
