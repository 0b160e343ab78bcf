"""What people said about a poll in their own words: the replies, each beside the number its writer gave."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from porukka.communities.models import Block, Member
from porukka.core.text import excerpt, plain
from porukka.discussions.addresses import post_url
from porukka.discussions.models import Post
from porukka.discussions.queries.writers import shown_face
from porukka.polls.kinds.sliding import HIGHEST
from porukka.polls.models import Poll, Vote
from porukka.polls.queries.rows import PollRow

MOST = 60  # replies, the newest
LETTERS = 400  # of one
MIDDLE = HIGHEST // 2


@dataclass(frozen=True)
class Quote:
    """name: of who wrote it, as the discussion shows it; number: what she gave, None if that is not told."""

    name: str
    number: int | None
    words: str
    url: str
    at: datetime


@dataclass(frozen=True)
class Group:
    """title: which numbers their writers gave, "" for replies without one."""

    title: str
    quotes: list[Quote]


def quotes_of(member: Member, poll: Poll, row: PollRow) -> list[Group]:
    """The newest replies but the asker's own, those with a high number first. Two queries at most.

    row: the poll as it is shown to this reader. Numbers stand beside words only where she is told who answered what,
    and never beside words that were said without a name.
    """
    replies = (
        Post.objects.visible_to(member)
        .filter(topic=poll.post.topic_id, number__gt=poll.post.number, deleted_at=None, hidden_at=None)
        .exclude(author__in=Block.objects.by(member).values("blocked"))
    )
    if poll.post.author_id is not None:
        replies = replies.exclude(author=poll.post.author_id)
    posts = list(replies.select_related("author", "topic").order_by("-number")[:MOST])
    numbers = _numbers(poll, posts) if row.is_slider and row.shows_names else {}
    quotes = [_quote(member, post, numbers) for post in posts]
    high = [one for one in quotes if one.number is not None and one.number >= MIDDLE]
    low = [one for one in quotes if one.number is not None and one.number < MIDDLE]
    groups = [
        Group(_title(MIDDLE, HIGHEST, row.high), high),
        Group(_title(0, MIDDLE - 1, row.low), low),
        Group("", [one for one in quotes if one.number is None]),
    ]
    return [one for one in groups if one.quotes]


def _numbers(poll: Poll, posts: list[Post]) -> dict[int, int]:
    """Member → what she gave."""
    writers = {post.author_id for post in posts if post.author_id is not None}
    votes = Vote.objects.filter(community_id=poll.community_id, poll=poll, member__in=writers)
    return {member: int(choice) for member, choice in votes.values_list("member", "choice") if member}


def _quote(member: Member, post: Post, numbers: dict[int, int]) -> Quote:
    face: Any = shown_face(post)
    return Quote(
        name=face.name,
        number=numbers.get(post.author_id) if post.author_id is not None else None,
        words=excerpt(plain(post.html), LETTERS),
        url=post_url(member.community.slug, post.topic, post.number),
        at=post.made_at,
    )


def _title(first: int, last: int, side: str) -> str:
    if side:
        return _("%(first)s–%(last)s, towards %(side)s") % {"first": first, "last": last, "side": side}
    return f"{first}–{last}"
