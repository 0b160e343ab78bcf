"""What a post counts for. Reads posts, writes nothing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from porukka.communities.models import Community, Room
from porukka.core.text import plain
from porukka.discussions.models import Post
from porukka.mood import words
from porukka.mood.classifier import label_of
from porukka.mood.models import Correction, Heard, WordWeek, heard_rooms


def of_posts(community: Community, posts: Iterable[int]) -> dict[int, Heard]:
    """Post → what it counts for, of those that stand in a room whose mood is heard."""
    rooms = heard_rooms(Room.objects.filter(community=community))
    found = Post.objects.filter(
        community_id=community.pk,
        pk__in=list(posts),
        deleted_at=None,
        hidden_at=None,
        topic__deleted_at=None,
        topic__room__in=rooms.values("pk"),
    )
    rows = list(found.select_related("topic"))
    corrected = _corrected(community, [post.pk for post in rows])
    return {post.pk: _heard(community, post, corrected.get(post.pk, "")) for post in rows}


def posts_of(community: Community, topics: Iterable[int]) -> QuerySet[Post, int]:
    """The ids of all posts of these discussions."""
    found = Post.objects.filter(community_id=community.pk, topic__in=list(topics))
    return found.order_by("pk").values_list("pk", flat=True)


def first_week(community: Community) -> date:
    """The Monday of the oldest week whose words are kept."""
    return week_of(day_of(community, timezone.now())) - timedelta(weeks=WordWeek.WEEKS - 1)


def day_of(community: Community, at: datetime) -> date:
    """The community's day at a moment."""
    return at.astimezone(ZoneInfo(community.time_zone)).date()


def week_of(day: date) -> date:
    """Its Monday."""
    return day - timedelta(days=day.weekday())


def words_of(post: Post) -> str:
    """What is written in it, an opening's title too."""
    text = plain(post.html)
    return f"{post.topic.title}\n{text}" if post.is_opening else text


def _corrected(community: Community, posts: list[int]) -> dict[int, str]:
    """Post → what a person heard in it, if it says still what it said then."""
    rows = Correction.objects.filter(community_id=community.pk, post__in=posts)
    standing = rows.filter(Q(post__edited_at=None) | Q(post__edited_at__lte=F("at")))
    return dict(standing.values_list("post", "label"))


def _heard(community: Community, post: Post, corrected: str) -> Heard:
    language = words.language_of(post.lang, community.language)
    text, day = words_of(post), day_of(community, post.made_at)
    machine = label_of(text, language) or ""
    is_recent = week_of(day) >= first_week(community)
    return Heard(
        post_id=post.pk,
        community_id=community.pk,
        topic=post.topic_id,
        room_id=post.topic.room_id,
        day=day,
        machine=machine,
        label=corrected or machine,
        asks=words.asks(text),
        words=words.packed(words.themes_of(text, language)) if is_recent else "",
    )
