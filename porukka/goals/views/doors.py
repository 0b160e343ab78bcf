"""How a view comes to the goals: to others than those who keep them they are missing."""

from __future__ import annotations

from typing import ParamSpec

from porukka.communities.doors import Entered, MemberView, page_of_those
from porukka.goals import rules

P = ParamSpec("P")


def goals_page(view: MemberView[P]) -> Entered[P]:
    """`view(request, member, …)` for a member of the team; for the others there is no such page (404)."""
    return page_of_those(rules.may_keep_goals, view)
