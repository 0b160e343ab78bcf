"""The welcome above the list of discussions."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from porukka.communities.visitor import Reader
from porukka.core.text import excerpt, plain
from porukka.discussions.addresses import topic_url
from porukka.discussions.models import Post, PutAway, Topic

WORDS = 280  # letters of the opening


@dataclass(frozen=True)
class Welcome:
    """is_put_away: this reader has closed it."""

    topic: Topic
    title: str
    words: str
    url: str
    is_put_away: bool


def welcome_of(reader: Reader, topic: Topic | None) -> Welcome | None:
    """The welcome as this reader meets it, in one query; None if there is none, or its words are hidden or gone."""
    if topic is None:
        return None
    mine = PutAway.objects.filter(community_id=reader.community_id, member=reader.pk, topic=OuterRef("topic"))
    posts = Post.objects.filter(community_id=reader.community_id, topic=topic, number=0)
    opening = posts.filter(deleted_at=None, hidden_at=None).annotate(is_put_away=Exists(mine)).first()
    if opening is None:
        return None
    return Welcome(
        topic=topic,
        title=topic.title,
        words=excerpt(plain(opening.html), WORDS),
        url=topic_url(reader.community.slug, topic),
        is_put_away=opening.is_put_away,  # type: ignore[attr-defined]
    )
