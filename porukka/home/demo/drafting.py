"""What the people of the demo have begun and not sent, and what waits for its time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, time, timedelta
from typing import Any

from django.utils import timezone

from porukka.communities.models import Deed, Member, Room
from porukka.core import clock
from porukka.discussions.actions import drafting, scheduling
from porukka.discussions.drafts import Draft, reply_place
from porukka.discussions.models import Topic
from porukka.people.zones import zone


def begin(
    entry: dict[str, Any],
    members: Mapping[str, Member],
    rooms: Mapping[str, Room],
    topics: Mapping[int, Topic],
    ago: Callable[[float], datetime],
) -> None:
    """Keep one draft of the file: a reply that is not finished, or a discussion that waits for a day of the week."""
    member = members[entry["by"]]
    if "publish" in entry:
        words = drafting.Words(title=entry["title"], text=entry["text"], room=rooms[entry["room"]])
        draft = scheduling.schedule(member, words, _next(entry["publish"], member))
    else:
        topic = topics[entry["reply_in"]]
        place = reply_place(topic.pk)
        drafting.keep(member, drafting.Place(place, topic), drafting.Words(text=entry["text"]))
        draft = Draft.objects.get(community_id=topic.community_id, member=member, place=place)
    saved = ago(entry["minutes_ago"])
    Draft.objects.filter(pk=draft.pk).update(saved_at=saved)
    Deed.objects.filter(community_id=draft.community_id, subject=draft.pk).update(at=saved)


def _next(publish: dict[str, Any], member: Member) -> datetime:
    """The next such day of the week (Monday is 1) after today, at the community's time of day."""
    with timezone.override(zone(member.community.time_zone)):
        today = timezone.localdate()
        days = (publish["weekday"] - today.isoweekday() - 1) % 7 + 1
        return clock.moment(today + timedelta(days=days), time.fromisoformat(publish["time"]))
