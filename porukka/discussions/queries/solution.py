"""What solved a question, as its page says it below the opening."""

from __future__ import annotations

from dataclasses import dataclass

from porukka.communities.queries import Face
from porukka.core.text import excerpt, plain
from porukka.discussions.addresses import post_url
from porukka.discussions.models import Post, Topic
from porukka.discussions.queries.writers import shown_face

WORDS = 160  # letters of the answer that the box shows


@dataclass(frozen=True)
class Solution:
    """number: of the reply that solved it; words: its beginning; is_folded: the reader has blocked who wrote it."""

    number: int
    author: Face
    words: str
    url: str
    is_folded: bool = False


def solution_of(slug: str, topic: Topic) -> Solution | None:
    """The answer of a question, in one query; None, without one, where nothing is solved or no questions are asked.

    slug: the community's. The topic's room is read.
    """
    if not topic.is_solved or not topic.room.is_for_questions:
        return None
    stands = Post.objects.filter(
        topic=topic, deleted_at=None, hidden_at=None, community_id=topic.community_id
    )
    post = stands.select_related("author").filter(pk=topic.accepted_id or 0).first()
    if post is None:
        return None
    words = excerpt(plain(post.html), WORDS)
    return Solution(post.number, shown_face(post), words, post_url(slug, topic, post.number))
