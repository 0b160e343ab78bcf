"""What the team of each demo community was asked for, and what it made of it. Ideas come there by themselves."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from importlib import resources
from typing import Any

from porukka.communities.models import Deed, Member
from porukka.discussions.models import Post, Topic
from porukka.ledger.actions import filing, stating
from porukka.ledger.models import Entry, Step


def answer(
    language: str,
    members: Mapping[str, Member],
    topics: Mapping[int, Topic],
    ago: Callable[[float], datetime],
) -> None:
    """Each in the order in which it was filed."""
    text = resources.files(__package__).joinpath(f"answered-{language}.json").read_text("utf-8")
    for entry in json.loads(text):
        by = members[entry["by"]]
        filed = filing.file(by, _post(entry, by, topics)) if "said" not in entry else _elsewhere(entry, by)
        moments = [ago(entry["minutes_ago"])]
        for step in entry["steps"]:
            stating.say(members[step["by"]], filed, state=step["state"], word=step["word"])
            moments.append(ago(step["minutes_ago"]))
        if "done_in" in entry:
            opening = Post.objects.get(topic=topics[entry["done_in"]], number=0)
            stating.answer_for(by, filed, who=by, done_in=opening)
        _date(filed, moments)


def _post(entry: dict[str, Any], by: Member, topics: Mapping[int, Topic]) -> Post:
    """By the number of a discussion, or the title of a pain point."""
    openings = Post.objects.filter(community_id=by.community_id, number=0).select_related("topic__room")
    if "pain" in entry:
        return openings.get(topic__title=entry["pain"])
    return openings.get(topic=topics[entry["topic"]])


def _elsewhere(entry: dict[str, Any], by: Member) -> Entry:
    return filing.add(by, said=entry["said"], state="heard", word="", answers_for=by, done_in=None)


def _date(filed: Entry, moments: list[datetime]) -> None:
    """When it was, as far as pages tell."""
    steps = Step.objects.filter(community_id=filed.community_id, entry=filed).order_by("at", "pk")
    for step, at in zip(list(steps), moments, strict=True):
        Step.objects.filter(pk=step.pk).update(at=at)
    Entry.objects.filter(pk=filed.pk).update(heard_at=moments[0], stated_at=moments[-1])
    Deed.objects.filter(community_id=filed.community_id, subject=filed.pk).update(at=moments[0])
