"""Why each demo community is here, as its founder came to say it, and the page that tells others."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from importlib import resources
from typing import Any

from porukka.communities.models import Deed, Member, Room
from porukka.discussions.models import Post, Topic
from porukka.purpose.actions import counting, landing, pains, stating
from porukka.purpose.actions import personas as describing
from porukka.purpose.models import Match, Statement

DAY = 24 * 60


def say_why(
    language: str,
    members: Mapping[str, Member],
    rooms: Mapping[str, Room],
    topics: Mapping[int, Topic],
    posts: Mapping[tuple[int, int], Post],
    ago: Callable[[float], datetime],
) -> None:
    """All of it, in the order in which it was said. posts: by topic and number."""
    text = resources.files(__package__).joinpath(f"purpose-{language}.json").read_text("utf-8")
    data: dict[str, Any] = json.loads(text)
    for entry in data["statements"]:
        _state(entry, members[entry["by"]], topics, ago)
    personas = {entry["key"]: _describe(entry, members, ago) for entry in data["personas"]}
    _find_themselves(personas, data["personas"], members, ago)
    for entry in data["pains"]:
        _share(entry, members, rooms, topics, ago, personas)
    _tell_others(data["landing"], members, rooms, posts)


def _state(
    entry: dict[str, Any], founder: Member, topics: Mapping[int, Topic], ago: Callable[[float], datetime]
) -> None:
    statement = stating.state(founder, entry["kind"], entry["parts"], why=entry["why"])
    for topic in entry["evidence"]:
        stating.cite(founder, statement, topics[topic])
    _at(statement, ago(entry["minutes_ago"]))


def _describe(
    entry: dict[str, Any], members: Mapping[str, Member], ago: Callable[[float], datetime]
) -> Statement:
    """Each version of a persona at its time."""
    first, *later = entry["versions"]
    found = describing.write_persona(members[first["by"]], None, first["parts"])
    _at(found, ago(first["minutes_ago"]))
    for version in later:
        found = describing.write_persona(members[version["by"]], found, version["parts"], why=version["why"])
        _at(found, ago(version["minutes_ago"]))
    return found


def _at(statement: Statement, moment: datetime) -> None:
    Statement.objects.filter(pk=statement.pk).update(at=moment)
    Deed.objects.filter(community_id=statement.community_id, subject=statement.pk).update(at=moment)


def _find_themselves(
    personas: Mapping[str, Statement],
    entries: list[dict[str, Any]],
    members: Mapping[str, Member],
    ago: Callable[[float], datetime],
) -> None:
    """Yesterday, so that their number is told today."""
    for entry in entries:
        for key in entry["found_by"]:
            describing.match(members[key], personas[entry["key"]])
    community = next(iter(members.values())).community_id
    Match.objects.filter(community_id=community).update(at=ago(2 * DAY))
    counting.tell(community)


def _share(
    entry: dict[str, Any],
    members: Mapping[str, Member],
    rooms: Mapping[str, Room],
    topics: Mapping[int, Topic],
    ago: Callable[[float], datetime],
    personas: Mapping[str, Statement],
) -> None:
    by = members[entry["by"]]
    pain = pains.add_pain(by, rooms[entry["room"]], title=entry["title"], text=entry["text"])
    for key in entry["me_too"]:
        pains.say_me_too(members[key], pain)
    for topic in entry["answered_in"]:
        pains.add_answer(by, pain, topics[topic])
    if entry["stated_by"]:
        pains.say_state(members[entry["stated_by"]], pain, state=entry["state"], word=entry["word"])
    if entry.get("personas"):
        describing.say_whose(by, pain, [personas[key] for key in entry["personas"]])
    moment = ago(entry["minutes_ago"])
    Post.objects.filter(pk=pain.post_id).update(made_at=moment)
    Topic.objects.filter(pk=pain.post.topic_id).update(made_at=moment, last_at=moment)
    subjects = (pain.pk, pain.post_id, pain.post.topic_id)
    Deed.objects.filter(community_id=pain.community_id, subject__in=subjects).update(at=moment)


def _tell_others(
    entry: dict[str, Any],
    members: Mapping[str, Member],
    rooms: Mapping[str, Room],
    posts: Mapping[tuple[int, int], Post],
) -> None:
    founder = members[entry["by"]]
    facts = {name: entry[name] for name in ("headline", "parts", "shows_numbers", "is_shown")}
    landing.write_landing(founder, rooms=[rooms[key] for key in entry["rooms"]], **facts)
    for asked in entry["quotes"]:
        post = posts[asked["topic"], asked["number"]]
        quote = landing.ask_to_quote(founder, post, asked["words"])
        if asked["agrees"] is not None:
            landing.answer(quote.author, quote, agrees=asked["agrees"])
