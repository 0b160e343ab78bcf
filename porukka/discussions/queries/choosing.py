"""The replies of a topic from which some are chosen."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from porukka.core.text import excerpt, plain
from porukka.discussions.models import Post, Topic
from porukka.discussions.queries.writers import shown_face

WORDS = 140  # letters of each reply


@dataclass(frozen=True)
class Replies:
    """choices: number and a line of words of each; after: the number to go on after, None at the end."""

    choices: list[tuple[int, str]]
    after: int | None


def replies_to_choose(topic: Topic, after: int, most: int) -> Replies:
    """One page of the living replies, the oldest first, in one query."""
    found = Post.objects.filter(
        community_id=topic.community_id, topic=topic, number__gt=after, deleted_at=None
    ).exclude(number=0)
    posts = list(found.select_related("author").order_by("number")[: most + 1])
    more = len(posts) > most
    posts = posts[:most]
    return Replies([(post.number, _line(post)) for post in posts], posts[-1].number if more else None)


def _line(post: Post) -> str:
    name = shown_face(post).name
    words = _("A hidden post") if post.hidden_at else excerpt(plain(post.html), WORDS)
    return f"{name}: {words}"
