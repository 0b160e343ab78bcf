"""What the people of the demo tell about themselves."""

from __future__ import annotations

from typing import Any

from porukka.communities.models import Member
from porukka.profiles.actions.describing import Facts, Item, describe


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
