"""What a member follows and what she has muted: topics, rooms, tags, people. The closest choice wins.

A topic she decided about herself is as she decided; her own discussions count as followed. Otherwise it is muted with
its room, with a tag that it has or with whoever opened it. Lists, notifications and letters all ask here.
"""

from __future__ import annotations

from typing import Any, TypeVar

from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery, Value
from django.utils import timezone

from porukka.communities.models import Block, Community, Member
from porukka.communities.visitor import Reader
from porukka.core.models import Row
from porukka.discussions.marks import PostTag

NOTHING = Q(pk__in=[])


class Follow(Row):
    """subject: the id of a topic, a room, a tag or a member, as `kind` says."""

    MOST = 2000  # of one member

    class Kind(models.TextChoices):
        TOPIC = "topic"
        ROOM = "room"
        TAG = "tag"
        PERSON = "person"

    class State(models.TextChoices):
        FOLLOW = "follow"
        MUTE = "mute"

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=6, choices=Kind)
    subject = models.BigIntegerField()
    state = models.CharField(max_length=6, choices=State)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        app_label = "discussions"
        db_table = "discussions_follow"
        constraints = [
            models.UniqueConstraint(
                fields=["community", "member", "kind", "subject"], name="one_choice_about_each"
            )
        ]
        indexes = [models.Index("community", "kind", "subject", "state", name="followers_of_a_subject")]

    def __str__(self) -> str:
        return f"{self.member_id}: {self.state} {self.kind} {self.subject}"


Kind, State = Follow.Kind, Follow.State


def _about(member: Reader, state: str, **subjects: str) -> Q:
    """Whether one of these subjects (kind → where the outer row has its id) has been given this state."""
    which = Q()
    for kind, place in subjects.items():
        which |= Q(kind=kind, subject=OuterRef(place))
    mine = Follow.objects.filter(which, community=member.community_id, member=member.pk, state=state)
    return Q(Exists(mine))


def _tagged(member: Reader, state: str, topic: str) -> Q:
    """Whether a post of the topic has a tag that has been given this state. topic: where the outer row has its id."""
    tags = Follow.objects.filter(
        community=member.community_id, member=member.pk, kind=Kind.TAG, state=state
    ).values("subject")
    return Q(
        Exists(PostTag.objects.filter(community=member.community_id, topic=OuterRef(topic), tag__in=tags))
    )


def muted(member: Reader, to_topic: str = "") -> Q:
    """The rows about a topic that this member has muted.

    to_topic: the way from the row to its topic, such as "topic__"; "" if the row is the topic.
    """
    if not member.mutes_count:
        return NOTHING
    pk, room, author = _places(to_topic)
    by_place = _about(member, State.MUTE, room=room, person=author) | _tagged(member, State.MUTE, pk)
    return _about(member, State.MUTE, topic=pk) | (by_place & ~_chosen(member, to_topic))


def silenced(member: Reader, *, to_topic: str, actor: str, addressed: Q) -> Q:
    """The rows that tell of something this member does not want to hear of.

    actor: where a row has the id of whoever did it; addressed: the rows that speak to her by name. Those still
    reach her from a muted room, but not from a topic she has muted itself, nor from somebody she has muted or
    blocked. What is done without a name has no actor, and is heard of.
    """
    blocked = _blocked(member, actor)
    if not member.mutes_count:
        return blocked
    itself = _about(member, State.MUTE, topic=_places(to_topic)[0])
    person = _about(member, State.MUTE, person=actor)
    return blocked | itself | person | (muted(member, to_topic) & ~addressed)


def _blocked(member: Reader, actor: str) -> Q:
    if not member.blocks_count:
        return NOTHING
    return Q(Exists(Block.objects.by(member).filter(blocked=OuterRef(actor))))


def followed(member: Reader) -> Q:
    """The topics this member follows: by themselves, with their room, a tag or whoever opened them, and her own.

    What she has muted is not among them.
    """
    pk, room, author = _places("")
    mine = Q(author=member.pk)
    if member.follows_count:
        mine |= _about(member, State.FOLLOW, topic=pk, room=room, person=author)
        mine |= _tagged(member, State.FOLLOW, pk)
    return mine & ~muted(member)


def _chosen(member: Reader, to_topic: str) -> Q:
    own = Q(**{f"{to_topic}author": member.pk, f"{to_topic}author__isnull": False})
    if not member.follows_count:
        return own
    return own | _about(member, State.FOLLOW, topic=_places(to_topic)[0])


def _places(to_topic: str) -> tuple[str, str, str]:
    """Where a row has the ids of its topic, of that one's room and of its author."""
    pk = to_topic.removesuffix("__") + "_id" if to_topic else "pk"
    return pk, f"{to_topic}room_id", f"{to_topic}author_id"


Rows = TypeVar("Rows", bound=models.QuerySet[Any])


def with_choice(rows: Rows, member: Reader, kind: str) -> Rows:
    """The rows, each with `choice`: what this member has decided about it, of Follow.State, or None."""
    if not (member.follows_count or member.mutes_count):
        return rows.annotate(choice=Value(None, models.CharField()))
    mine = Follow.objects.filter(community=member.community_id, member=member.pk, kind=kind)
    return rows.annotate(choice=Subquery(mine.filter(subject=OuterRef("pk")).values("state")))
