"""What the demo's people ask each other and tell for a day: to read something, of something elsewhere, stories."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from importlib import resources
from typing import Any

from porukka.communities.models import Deed, Member, Room
from porukka.confirmations.actions import confirm
from porukka.confirmations.models import Ask
from porukka.core import blocks
from porukka.discussions.actions import writing
from porukka.discussions.models import Post, Topic
from porukka.stories.actions.telling import keep, tell
from porukka.stories.models import Story

Members = Mapping[str, Member]
Rooms = Mapping[str, Room]
Ago = Callable[[float], datetime]


def ask_and_tell(language: str, members: Members, rooms: Rooms, ago: Ago) -> None:
    """Each in the order of the file, written in the composer like any other."""
    text = resources.files(__package__).joinpath(f"asked-{language}.json").read_text("utf-8")
    data: dict[str, Any] = json.loads(text)
    for entry in data["to_read"]:
        topic = _write(entry, members, rooms, {"read-asks": "on"}, ago)
        ask = Ask.objects.get(community_id=topic.community_id, post__topic=topic)
        for key in entry["confirmed"]:
            confirm(members[key], ask)
        Ask.objects.filter(pk=ask.pk).update(asked_at=ago(entry["minutes_ago"]))
    for entry in data["links"]:
        typed = {f"link-{name}": entry[name] for name in ("href", "words", "question")}
        topic = _write(entry, members, rooms, typed, ago)
        for said in entry["replies"]:
            _answer(topic, said, members, ago)
    for entry in data["stories"]:
        _tell(entry, members, rooms, ago)


def _tell(entry: dict[str, Any], members: Members, rooms: Rooms, ago: Ago) -> None:
    """A story of today, or one that was kept."""
    story = tell(members[entry["by"]], rooms[entry["room"]], line=entry["line"])
    if "kept_by" in entry:
        keep(members[entry["kept_by"]], story)
    moment = ago(entry["minutes_ago"])
    _date(story.post.topic, moment)
    Story.objects.filter(pk=story.pk).update(told_at=moment, until=moment + Story.LASTS)
    for said in entry["replies"]:
        _answer(story.post.topic, said, members, ago)


def _answer(topic: Topic, entry: dict[str, Any], members: Members, ago: Ago) -> None:
    post = writing.reply(members[entry["by"]], topic, text=entry["text"])
    moment = ago(entry["minutes_ago"])
    Post.objects.filter(pk=post.pk).update(made_at=moment)
    Topic.objects.filter(pk=topic.pk).update(last_at=moment)
    Deed.objects.filter(community_id=topic.community_id, subject=post.pk).update(at=moment)


def _write(entry: dict[str, Any], members: Members, rooms: Rooms, typed: dict[str, str], ago: Ago) -> Topic:
    """A discussion with its block, at its time. Raises ValueError if a block does not take it."""
    by, room = members[entry["by"]], rooms[entry["room"]]
    written = blocks.forms_for(by, room, typed)
    if not blocks.all_valid(written):
        raise ValueError(f"What goes with {entry['title']!r} is not valid.")
    topic = writing.start_topic(by, room, title=entry["title"], text=entry["text"], written=written)
    _date(topic, ago(entry["minutes_ago"]))
    return topic


def _date(topic: Topic, moment: datetime) -> None:
    """When its opening was written, as far as pages tell."""
    post = topic.posts.get()
    Post.objects.filter(pk=post.pk).update(made_at=moment)
    Topic.objects.filter(pk=topic.pk).update(made_at=moment, last_at=moment)
    Deed.objects.filter(community_id=topic.community_id, subject__in=(topic.pk, post.pk)).update(at=moment)
