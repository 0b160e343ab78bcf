"""Who brought whom, and who waits at the door of the demo."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from porukka.communities.models import Community, Member
from porukka.joining.actions import asking
from porukka.joining.models import JoinRequest
from porukka.people.models import Person


def invited(entries: list[dict[str, Any]], members: Mapping[str, Member]) -> None:
    """Each member came by somebody, but the first ones."""
    for entry in entries:
        if "invited_by" in entry:
            guest = members[entry["key"]]
            guest.invited_by = members[entry["invited_by"]]
            guest.save(update_fields=["invited_by"])


def knock(
    data: dict[str, Any],
    community: Community,
    members: Mapping[str, Member],
    make: Callable[[dict[str, Any]], Person],
    ago: Callable[[float], datetime],
) -> None:
    """The door asks, and somebody has answered; a community without one has nobody waiting."""
    if "door" not in data:
        return
    founder = next(iter(members.values()))
    asking.write_questions(founder, data["door"]["questions"], data["door"]["wait_days"])
    Community.objects.filter(pk=community.pk).update(joining=Community.Joining.REQUEST)
    community.refresh_from_db()
    for entry in data["door"]["waiting"]:
        pairs = list(zip(data["door"]["questions"], entry["answers"], strict=True))
        made = asking.ask(make(entry), community, pairs)
        JoinRequest.objects.filter(pk=made.pk).update(made_at=ago(entry["minutes_ago"]))
