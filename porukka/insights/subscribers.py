"""The roll-ups are a reader of deeds: they miss none, whoever was killed meanwhile."""

from __future__ import annotations

from porukka.communities import deeds
from porukka.communities.models import Community, Deed
from porukka.insights.actions import rolling

POSTS = ("reply.written", "post.edited", "post.deleted", "post.restored", "post.hidden", "post.unhidden")
TOPICS = ("topic.started", "topic.moved", "topic.split", "topic.merged")
MANY = ("topics.brought", "topics.taken_back")  # old talk, named by its topics
ALONE = ("reply.written", "post.edited")  # these change nothing for the posts around them


@deeds.subscribe(rolling.SUBSCRIBER, *POSTS, *TOPICS, *MANY)
def roll(deed: Deed) -> None:
    community = Community.objects.get(pk=deed.community_id)
    if deed.kind in ALONE:
        rolling.roll_post(community, deed.subject)
        return
    topics = {int(deed.data["topic"])} if "topic" in deed.data else set()
    if deed.kind in TOPICS:
        topics.add(deed.subject)
    if deed.kind in MANY:
        topics = set(map(int, deed.data["topics"]))
    for topic in sorted(topics):
        rolling.roll_topic(community, topic)
