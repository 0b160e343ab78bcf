"""Where the people of the demo talked before: an old chat and an old mailing list that came along."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from importlib import resources
from pathlib import Path
from tempfile import gettempdir
from typing import Any

from django.utils import timezone

from porukka.communities.models import Community, Member, Room
from porukka.importing.actions.authors import settle
from porukka.importing.actions.bringing import bring
from porukka.importing.models import Import
from porukka.importing.staging import Staged
from porukka.insights.archives import Written
from porukka.insights.measures.conversation import Said


def bring_along(
    community: Community, language: str, members: Mapping[str, Member], rooms: Mapping[str, Room]
) -> None:
    """Bring what was said elsewhere, a year and two ago, some of it on this day."""
    told = json.loads(resources.files(__package__).joinpath(f"earlier-{language}.json").read_text("utf-8"))
    known = {name: members[key] for name, key in told["members"].items()}
    with Staged(Path(gettempdir())) as staged:
        staged.fill(_said(told), timezone.now())
        batch = Import.objects.create(
            community=community, source=told["source"], file=told["file"], fingerprint=""
        )
        who = settle(batch, staged.people, members=known)
        bring(batch, staged, {"": rooms[told["room"]].pk}, who)


def _said(told: dict[str, Any]) -> Iterator[Written]:
    now = timezone.now()
    for number, talk in enumerate(told["talk"]):
        begun = _years_ago(now, talk["years"]) - timedelta(days=talk["days"], hours=5)
        thread = f"discussion {number}"
        for place, (who, minutes, text) in enumerate(talk["posts"]):
            said = Said(f"{number}.{place}", thread, who, begun + timedelta(minutes=minutes))
            yield Written(said, text, talk.get("title", ""))


def _years_ago(now: datetime, years: int) -> datetime:
    """The same day at noon; 28 February for a leap day."""
    day = now.replace(hour=12, minute=0, second=0, microsecond=0)
    return (day if (day.month, day.day) != (2, 29) else day - timedelta(days=1)).replace(
        year=now.year - years
    )
