"""What the people of the demo tell about themselves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from porukka.communities.models import Member
from porukka.newcomers.actions.choosing import volunteer
from porukka.profiles.actions.describing import Facts, Item, describe
from porukka.profiles.actions.introducing import answer, introduce


def introduce_people(data: dict[str, Any], members: Mapping[str, Member]) -> None:
    """Who has introduced whom to whom, and what they have said so far."""
    for entry in data.get("introductions", ()):
        first, second = (members[key] for key in entry["two"])
        made = introduce(members[entry["by"]], first, second, why=entry["why"])
        for key in entry.get("yes", ()):
            answer(members[key], made, yes=True)


def greet(data: dict[str, Any], members: Mapping[str, Member]) -> None:
    """Who has volunteered to greet newcomers."""
    for key in data["greeters"]:
        volunteer(members[key], greets=True)


def tell(entry: dict[str, Any], member: Member) -> None:
    """entry: a member of the file; who has nothing in `tells` has no profile."""
    if "tells" not in entry:
        return
    told = dict(entry["tells"])
    day, month = told.pop("birthday", (0, 0))
    items = [Item(one["title"], words=one["words"]) for one in told.pop("items", ())]
    describe(
        member, Facts(about=entry["bio"], items=items, birthday=month * 100 + day if day else None, **told)
    )
