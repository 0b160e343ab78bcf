"""How a view comes to the guide: to others than its keepers it is missing."""

from __future__ import annotations

from typing import ParamSpec

from porukka.communities.doors import Entered, MemberView, page_of_those
from porukka.guide import rules

P = ParamSpec("P")


def keeper_page(view: MemberView[P]) -> Entered[P]:
    """`view(request, member, …)` for a member who keeps the guide; for the others there is no such page (404)."""
    return page_of_those(rules.may_guide, view)
