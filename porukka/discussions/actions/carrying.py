"""What each member has read goes along with posts that are put in order: who had read it all has nothing unread."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from porukka.communities.models import Member
from porukka.discussions.models import Post, Reading, Topic


def carry_readings(topic: Topic, to: Topic, posts: Sequence[Post], was: Mapping[int, int]) -> None:
    """For whoever had read all that stood in `to`, what she has read of the posts that came from `topic` counts on.

    posts: with their new numbers, in their order; was: their old numbers, by id. Of posts that others had not read
    before, nothing is told as read. Call it with both topics as they were before their counts changed, their rows
    locked.
    """
    there = _numbers(topic)
    here = _numbers(to)
    before = posts[0].number - 1
    people = Member.objects.filter(community_id=to.community_id, pk__in=there.keys() | here.keys())
    readings = []
    for member in people:
        horizon = Reading.horizon(member)
        had = here.get(member.pk, -1)
        if before >= 0 and had < to.last_living and to.last_at > horizon:
            continue  # something she had not read yet comes first
        now = _read_to(posts, was, there.get(member.pk, -1), horizon, before)
        if now > had:
            readings.append(Reading(community_id=to.community_id, member=member, topic=to, number=now))
    Reading.objects.bulk_create(
        readings,
        update_conflicts=True,
        update_fields=["number", "at"],
        unique_fields=["community", "member", "topic"],
        batch_size=500,
    )


def _numbers(topic: Topic) -> dict[int, int]:
    """How far each member has read the topic."""
    found = Reading.objects.filter(community_id=topic.community_id, topic=topic)
    return dict(found.values_list("member_id", "number"))


def _read_to(posts: Sequence[Post], was: Mapping[int, int], read: int, horizon: datetime, before: int) -> int:
    """The new number up to which everything is read."""
    for post in posts:
        if was[post.pk] > read and post.made_at > horizon and post.deleted_at is None:
            break
        before = post.number
    return before
