"""What some discussions of the demo were written up as."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from porukka.communities.models import Deed, Member
from porukka.discussions.models import Topic
from porukka.pages.actions.writing import make_page
from porukka.pages.models import Page


def write_up(
    entry: dict[str, Any], topic: Topic, members: Mapping[str, Member], ago: Callable[[int], datetime]
) -> None:
    """Make a page of the topic, if its entry in the file has one, at its time."""
    if "page" not in entry:
        return
    facts = entry["page"]
    page = make_page(members[facts["by"]], topic, title=facts["title"], text=facts["text"])
    moment = ago(facts["minutes_ago"])
    Page.objects.filter(pk=page.pk).update(made_at=moment)
    Deed.objects.filter(community_id=page.community_id, subject=page.pk).update(at=moment)
