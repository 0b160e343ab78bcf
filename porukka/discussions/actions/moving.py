"""Moving a topic to another room, splitting replies off it, merging one into another. Each leaves a line in both."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.communities import deeds
from porukka.communities.models import Member, Room
from porukka.communities.slugs import slug_of
from porukka.core.refusal import Refused, ensure
from porukka.discussions import rules
from porukka.discussions.actions.carrying import carry_readings
from porukka.discussions.actions.counting import recount
from porukka.discussions.actions.marking import show_on_topic
from porukka.discussions.actions.veiling import keep_unknown, new_aliases
from porukka.discussions.models import Follow, HiddenWords, Moved, Post, PostTag, Saved, Topic, Trail

MOST_SPLIT = 200  # posts at once
MOST_MERGED = 1_000
Kind = Trail.Kind


@transaction.atomic
def move(member: Member, topic: Topic, room: Room) -> None:
    """Bring the topic to another room; a pin stays behind. There already, nothing changes. Raises Refused."""
    topic = _locked(member, topic)[0]
    if room.pk == topic.room_id:
        return
    ensure(
        rules.may_bring(member, topic.room, room),
        _("A discussion goes only where you keep order too, and where nobody reads it who could not before."),
    )
    _move(member, topic, room)


@transaction.atomic
def take_move_back(member: Member, topic: Topic) -> None:
    """Bring the topic back to where the same member moved it from a moment ago. Raises Refused."""
    topic = _locked(member, topic)[0]
    last = Trail.objects.filter(community_id=topic.community_id, topic=topic).select_related("room")
    came = last.order_by("-id").first()
    if came is None or came.room is None or not rules.may_take_move_back(member, topic, came):
        raise Refused(
            _("This cannot be taken back any more: ten minutes have passed, or somebody has written since.")
        )
    _move(member, topic, came.room)


def _move(member: Member, topic: Topic, room: Room) -> None:
    came_from = topic.room
    keep_unknown(Post.objects.filter(community_id=topic.community_id, topic=topic), came_from, room)
    # what greets everybody has to be where everybody reads it
    welcome_at = topic.welcome_at if room.is_open else None
    _change(topic, room=room, pinned_at=None, pinned_by=None, welcome_at=welcome_at)
    _tell(topic, Kind.MOVED, member, room=came_from)
    deeds.record("topic.moved", actor=member, subject=topic.pk, room=room, came_from=str(came_from.pk))


@transaction.atomic
def split(member: Member, topic: Topic, numbers: Collection[int], *, title: str, room: Room) -> Topic:
    """Make a new topic of replies of this one; the first of them becomes its opening.

    numbers: of the replies, at most MOST_SPLIT; room: this topic's own or another. Raises Refused.
    """
    topic = _locked(member, topic)[0]
    ensure(
        rules.may_bring(member, topic.room, room),
        _("A discussion goes only where you keep order too, and where nobody reads it who could not before."),
    )
    ensure(bool(numbers), _("Choose the replies first."))
    ensure(len(numbers) <= MOST_SPLIT, _("At most %(count)s replies go at once.") % {"count": MOST_SPLIT})
    posts = list(
        Post.objects.select_for_update(no_key=True)
        .filter(
            community_id=topic.community_id, topic=topic, number__in=numbers, number__gt=0, deleted_at=None
        )
        .order_by("number")
    )
    ensure(len(posts) == len(set(numbers)), _("Some of these replies are not here any more. Look once more."))
    keep_unknown(Post.objects.filter(pk__in=[post.pk for post in posts]), topic.room, room)
    now = timezone.now()
    made = Topic.objects.create(
        community_id=topic.community_id,
        room=room,
        author_id=posts[0].author_id,
        is_veiled=posts[0].is_veiled,
        title=title,
        slug=slug_of(title, most=80, default="topic"),
        made_at=now,
        last_at=now,
        last_number=len(posts) - 1,
        has_trail=True,
    )
    # a hidden opening keeps its title with its words, for when they are shown again
    HiddenWords.objects.filter(post=posts[0]).update(title=title)
    was = _carry(posts, topic, made, first_number=0)
    recount(made, member)
    recount(topic, member)
    carry_readings(topic, made, posts, was)
    _tell(topic, Kind.SPLIT_OFF, member, other=made, count=len(posts))
    _tell(made, Kind.SPLIT_FROM, member, other=topic, count=len(posts))
    deeds.record(
        "topic.split", actor=member, subject=made.pk, room=room, topic=str(topic.pk), count=len(posts)
    )
    return made


@transaction.atomic
def merge(member: Member, topic: Topic, into: Topic) -> Post:
    """Bring all posts of a topic into another, after those there, in the order of time; the emptied one goes.

    Returns what was the opening. Raises Refused, before anything has changed.
    """
    ensure(topic.pk != into.pk, _("A discussion cannot be merged into itself. Choose another one."))
    topic, into = _locked(member, topic, into)
    ensure(
        topic.room.kind == into.room.kind and rules.may_bring(member, topic.room, into.room),
        _(
            "These two cannot be merged: they are not read by the same people, or you do not keep order in both."
        ),
    )
    found = Post.objects.select_for_update(no_key=True).filter(community_id=topic.community_id, topic=topic)
    keep_unknown(found, topic.room, into.room)
    posts = sorted(found.order_by("pk")[: MOST_MERGED + 1], key=lambda post: (post.made_at, post.number))
    ensure(
        len(posts) <= MOST_MERGED,
        _("A discussion of more than %(count)s posts is too long to be merged.") % {"count": MOST_MERGED},
    )
    opening = next(post for post in posts if post.number == 0)
    living = sum(post.deleted_at is None for post in posts)
    title = "" if opening.deleted_at or opening.hidden_at else topic.title
    was = _carry(posts, topic, into, first_number=into.last_number + 1)
    into.last_number += len(posts)
    _change(into, last_number=into.last_number)
    carry_readings(topic, into, posts, was)  # before the counts change: they tell who had read all of it
    recount(into, member)
    recount(topic, member)
    _hand_on(topic, into)
    _follow_on(topic, into)
    _tell(into, Kind.MERGED, member, other=topic, post=opening, count=living, title=title)
    deeds.record("topic.merged", actor=member, subject=into.pk, room=into.room, topic=str(topic.pk))
    return opening


def _locked(member: Member, *topics: Topic) -> list[Topic]:
    """The topics, locked in the order of their ids (so that two who put the same in order wait for each other) and
    returned in the order asked for. Raises Refused if one is gone or not for this member to put in order."""
    ids = [topic.pk for topic in topics]
    locked = Topic.objects.select_for_update(of=("self",), no_key=True).select_related("room").order_by("pk")
    found = {topic.pk: topic for topic in locked.filter(pk__in=ids)}
    seen = Topic.objects.visible_to(member).filter(pk__in=ids).count()
    ensure(seen == len(ids), _("That discussion is not here any more."))
    ensure(all(rules.may_keep_order(member, topic.room) for topic in found.values()))
    return [found[pk] for pk in ids]


def _carry(posts: list[Post], came_from: Topic, to: Topic, *, first_number: int) -> dict[int, int]:
    """Give the posts their new topic and numbers, and leave word at the old ones. Returns old numbers by post."""
    was = {post.pk: post.number for post in posts}
    Moved.objects.bulk_create(
        Moved(community_id=to.community_id, old_topic=post.topic_id, old_number=post.number, post=post)
        for post in posts
    )
    new_aliases(posts, to, first_number)
    for number, post in enumerate(posts, first_number):
        post.topic, post.number = to, number
    PostTag.objects.filter(community_id=to.community_id, post__in=posts).update(topic=to)
    Post.objects.bulk_update(posts, ["topic", "number", "alias"], batch_size=100)
    if came_from.tags:
        show_on_topic(came_from)
        show_on_topic(to)
    return was


def _hand_on(topic: Topic, into: Topic) -> None:
    """What led to the emptied topic, or stood there about others, belongs to where its posts are now."""
    lines = Trail.objects.filter(community_id=topic.community_id)
    lines.filter(other=topic).exclude(topic=into).update(other=into)
    lines.filter(topic=topic, kind__in=(Kind.SPLIT_OFF, Kind.MERGED)).exclude(other=into).update(topic=into)


def _follow_on(topic: Topic, into: Topic) -> None:
    """Who followed the emptied topic follows the other one, unless she has decided about that herself; who had saved
    it has saved the other one."""
    choices = Follow.objects.filter(community_id=topic.community_id, kind=Follow.Kind.TOPIC)
    decided = choices.filter(subject=into.pk).values_list("member", flat=True)
    theirs = choices.filter(subject=topic.pk, state=Follow.State.FOLLOW)
    theirs.exclude(member__in=list(decided)).update(subject=into.pk)
    saved = Saved.objects.filter(community_id=topic.community_id)
    have_both = saved.filter(topic=into).values_list("member", flat=True)
    saved.filter(topic=topic).exclude(member__in=list(have_both)).update(topic=into)


def _tell(topic: Topic, kind: str, member: Member, **facts: Any) -> None:
    Trail.objects.create(community_id=topic.community_id, topic=topic, kind=kind, actor=member, **facts)
    Topic.objects.filter(pk=topic.pk, has_trail=False).update(has_trail=True)


def _change(topic: Topic, **facts: Any) -> None:
    Topic.objects.filter(pk=topic.pk).update(version=F("version") + 1, **facts)
