"""The welcome above the list of discussions."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from porukka.communities.likeness import READER
from porukka.communities.visitor import Reader
from porukka.core.ids import Spot
from porukka.core.prepared import NUMBER, prepared
from porukka.core.text import excerpt, plain
from porukka.discussions.addresses import topic_url
from porukka.discussions.models import Post, PutAway
from porukka.discussions.queries.listed import Facts

WORDS = 280  # letters of the opening


@dataclass(frozen=True)
class Welcome:
    """is_put_away: this reader has closed it."""

    topic: Spot
    title: str
    words: str
    url: str
    is_put_away: bool


def welcome_of(reader: Reader, topic: Facts | None) -> Welcome | None:
    """The welcome as this reader meets it, in one query; None if there is none, or its words are hidden or gone."""
    if topic is None:
        return None
    for html, is_put_away in _opening(reader=reader, topic=topic.pk):
        return Welcome(
            topic=Spot(topic.pk, topic.slug),
            title=topic.title,
            words=excerpt(plain(html), WORDS),
            url=topic_url(reader.community.slug, topic),
            is_put_away=is_put_away,
        )
    return None


@prepared(reader=READER, topic=NUMBER)
def _opening(reader: Reader, topic: int) -> QuerySet[Post, tuple[str, bool]]:
    mine = PutAway.objects.filter(community_id=reader.community_id, member=reader.pk, topic=OuterRef("topic"))
    posts = Post.objects.filter(community_id=reader.community_id, topic=topic, number=0)
    standing = posts.filter(deleted_at=None, hidden_at=None)
    return standing.annotate(is_put_away=Exists(mine)).values_list("html", "is_put_away")
