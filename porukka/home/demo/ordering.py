"""What the team of a demo community pinned and closed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from porukka.communities.models import Deed, Member
from porukka.discussions.actions import ordering
from porukka.discussions.models import Topic

CLOSED_AFTER = timedelta(hours=20)  # after the last words


def keep_order(entry: dict[str, Any], topic: Topic, members: Mapping[str, Member]) -> None:
    """Pin or close the topic as its entry in the file says, at a time that fits its posts."""
    times = topic.posts.order_by("number").values_list("made_at", flat=True)
    if "pinned" in entry:
        ordering.pin(members[entry["pinned"]], topic)
        _date(topic, "topic.pinned", times[0], "pinned_at")
    if "closed" in entry:
        ordering.close(members[entry["closed"]["by"]], topic, entry["closed"]["why"])
        _date(topic, "topic.closed", list(times)[-1] + CLOSED_AFTER, "closed_at")


def _date(topic: Topic, kind: str, moment: Any, column: str) -> None:
    Topic.objects.filter(pk=topic.pk).update(**{column: moment})
    Deed.objects.filter(community_id=topic.community_id, subject=topic.pk, kind=kind).update(at=moment)
