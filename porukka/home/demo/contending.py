"""Contests of each demo community: one whose results stay, and one that is on."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from importlib import resources
from typing import Any

from django.utils import timezone

from porukka.communities.models import Deed, Member, Room
from porukka.core import blocks
from porukka.discussions.actions import writing
from porukka.discussions.models import Post, Topic
from porukka.ideas.actions import entering, holding
from porukka.ideas.models import Contender, Contest

FIXED = ("rules", "way", "voters", "votes_each", "places", "vote_days")


def contend(
    language: str, members: Mapping[str, Member], rooms: Mapping[str, Room], ago: Callable[[float], datetime]
) -> None:
    """Each from its announcement to where it is today."""
    text = resources.files(__package__).joinpath(f"contests-{language}.json").read_text("utf-8")
    for entry in json.loads(text):
        contest = _announce(entry, members, rooms, ago)
        for one in entry["entered"]:
            contender = _enter(one, contest, members, rooms, ago)
            for key in one["votes"]:
                entering.vote(members[key], contender)
        _close(contest, entry, ago)


def _announce(
    entry: dict[str, Any],
    members: Mapping[str, Member],
    rooms: Mapping[str, Room],
    ago: Callable[[float], datetime],
) -> Contest:
    fixed = {name: entry[name] for name in FIXED}
    opens = ago(entry["minutes_ago"])
    contest = holding.announce(
        members[entry["by"]],
        rooms[entry["room"]],
        title=entry["title"],
        text=entry["text"],
        opens_at=opens,
        closes_at=timezone.now() + timedelta(days=entry.get("days_left", 1)),
        **fixed,
    )
    _date(contest.post, opens)
    return contest


def _enter(
    one: dict[str, Any],
    contest: Contest,
    members: Mapping[str, Member],
    rooms: Mapping[str, Room],
    ago: Callable[[float], datetime],
) -> Contender:
    by, room = members[one["by"]], rooms[one["room"]]
    written = blocks.forms_for(by, room, {"contest-contest": contest.pk})
    blocks.all_valid(written)
    topic = writing.start_topic(by, room, title=one["title"], text=one["text"], written=written)
    contender = Contender.objects.select_related("contest", "post__topic").get(post__topic=topic)
    _date(contender.post, ago(one["minutes_ago"]))
    return contender


def _close(contest: Contest, entry: dict[str, Any], ago: Callable[[float], datetime]) -> None:
    """Where its last day has passed, time has done the rest."""
    if "closed_minutes_ago" not in entry:
        return
    closed = ago(entry["closed_minutes_ago"])
    Contest.objects.filter(pk=contest.pk).update(closes_at=closed, next_at=closed)
    holding.keep_time()
    Contest.objects.filter(pk=contest.pk).update(ended_at=closed)
    Deed.objects.filter(community_id=contest.community_id, subject=contest.pk).update(at=closed)


def _date(post: Post, moment: datetime) -> None:
    """When it was, as far as pages tell."""
    Post.objects.filter(pk=post.pk).update(made_at=moment)
    Topic.objects.filter(pk=post.topic_id).update(made_at=moment, last_at=moment)
    subjects = (post.pk, post.topic_id)
    Deed.objects.filter(community_id=post.community_id, subject__in=subjects).update(at=moment)
