"""Posts of the demo that collect questions: what was asked there, who wants to know it too, what was answered, and
what somebody told the team about."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from importlib import resources
from typing import Any

from porukka.communities.models import Deed, Member, Room
from porukka.core import blocks
from porukka.discussions.actions import writing
from porukka.discussions.models import Post, Topic
from porukka.moderation.actions import report
from porukka.moderation.models import Report
from porukka.questions.actions import answering, asking, voting
from porukka.questions.models import Box, Question


def collect_questions(
    language: str, members: Mapping[str, Member], rooms: Mapping[str, Room], ago: Callable[[float], datetime]
) -> None:
    """Each with a discussion of its own, in the order in which they were started."""
    text = resources.files(__package__).joinpath(f"questions-{language}.json").read_text("utf-8")
    for entry in json.loads(text):
        _collect(entry, members, rooms, ago)


def _collect(
    entry: dict[str, Any],
    members: Mapping[str, Member],
    rooms: Mapping[str, Room],
    ago: Callable[[float], datetime],
) -> None:
    by, room, moment = members[entry["by"]], rooms[entry["room"]], ago(entry["minutes_ago"])
    typed = {"questions-kind": entry["kind"], "questions-prompt": entry["prompt"], "questions-days": ""}
    written = blocks.forms_for(by, room, typed)
    if not blocks.all_valid(written):
        raise ValueError(f"The box {entry['prompt']!r} is not valid.")
    topic = writing.start_topic(by, room, title=entry["title"], text=entry["text"], written=written)
    box = Box.objects.get(post__topic=topic)
    Post.objects.filter(pk=box.post_id).update(made_at=moment)
    Topic.objects.filter(pk=topic.pk).update(made_at=moment, last_at=moment)
    for asked in entry["questions"]:
        _ask(asked, box, members, ago)
    subjects = (box.pk, box.post_id, topic.pk)
    Deed.objects.filter(community_id=box.community_id, subject__in=subjects).update(at=moment)


def _ask(
    entry: dict[str, Any], box: Box, members: Mapping[str, Member], ago: Callable[[float], datetime]
) -> None:
    veiled = entry.get("veiled", False)
    question = asking.ask(members[entry["by"]], box, entry["text"], veiled=veiled)
    for key in entry.get("votes", ()):
        voting.vote(members[key], question)
    facts: dict[str, Any] = {"made_at": ago(entry["minutes_ago"])}
    if "how" in entry:
        host = Member.objects.get(pk=box.post.writer_id or 0)
        answering.answer(host, question, how=entry["how"], text=entry.get("answer", ""))
        facts["answered_at"] = ago(entry["answered_minutes_ago"])
    Question.objects.filter(pk=question.pk).update(**facts)
    if "reported" in entry:
        _report(entry["reported"], question, members, ago)


def _report(
    entry: dict[str, Any],
    question: Question,
    members: Mapping[str, Member],
    ago: Callable[[float], datetime],
) -> None:
    """Somebody has told the team about it, and nobody of the team has decided yet."""
    moment, facts = ago(entry["minutes_ago"]), {"reason": entry["reason"], "words": entry["words"]}
    told = report(members[entry["by"]], question.box.post, question=question, **facts)
    Report.objects.filter(pk=told.pk).update(made_at=moment)
    Deed.objects.filter(community_id=told.community_id, subject=told.pk).update(at=moment)
