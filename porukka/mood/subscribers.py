"""The counts are a reader of deeds: they miss none, whoever was killed meanwhile."""

from __future__ import annotations

from porukka.communities import deeds
from porukka.communities.models import Community, Deed
from porukka.mood.actions import alerting, counting

POSTS = ("reply.written", "post.edited", "post.deleted", "post.restored", "post.hidden", "post.unhidden")
TOPICS = ("topic.started", "topic.moved", "topic.split", "topic.merged")
ROOMS = ("room.edited", "mood.room_chosen")
ALONE = ("reply.written", "post.edited", "mood.corrected")  # these change nothing for the posts around them


@deeds.subscribe(counting.SUBSCRIBER, *POSTS, *TOPICS, *ROOMS, "mood.corrected")
def count(deed: Deed) -> None:
    community = Community.objects.get(pk=deed.community_id)
    if counting.PART in community.off:
        return  # all of it is read again when it is switched on
    if deed.kind in ROOMS:
        counting.count_room(community, deed.subject)
    elif deed.kind in ALONE:
        counting.count_post(community, deed.subject)
    else:
        topics = {int(deed.data["topic"])} if "topic" in deed.data else set()
        if deed.kind in TOPICS:
            topics.add(deed.subject)
        counting.count_topics(community, topics)


@deeds.subscribe("mood.alerts", "reply.written", "topic.started", news_only=True)
def alert(deed: Deed) -> None:
    """Apart from the counts: a word is heard once, also where counting is done again."""
    community = Community.objects.get(pk=deed.community_id)
    if counting.PART not in community.off:
        alerting.look(community, deed)


@deeds.subscribe("mood.switched", "community.parts_chosen")
def switch(deed: Deed) -> None:
    """Off: nothing is kept. On again: all deeds are read anew, from the next time round."""
    community = Community.objects.get(pk=deed.community_id)
    if counting.PART in community.off:
        counting.forget(community)
    elif community in counting.stale():
        counting.start_anew(community)
