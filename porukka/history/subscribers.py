"""A month in which something happens is marked by the deed; it is read later, once for all of them."""

from __future__ import annotations

from porukka.communities import deeds
from porukka.communities.models import Community, Deed
from porukka.history.actions import marking

POSTS = ("reply.written", "post.edited", "post.deleted", "post.restored", "post.hidden", "post.unhidden")
TOPICS = ("topic.started", "topic.moved", "topic.split", "topic.merged")
MANY = ("topics.brought", "topics.taken_back")


@deeds.subscribe("history", *POSTS, *TOPICS, *MANY)
def mark(deed: Deed) -> None:
    community = Community.objects.get(pk=deed.community_id)
    if deed.kind == "reply.written" or deed.kind == "topic.started":
        marking.mark(community, [deed.at])
    if deed.kind in POSTS:
        marking.mark_post(community, deed.subject)
    elif deed.kind in MANY:
        marking.mark_topics(community, list(map(int, deed.data["topics"])))
    elif deed.kind != "topic.started":
        topics = {deed.subject, *([int(deed.data["topic"])] if "topic" in deed.data else [])}
        marking.mark_topics(community, topics)
