"""The member register of a demo community, with people who have no account here too."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from porukka.communities.actions import founding
from porukka.communities.models import Community, Member
from porukka.core.parts import all_parts
from porukka.register.actions import keeping, seating


def keep_register(data: dict[str, Any], members: Mapping[str, Member]) -> None:
    """Take it into use, name the board, and enter those of the file."""
    founder = next(one for one in members.values() if one.role == Member.Role.FOUNDER)
    founder.community = Community.objects.get(pk=founder.community_id)
    off = set(founder.community.off) - {"register"}
    founding.use_parts(founder, {part.code for part in all_parts()} - off)
    for key in data["register"]["board"]:
        seating.name_to_board(founder, members[key])
        members[key].on_board = True
    keeper = members[data["register"]["board"][0]]
    for entry in data["register"]["entries"]:
        of = members[entry["of"]] if "of" in entry else None
        days = {key: date.fromisoformat(entry[key]) for key in ("joined", "left") if key in entry}
        made = keeping.add(keeper, name=entry["name"], home=entry["home"], of=of, **days)
        for year in entry["paid"]:
            keeping.note_fee(keeper, made, year, is_paid=True)
