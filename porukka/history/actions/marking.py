"""Which months a deed changes."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from porukka.communities.models import Community
from porukka.discussions.models import Post, Topic
from porukka.history.models import Due


def mark_post(community: Community, post: int) -> None:
    """The month in which a post was written, and the one in which its discussion began."""
    found = (
        Post.objects.filter(community_id=community.pk, pk=post)
        .values_list("made_at", "topic__made_at")
        .first()
    )
    mark(community, found or ())


def mark_topics(community: Community, topics: Collection[int]) -> None:
    """Every month in which something was written in these discussions."""
    posts = Post.objects.filter(community_id=community.pk, topic__in=topics).values_list("made_at", flat=True)
    begun = Topic.objects.filter(community_id=community.pk, pk__in=topics).values_list("made_at", flat=True)
    mark(community, [*posts.iterator(), *begun])


def mark(community: Community, moments: Iterable[datetime]) -> None:
    """The months of these moments are read anew."""
    zone = ZoneInfo(community.time_zone)
    months = {month_of(moment, zone) for moment in moments}
    rows = [Due(community_id=community.pk, month=month) for month in sorted(months)]
    Due.objects.bulk_create(rows, ignore_conflicts=True)


def month_of(moment: datetime, zone: ZoneInfo) -> date:
    return moment.astimezone(zone).date().replace(day=1)
