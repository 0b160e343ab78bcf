"""The index is a reader of deeds: it misses none, whoever was killed meanwhile."""

from __future__ import annotations

from porukka.communities import deeds
from porukka.communities.models import Community, Deed
from porukka.search.actions import indexing

# what they are about: one post, or the whole topic
POSTS = (
    "reply.written",
    "post.edited",
    "post.deleted",
    "post.restored",
    "post.hidden",
    "post.unhidden",
    "attachments.changed",
)
TOPICS = ("topic.started", "topic.moved", "topic.split", "topic.merged")


@deeds.subscribe(indexing.SUBSCRIBER, *POSTS, *TOPICS)
def index(deed: Deed) -> None:
    community = Community.objects.get(pk=deed.community_id)
    if deed.kind in POSTS and deed.data.get("number") != 0:  # an opening's title stands with all of its posts
        indexing.index([deed.subject], community)
        return
    for topic in topics_of(deed):
        indexing.index_topic(topic, community)


def topics_of(deed: Deed) -> set[int]:
    """Ids of the topics a deed is about: where it was done, and where it led to."""
    named = {int(deed.data[key]) for key in ("topic", "into", "source", "target") if deed.data.get(key)}
    return named or {deed.subject}
