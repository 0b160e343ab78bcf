"""The figures of the matrix's world, counted while everybody is still inside: lists then name those who are not."""

from __future__ import annotations

from porukka.communities.models import Community, Room
from porukka.insights.actions import anew, judging


def weigh(community: Community) -> dict[str, str]:
    """Count the community and its rooms, and ask for the list behind a number."""
    anew.rebuild(community)
    day = judging.today(community)
    for room in (None, *Room.objects.filter(community=community).order_by("pk")):
        judging.judge_day(community, day, room, is_newest=True)
    return {"what": "member_to_member"}
