"""What pages read: stories of today, highlights, and one's own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from porukka.communities.kept import kept
from porukka.communities.models import Room, blocked_by
from porukka.communities.queries import Face, face_of
from porukka.communities.visitor import Reader
from porukka.core.ids import to_text
from porukka.core.numbers import whole
from porukka.discussions.addresses import topic_url
from porukka.discussions.queries.rail import rail
from porukka.stories.models import Story, StoryQuerySet

MOST_SHOWN = 12  # in the strip, and on the page of today's
A_PAGE = 30
A_ROW = 800  # bytes of memory, about


@dataclass(frozen=True)
class StoryRow:
    """line: what it says, "" of a picture alone; until: when it goes; is_kept: it is a highlight; is_over: only the
    one who told it still reads its line."""

    id: int
    author: Face
    line: str
    title: str
    room: str
    url: str
    told_at: datetime
    until: datetime
    is_kept: bool
    is_over: bool

    @property
    def address(self) -> str:
        return to_text(self.id)


def strip(reader: Reader) -> list[StoryRow]:
    """Stories of today, newest first, for the top of the list: one query at most, and none where the community's own
    row says that there are none."""
    until = reader.community.stories_until
    if not reader.is_member or until is None or until <= timezone.now():
        return []
    return _of_today(reader)


def _of_today(reader: Reader) -> list[StoryRow]:
    """Read once for all who may read the same rooms; what is over by now, and whom she has blocked, is left out."""
    rooms = frozenset(one.pk for one in rail(reader))

    def find() -> list[StoryRow]:
        found = _with_faces(Story.objects.visible_to(reader).open()).order_by("-pk")
        return [_row(reader, story) for story in found[:MOST_SHOWN]]

    rows = kept(reader, ("stories of today", rooms), MOST_SHOWN * A_ROW, find)
    blocked, now = blocked_by(reader), timezone.now()
    return [row for row in rows if row.until > now and row.author.id not in blocked]


def highlights(reader: Reader, after: str = "") -> tuple[list[StoryRow], str]:
    """Those that were kept, newest first, and the key of the next page, "" on the last."""
    found = Story.objects.visible_to(reader).kept()
    return _page(reader, found, after)


def mine(reader: Reader, after: str = "") -> tuple[list[StoryRow], str]:
    """What she told where she reads, newest first; those that are over too, as long as their discussions are kept."""
    here = Room.objects.readable_by(reader).values("pk")
    found = Story.objects.filter(
        community_id=reader.community_id, author=reader.pk, post__topic__room__in=here
    )
    return _page(reader, found.filter(Q(post__topic__deleted_at=None) | ~Q(ended_at=None)), after)


def stories_of_posts(reader: Reader, posts: list[int]) -> list[Story]:
    """Of posts that the reader is known to see, in one query."""
    found = Story.objects.filter(community_id=reader.community_id, post__in=posts, ended_at=None)
    return list(found.select_related("post__topic__room"))


def _page(reader: Reader, found: StoryQuerySet, after: str) -> tuple[list[StoryRow], str]:
    if (last := whole(after, digits=19)) is not None:
        found = found.filter(pk__lt=last)
    stories = list(_with_faces(found).order_by("-pk")[: A_PAGE + 1])
    rows = [_row(reader, story) for story in stories[:A_PAGE]]
    return rows, str(rows[-1].id) if len(stories) > A_PAGE else ""


def _with_faces(found: StoryQuerySet) -> StoryQuerySet:
    return found.select_related("post__topic__room", "author")


def _row(reader: Reader, story: Story) -> StoryRow:
    topic = story.post.topic
    return StoryRow(
        id=story.pk,
        author=face_of(story.author),
        line=story.line,
        title=topic.title,
        room=topic.room.name,
        url=topic_url(reader.community.slug, topic),
        told_at=story.told_at,
        until=story.until,
        is_kept=story.kept_at is not None,
        is_over=story.ended_at is not None or topic.deleted_at is not None,
    )
