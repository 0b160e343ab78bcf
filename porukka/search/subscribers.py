"""The index is a reader of deeds: it misses none, whoever was killed meanwhile."""

from __future__ import annotations

from porukka.communities import deeds
from porukka.communities.models import Community, Deed
from porukka.search.actions import indexing, indexing_pages

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


PAGES = ("page.made", "page.edited", "page.deleted", "page.restored")
MANY = ("topics.brought", "topics.taken_back")  # old talk, named by its topics


@deeds.subscribe(indexing.SUBSCRIBER, *POSTS, *TOPICS, *MANY, *PAGES)
def index(deed: Deed) -> None:
    community = Community.objects.get(pk=deed.community_id)
    if deed.kind in PAGES:
        indexing_pages.index_page(deed.subject, community)
        return
    if deed.kind in POSTS and deed.data.get("number") != 0:
        indexing.index([deed.subject], community)
        return
    # an opening's title stands with all posts of its topic; what is split or merged changes two topics
    topics = {int(deed.data["topic"])} if "topic" in deed.data else set()
    if deed.kind in TOPICS:
        topics.add(deed.subject)
    if deed.kind in MANY:
        topics = set(map(int, deed.data["topics"]))
    for topic in topics:
        indexing.index_topic(topic, community)
