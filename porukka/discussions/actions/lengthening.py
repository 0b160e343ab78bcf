"""A topic that is here already gets more of its old posts (see `loading.py`)."""

from __future__ import annotations

from porukka.communities.models import Community
from porukka.discussions.actions.counting import recount
from porukka.discussions.actions.loading_rows import OldTopic
from porukka.discussions.models import Post, Topic


def locked(community: Community, old: OldTopic) -> Topic:
    """The topic that is made longer. Raises ValueError if there is none in this community."""
    topics = Topic.objects.select_for_update(no_key=True).filter(community_id=community.pk, deleted_at=None)
    topic = topics.filter(pk=old.onto or 0).first()
    if topic is None:
        raise ValueError(f"no such topic in this community: {old.onto}")
    return topic


def answered(topic: Topic, old: OldTopic) -> dict[int, Post]:
    """Its posts that are answered by those which come, by id. Raises ValueError if one is not there."""
    asked = {post.answers for post in old.posts if post.answers is not None}
    found = Post.objects.filter(community_id=topic.community_id, topic=topic, pk__in=asked).in_bulk()
    if len(found) < len(asked):
        raise ValueError(f"a post of {old.title!r} answers one that is not there")
    return found


def count(topic: Topic, posts: list[Post]) -> None:
    """What the topic and its older posts keep about those that came."""
    asked = {post.reply_to_id for post in posts if post.reply_to_id is not None}
    Post.objects.filter(community_id=topic.community_id, pk__in=asked).update(is_answered=True)
    Topic.objects.filter(pk=topic.pk).update(last_number=max(post.number for post in posts))
    recount(topic, None)
