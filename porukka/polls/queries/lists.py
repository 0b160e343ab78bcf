"""Polls where they are not shown whole: a word beside their topics, and what waits for a member's answer."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from porukka.communities.kept import kept
from porukka.communities.models import Member
from porukka.communities.roles import has
from porukka.communities.visitor import Reader
from porukka.core.prepared import NUMBER, NUMBERS, prepared
from porukka.discussions.addresses import post_url
from porukka.polls.models import Poll, Vote, Voter

MOST_WAITING = 20


@dataclass(frozen=True)
class WaitingRow:
    """A poll that a member has not answered: its question, where it stands, what kind it is, and until when
    it is open (None: for good)."""

    title: str
    url: str
    kind: str
    closes: datetime | None
    room: str


def polls_of_topics(reader: Reader, topics: Collection[int]) -> dict[int, tuple[datetime | None, int]]:
    """When the first poll of each topic closes and how many have voted, in one query."""
    ids = tuple(topics)

    def find() -> dict[int, tuple[datetime | None, int]]:
        rows = _of_topics(community=reader.community_id, topics=ids)
        # the last one written into the dictionary is the topic's first
        return {topic: (closes_at, voters) for topic, closes_at, voters in rows}

    return kept(reader, ("polls of topics", ids), 100 * len(ids), find)


@prepared(community=NUMBER, topics=NUMBERS)
def _of_topics(community: int, topics: list[int]) -> QuerySet[Poll, tuple[int, datetime | None, int]]:
    found = Poll.objects.filter(
        community_id=community, post__topic__in=topics, post__deleted_at=None, post__hidden_at=None
    )
    return found.order_by("-post__number").values_list("post__topic", "closes_at", "voters")


def waiting(member: Member) -> list[WaitingRow]:
    """Open polls that she sees, may answer and has not, at most MOST_WAITING: those that close first, then
    the newest.

    One query.
    """
    if not has(member, "reply"):
        return []
    mine = {"community_id": member.community_id, "member_id": member.pk}
    found = (
        Poll.objects.visible_to(member)
        .filter(Q(closes_at=None) | Q(closes_at__gt=timezone.now()), post__topic__closed_at=None)
        .exclude(pk__in=Vote.objects.filter(**mine).values("poll"))
        .exclude(pk__in=Voter.objects.filter(**mine).values("poll"))
        .select_related("post__topic__room")
        .order_by(F("closes_at").asc(nulls_last=True), "-pk")
    )
    slug = member.community.slug
    return [
        WaitingRow(
            title=poll.question,
            url=post_url(slug, poll.post.topic, poll.post.number),
            kind=poll.get_kind_display(),
            closes=poll.closes_at,
            room=poll.post.topic.room.name,
        )
        for poll in found[:MOST_WAITING]
    ]
