"""What members of the demo suggested, who wants it too, and what the team said to it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from importlib import resources
from typing import Any

from porukka.communities.models import Deed, Member, Room
from porukka.core import blocks
from porukka.discussions.actions import writing
from porukka.discussions.models import Post, Topic
from porukka.ideas.actions import deciding, promising, voting
from porukka.ideas.models import Idea, Step


def suggest(
    language: str, members: Mapping[str, Member], rooms: Mapping[str, Room], ago: Callable[[float], datetime]
) -> None:
    """The promise first, then each idea in the order in which it was put up."""
    text = resources.files(__package__).joinpath(f"ideas-{language}.json").read_text("utf-8")
    data: dict[str, Any] = json.loads(text)
    given = data["promise"]
    facts = {name: given[name] for name in ("votes", "days", "open_days")}
    promising.promise(members[given["by"]], **facts)
    for entry in data["ideas"]:
        _put_up(entry, members, rooms, ago)


def _put_up(
    entry: dict[str, Any],
    members: Mapping[str, Member],
    rooms: Mapping[str, Room],
    ago: Callable[[float], datetime],
) -> None:
    by, room = members[entry["by"]], rooms[entry["room"]]
    written = blocks.forms_for(by, room, {"idea-is_idea": "on"})
    blocks.all_valid(written)
    topic = writing.start_topic(by, room, title=entry["title"], text=entry["text"], written=written)
    idea = Idea.objects.get(post__topic=topic)
    for key in entry["votes"]:
        voting.vote(members[key], idea)
    for step in entry["steps"]:
        deciding.decide(members[step["by"]], idea, state=step["state"], word=step["word"])
    _date(idea, topic, entry, ago)


def _date(idea: Idea, topic: Topic, entry: dict[str, Any], ago: Callable[[float], datetime]) -> None:
    """When it was, as far as pages tell."""
    moment = ago(entry["minutes_ago"])
    idea.refresh_from_db()
    idea.ends_at = moment + (idea.ends_at - idea.put_up_at)
    idea.put_up_at = moment
    reached = ago(entry["met_minutes_ago"]) if "met_minutes_ago" in entry else None
    if reached is not None and idea.decide_by is not None:
        idea.decide_by = reached + timedelta(days=idea.days)
    idea.save()
    times = {"met": reached, **{step["state"]: ago(step["minutes_ago"]) for step in entry["steps"]}}
    for step in Step.objects.filter(community_id=idea.community_id, idea=idea):
        if (at := times.get(step.state)) is not None:
            Step.objects.filter(pk=step.pk).update(at=at)
    Post.objects.filter(pk=idea.post_id).update(made_at=moment)
    Topic.objects.filter(pk=topic.pk).update(made_at=moment, last_at=moment)
    subjects = (idea.pk, idea.post_id, topic.pk)
    Deed.objects.filter(community_id=idea.community_id, subject__in=subjects).update(at=moment)
