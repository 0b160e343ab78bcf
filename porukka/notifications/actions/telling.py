"""Members are told: a line on their page and, if they want it so, a letter later."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta

from django.db.models import Q, QuerySet, Value
from django.utils import timezone

from porukka.communities import deeds
from porukka.communities.models import Deed, Member, RoomMember
from porukka.discussions.following import NOTHING, Follow, silenced
from porukka.discussions.models import Mention, Post, PostTag, Topic
from porukka.discussions.queries.writers import writers_of_ids, writers_of_topics
from porukka.notifications import rules
from porukka.notifications.actions import hours
from porukka.notifications.kinds import KINDS, Kind
from porukka.notifications.models import Notification, Preference

# of these the live frame itself tells whose bell it is (subscribers.py)
RINGS_ITSELF = frozenset(
    {
        "reply.written",
        "answer.accepted",
        "report.settled",
        "room.let_in",
        "post.mentioned",
        "everyone.called",
        "topic.not_published",
        "reminder.due",
    }
)
OLD_NEWS = timedelta(days=3)  # what is older (an import, a long outage) stands on the page only
AT_ONCE = 500  # members told by one query


def tell_of_reply(deed: Deed) -> None:
    """Tell the author of the post that was answered, the author of the topic and who follows it: each once, nobody
    of her own words, and only who is here and may see the topic now. The same deed again changes nothing."""
    topic = Topic.objects.filter(community_id=deed.community_id, pk=int(deed.data["topic"])).first()
    if topic is None or not Post.objects.filter(topic=topic, pk=deed.subject).exists():
        return  # purged before we came to it
    following = _followers(deed, topic=[topic.pk]) - _not_back_since(topic)
    told: dict[int | None, Kind] = dict.fromkeys(following, Kind.FOLLOWED)
    writer = writers_of_topics([topic]).get(topic.pk)
    told |= {writer: Kind.FIRST_ANSWER if _is_first(topic, writer, deed) else Kind.ANSWER_TO_TOPIC}
    if deed.data.get("reply_to"):
        answered = writers_of_ids(deed.community_id, [int(deed.data["reply_to"])])
        told |= dict.fromkeys(answered.values(), Kind.REPLY_TO_ME)
    _tell(_without_named(told, deed.subject), topic, deed.subject, deed)


def tell_of_topic(deed: Deed) -> None:
    """Tell those who follow the room of a new discussion, a tag of it or whoever started it. The same deed again
    changes nothing."""
    topic = Topic.objects.filter(community_id=deed.community_id, pk=deed.subject).first()
    opening = topic and Post.objects.filter(topic=topic, number=0).first()
    if topic is None or opening is None:
        return  # purged before we came to it
    tags = PostTag.objects.filter(community_id=deed.community_id, topic=topic).values_list("tag", flat=True)
    told = _followers(deed, room=[topic.room_id], person=[topic.author_id], tag=list(tags))
    _tell(_without_named(dict.fromkeys(told, Kind.FOLLOWED), opening.pk), topic, opening.pk, deed)


def tell_of_mention(deed: Deed) -> None:
    """Tell those whom a post names newly: once for a post, whatever is edited, and only who may see the topic now.
    The same deed again changes nothing."""
    topic = Topic.objects.filter(community_id=deed.community_id, pk=int(deed.data["topic"])).first()
    if topic is None:
        return
    facts = {"community_id": deed.community_id, "post": deed.subject}
    still = Mention.objects.filter(member__in=[int(pk) for pk in deed.data["members"]], **facts)
    heard = Notification.objects.filter(**facts).values("member")
    told = still.exclude(member__in=heard).values_list("member_id", flat=True)
    _tell(dict.fromkeys(told, Kind.MENTION), topic, deed.subject, deed)


def _without_named(told: Mapping[int | None, Kind], post: int) -> dict[int | None, Kind]:
    """Whom the post names hears of that, and not of it twice."""
    named = set(Mention.objects.filter(post=post).values_list("member_id", flat=True))
    return {pk: kind for pk, kind in told.items() if pk not in named}


def _followers(deed: Deed, **subjects: list[int | None]) -> set[int | None]:
    """Members who follow one of these subjects (kind → ids)."""
    which = Q()
    for kind, ids in subjects.items():
        which |= Q(kind=kind, subject__in=[pk for pk in ids if pk is not None])
    found = Follow.objects.filter(which, community_id=deed.community_id, state=Follow.State.FOLLOW)
    return set(found.values_list("member_id", flat=True))


def _not_back_since(topic: Topic) -> set[int | None]:
    """Who has been told of a new reply there and has not come to read it: one line is enough until she does."""
    lines = Notification.objects.filter(
        community_id=topic.community_id, topic=topic, kind=Kind.FOLLOWED, post__number__gt=0
    )
    return set(lines.filter(post__deleted_at=None).unread().values_list("member_id", flat=True))


def _tell(told: Mapping[int | None, Kind], topic: Topic, post: int, deed: Deed) -> None:
    speaker = deed.actor_id or writers_of_ids(deed.community_id, [post]).get(post)
    others = [pk for pk in told if pk is not None and pk != speaker]
    for some in _batches(others):
        people = Member.objects.filter(
            community_id=deed.community_id, pk__in=some, state__in=Member.State.inside()
        ).select_related("person", "community")
        lines = [
            Notification(member=member, kind=told[member.pk], topic=topic, post_id=post)
            for member in people
            if not member.is_suspended and _wants_to_hear(member, topic, told[member.pk], deed)
        ]
        write(lines, deed)


def _batches(members: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(members), AT_ONCE):
        yield members[start : start + AT_ONCE]


def _wants_to_hear(member: Member, topic: Topic, kind: str, deed: Deed) -> bool:
    """Whether she may see the topic and has not muted what this is about."""
    seen = Topic.objects.visible_to(member).filter(pk=topic.pk).annotate(actor=Value(deed.actor_id or 0))
    spoken_to = ~NOTHING if KINDS[Kind(kind)].speaks_to_her else NOTHING
    return seen.filter(~silenced(member, to_topic="", actor="actor", addressed=spoken_to)).exists()


def _is_first(topic: Topic, writer: int | None, deed: Deed) -> bool:
    """Whether nobody but the one who opened it had spoken there before, under her name or without it."""
    before = topic.posts.filter(number__range=(1, deed.data["number"] - 1), deleted_at=None)
    hers = Q(author=writer) | Q(veil__member=writer)
    return not before.exclude(pk__in=before.filter(hers).values("pk")).exists()


def tell_of_reminder(deed: Deed) -> None:
    """Tell a member of what she asked to be reminded of: whether she may see it now was asked when it was due, and
    is asked again whenever it is shown. The same deed again changes nothing."""
    member = Member.objects.select_related("person", "community").filter(pk=int(deed.data["member"])).first()
    topic = Topic.objects.filter(community_id=deed.community_id, pk=int(deed.data["topic"])).first()
    post = int(deed.data["post"] or 0)
    if member is None or topic is None or (post and not Post.objects.filter(topic=topic, pk=post).exists()):
        return  # gone before we came to it
    write([Notification(member=member, kind=Kind.REMINDER, topic=topic, post_id=post or None)], deed)


def tell_of_place(deed: Deed) -> None:
    """Tell a member that somebody let her into a room, once for each time she got a place there."""
    if deed.room_id is None or deed.actor_id == deed.subject:
        return
    place = (
        RoomMember.objects.filter(
            community_id=deed.community_id,
            room=deed.room_id,
            member=deed.subject,
            member__state=Member.State.ACTIVE,
        )
        .select_related("member__person", "member__community")
        .first()
    )
    lines = Notification.objects.filter(
        community_id=deed.community_id, member=deed.subject, kind=Kind.LET_IN, room=deed.room_id
    )
    # whoever is made an owner later has the same place still: she has been told of it
    if place is None or lines.filter(made_at__gte=place.since).exists():
        return
    write([Notification(member=place.member, kind=Kind.LET_IN, room_id=deed.room_id)], deed)


def follow_posts(deed: Deed) -> None:
    """Posts were split off or merged: the lines about them are lines of the topic where they are now."""
    lines = Notification.objects.filter(community_id=deed.community_id, topic=int(deed.data["topic"]))
    for topic in set(lines.values_list("post__topic", flat=True)) - {None}:
        lines.filter(post__topic=topic).update(topic=topic)


def tell_of_draft(deed: Deed) -> None:
    """Tell a member that a discussion which waited for its time was not published; her drafts say why."""
    inside = Member.objects.filter(community_id=deed.community_id, state__in=Member.State.inside())
    member = inside.select_related("person", "community").filter(pk=deed.actor_id or 0).first()
    if member is not None:
        write([Notification(member=member, kind=Kind.NOT_PUBLISHED)], deed)


def in_pieces(people: QuerySet[Member]) -> Iterator[list[Member]]:
    """These members, each once, by the order of their ids and so many at a time that none of it is long."""
    after = 0
    while True:
        some = people.filter(pk__gt=after).select_related("person", "community").order_by("pk")
        piece = list(some.distinct()[:AT_ONCE])
        if not piece:
            return
        yield piece
        after = piece[-1].pk


def write(lines: list[Notification], deed: Deed) -> None:
    """Keep the lines; those that go out by mail wait for their letter from now on."""
    now = timezone.now()
    wishes = Preference.of_members([line.member for line in lines])
    for line in lines:
        line.community_id = deed.community_id
        # the team has settled it, no one alone
        line.actor_id = None if line.facts.names_nobody else deed.actor_id
        line.deed_seq, line.made_at = deed.seq, deed.at
        if deed.at > now - OLD_NEWS and rules.may_be_mailed(line.member):
            wish = wishes[line.member_id]
            bundle = timedelta() if line.kind == Kind.REMINDER else hours.BUNDLE  # she named the minute
            way, where = wish.way_of(line.kind), hours.zone_of(line.member)
            line.mail_at = hours.due_at(wish, way, now, where, bundle)
    Notification.objects.bulk_create(lines, ignore_conflicts=True)
    _ring(lines, deed)


def _ring(lines: list[Notification], deed: Deed) -> None:
    """The bells of those who have just been told ring, if nothing in what is shown of the deed itself rings them.

    A deed of its own, after the lines are there: it reaches their browsers alone, so that following stays one's own
    affair, and a deed that is handled again rings at most once more.
    """
    told = [line.member_id for line in lines if line.kind == Kind.FOLLOWED or deed.kind not in RINGS_ITSELF]
    if told and deed.is_news and deed.at > timezone.now() - OLD_NEWS:
        community = lines[0].member.community
        ids = [str(pk) for pk in told[:AT_ONCE]]
        deeds.record("bell.rung", actor=None, community=community, subject=deed.pk, members=ids)
