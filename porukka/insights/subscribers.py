"""The roll-ups are a reader of deeds: they miss none, whoever was killed meanwhile."""

from __future__ import annotations

from porukka.communities import deeds
from porukka.communities.models import Community, Deed
from porukka.insights.actions import rolling

POSTS = ("reply.written", "post.edited", "post.deleted", "post.restored", "post.hidden", "post.unhidden")
TOPICS = ("topic.started", "topic.moved", "topic.split", "topic.merged")
ALONE = ("reply.written", "post.edited")  # these change nothing for the posts around them


@deeds.subscribe(rolling.SUBSCRIBER, *POSTS, *TOPICS)
def roll(deed: Deed) -> None:
    community = Community.objects.get(pk=deed.community_id)
    if deed.kind in ALONE:
        rolling.roll_post(community, deed.subject)
        return
    topics = {int(deed.data["topic"])} if "topic" in deed.data else set()
    if deed.kind in TOPICS:
        topics.add(deed.subject)
    for topic in sorted(topics):
        rolling.roll_topic(community, topic)
