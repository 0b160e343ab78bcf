"""The posts behind a point: who opens them may say what she hears."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet

from porukka.communities.models import Member, Room
from porukka.core.text import excerpt, plain
from porukka.discussions.addresses import post_url
from porukka.discussions.models import Post
from porukka.mood.models import Correction, Heard
from porukka.mood.queries import moods

AT_ONCE = 30
SHOWN = 400  # letters of a post
ASKED = 10  # questions


@dataclass(frozen=True)
class Line:
    """post: with its topic and author; label: what counts; is_said: a person has said so."""

    post: Post
    label: str
    is_said: bool
    text: str

    @property
    def href(self) -> str:
        topic = self.post.topic
        return post_url(topic.community.slug, topic, self.post.number)


def behind(
    member: Member,
    *,
    room: Room | None = None,
    week: date | None = None,
    label: str = "",
    word: str = "",
    start: int = 0,
) -> tuple[list[Line], bool]:
    """The newest AT_ONCE posts that made a point, from `start` on, and whether there are more."""
    found = _of(member, room, week)
    if label:
        found = found.filter(label=label)
    if word:
        found = found.filter(words__contains=f" {word} ")
    rows = list(found.order_by("-day", "-post_id")[start : start + AT_ONCE + 1])
    return _lines(member, rows[:AT_ONCE]), len(rows) > AT_ONCE


def questions(member: Member, room: Room | None) -> list[Line]:
    """The newest posts of the last two weeks in which something was asked."""
    since = moods.this_week(member) - timedelta(weeks=1)
    rows = _of(member, room, None).filter(asks=True, day__gte=since).order_by("-day", "-post_id")
    return _lines(member, list(rows[:ASKED]))


def _of(member: Member, room: Room | None, week: date | None) -> QuerySet[Heard]:
    found = Heard.objects.visible_to(member)
    if room is not None:
        found = found.filter(room=room)
    if week is not None:
        return found.filter(day__gte=week, day__lt=week + timedelta(weeks=1))
    return found.filter(day__gte=moods.this_week(member) - timedelta(weeks=moods.WEEKS - 1))


def _lines(member: Member, rows: list[Heard]) -> list[Line]:
    pks = [row.post_id for row in rows]
    posts = {
        post.pk: post
        for post in Post.objects.visible_to(member)
        .filter(pk__in=pks, deleted_at=None, hidden_at=None)
        .select_related("topic__room", "topic__community")
    }
    said = set(
        Correction.objects.filter(community_id=member.community_id, post__in=pks).values_list(
            "post", flat=True
        )
    )
    return [
        Line(
            posts[row.post_id], row.label, row.post_id in said, excerpt(plain(posts[row.post_id].html), SHOWN)
        )
        for row in rows
        if row.post_id in posts
    ]
