"""The first draft of a page: what a discussion said that is worth keeping, with who said it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from porukka.core.text.rendering import LIMIT
from porukka.discussions.models import Post, ReactionCount, Topic
from porukka.discussions.queries.writers import shown_face
from porukka.discussions.reactions import HELPED

FIRST = 5  # replies, where none was said to have helped
MOST = 40  # replies that helped
_MEANS_SOMETHING = re.compile(r"([\\`*_{}\[\]<>#|~!&@])")


@dataclass(frozen=True)
class DraftPage:
    """is_cut: not everything found its place."""

    title: str
    text: str
    is_cut: bool


def draft_of(topic: Topic) -> DraftPage:
    """The opening, then the replies that helped somebody, or the first ones where none did; without what was hidden
    or deleted, and without the names of those who wrote without theirs. Three queries at most."""
    standing = Post.objects.filter(
        community_id=topic.community_id, topic=topic, deleted_at=None, hidden_at=None
    )
    standing = standing.select_related("author").order_by("number")
    helped = ReactionCount.objects.filter(
        community_id=topic.community_id, post=OuterRef("pk"), kind=HELPED, count__gt=0
    )
    opening, replies = standing.filter(number=0).first(), standing.filter(number__gt=0)
    found = list(replies.filter(Exists(helped))[: MOST + 1]) or list(replies[:FIRST])
    posts = ([opening] if opening else []) + found[:MOST]
    text, fits = _joined(posts)
    return DraftPage(topic.title if opening else "", text, not fits or len(found) > MOST)


def _joined(posts: Iterable[Post]) -> tuple[str, bool]:
    """The words of as many posts, from the first, as a page may hold; and whether those are all."""
    text = ""
    for post in posts:
        name = _MEANS_SOMETHING.sub(r"\\\1", shown_face(post).name)
        piece = f"## {name}\n\n{post.text}"
        longer = f"{text}\n\n{piece}" if text else piece
        if len(longer) > LIMIT:
            return text, False
        text = longer
    return text, True
