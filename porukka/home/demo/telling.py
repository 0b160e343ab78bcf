"""What the people of the demo tell about themselves."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from porukka.communities.models import Deed, Member
from porukka.newcomers.actions.choosing import volunteer
from porukka.profiles.actions.describing import Facts, Item, describe
from porukka.profiles.actions.introducing import answer, introduce
from porukka.thanks.actions.thanking import thank
from porukka.thanks.models import Thanks


def introduce_people(data: dict[str, Any], members: Mapping[str, Member]) -> None:
    """Who has introduced whom to whom, and what they have said so far."""
    for entry in data.get("introductions", ()):
        first, second = (members[key] for key in entry["two"])
        made = introduce(members[entry["by"]], first, second, why=entry["why"])
        for key in entry.get("yes", ()):
            answer(members[key], made, yes=True)


def thank_people(data: dict[str, Any], members: Mapping[str, Member], ago: Callable[[int], datetime]) -> None:
    """Who has thanked whom for what."""
    for entry in data["thanks"]:
        made = thank(members[entry["by"]], members[entry["to"]], words=entry["words"])
        moment = ago(entry["minutes_ago"])
        Thanks.objects.filter(pk=made.pk).update(made_at=moment)
        Deed.objects.filter(community_id=made.community_id, subject=made.pk).update(at=moment)


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
