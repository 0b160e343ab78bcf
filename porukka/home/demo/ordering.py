"""What the team of a demo community pinned and closed, and which reply solved a question."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from porukka.communities.models import Deed, Member
from porukka.discussions.actions import moving, ordering, solving, welcoming
from porukka.discussions.models import Topic, Trail

SOLVED_AFTER = timedelta(minutes=40)
CLOSED_AFTER = timedelta(hours=20)  # after the last words
SPLIT_AFTER = timedelta(minutes=40)


def keep_order(entry: dict[str, Any], topic: Topic, members: Mapping[str, Member]) -> None:
    """Pin, solve or close the topic as its entry in the file says, at a time that fits its posts."""
    times = topic.posts.order_by("number").values_list("made_at", flat=True)
    if "pinned" in entry:
        ordering.pin(members[entry["pinned"]], topic)
        _date(topic, "topic.pinned", times[0], "pinned_at")
    if "welcome" in entry:
        welcoming.welcome(members[entry["welcome"]], topic)
        _date(topic, "topic.made_welcome", times[0], "welcome_at")
    if "split" in entry:
        _split(entry["split"], topic, members)
    if "solved" in entry:
        post = topic.posts.get(number=entry["solved"])
        solving.accept(members[entry["by"]], post)
        Topic.objects.filter(pk=topic.pk).update(accepted_at=post.made_at + SOLVED_AFTER)
        accepted = Deed.objects.filter(
            community_id=topic.community_id, subject=post.pk, kind="answer.accepted"
        )
        accepted.update(at=post.made_at + SOLVED_AFTER)
    if "closed" in entry:
        ordering.close(members[entry["closed"]["by"]], topic, entry["closed"]["why"])
        _date(topic, "topic.closed", list(times)[-1] + CLOSED_AFTER, "closed_at")


def _split(entry: dict[str, Any], topic: Topic, members: Mapping[str, Member]) -> None:
    """Some replies are a discussion of their own, since a while after the last of them."""
    made = moving.split(members[entry["by"]], topic, entry["numbers"], title=entry["title"], room=topic.room)
    moment = made.posts.latest("made_at").made_at + SPLIT_AFTER
    Topic.objects.filter(pk=made.pk).update(made_at=moment)
    Trail.objects.filter(topic__in=(topic, made)).update(at=moment)
    Deed.objects.filter(community_id=made.community_id, subject=made.pk).update(at=moment)


def _date(topic: Topic, kind: str, moment: Any, column: str) -> None:
    Topic.objects.filter(pk=topic.pk).update(**{column: moment})
    Deed.objects.filter(community_id=topic.community_id, subject=topic.pk, kind=kind).update(at=moment)
