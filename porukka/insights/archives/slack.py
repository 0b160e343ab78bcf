"""Slack: the zip an owner exports. `users.json` names people, `<channel>/<day>.json` holds what was written.

A message outside a thread starts one of its own, as it does in Slack. What was said in private is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from porukka.insights.archives.found import LONGEST, NAMED, Found, Written, words_in
from porukka.insights.archives.opening import Parts, moment
from porukka.insights.measures.conversation import Said

_MENTION = re.compile(r"<@([A-Z0-9]+)(?:\|[^>]*)?>")
# a message with another subtype tells that something happened (somebody joined, the topic of the channel)
SPOKEN = {"", "thread_broadcast", "me_message", "file_share"}
PRIVATE = {"groups.json", "dms.json", "mpims.json"}  # these name the channels that not everybody reads


def read(parts: Parts) -> Found:
    people = _people(parts)
    team = {name for name, is_team, _is_bot in people.values() if is_team}
    return Found(_posts(parts, people), lambda: team)


def _people(parts: Parts) -> dict[str, tuple[str, bool, bool]]:
    """id → the name people see, whether an owner or admin, whether a bot. Two of one name are told apart."""
    found: dict[str, tuple[str, bool, bool]] = {}
    taken: set[str] = set()
    for file in parts.names:
        if file.rsplit("/", 1)[-1] != "users.json":
            continue
        users = parts.json(file)
        for user in users if isinstance(users, list) else []:
            if not isinstance(user, dict) or not user.get("id"):
                continue
            profile = user.get("profile")
            profile = profile if isinstance(profile, dict) else {}
            name = str(profile.get("display_name") or user.get("real_name") or user.get("name") or user["id"])
            if name in taken:
                name = f"{name} ({user['id']})"
            taken.add(name)
            is_team = bool(user.get("is_admin") or user.get("is_owner"))
            is_bot = bool(user.get("is_bot")) or user["id"] == "USLACKBOT"
            found[str(user["id"])] = (name, is_team, is_bot)
    return found


def _private(parts: Parts) -> set[str]:
    """Folders of private channels and direct messages, by name and by id."""
    found: set[str] = set()
    for file in parts.names:
        if file.rsplit("/", 1)[-1] in PRIVATE:
            rows = parts.json(file)
            for row in rows if isinstance(rows, list) else []:
                if isinstance(row, dict):
                    found |= {str(row[key]) for key in ("id", "name") if row.get(key)}
    return found


def _posts(parts: Parts, people: dict[str, tuple[str, bool, bool]]) -> Iterator[Written]:
    private = _private(parts)
    for file in parts.names:
        *folders, name = file.split("/")
        if not folders or not name[:1].isdigit() or not name.endswith(".json") or folders[-1] in private:
            continue
        days = parts.json(file)
        for message in days if isinstance(days, list) else []:
            post = _said(message, folders[-1], people)
            if post is not None:
                yield post


def _said(message: Any, channel: str, people: dict[str, tuple[str, bool, bool]]) -> Written | None:
    if not isinstance(message, dict) or message.get("type", "message") != "message":
        return None
    user, ts = str(message.get("user") or ""), str(message.get("ts") or "")
    name, _is_team, is_bot = people.get(user, (user, False, False))
    if not user or is_bot or message.get("bot_id") or (message.get("subtype") or "") not in SPOKEN:
        return None
    try:
        at = moment(float(ts))
    except ValueError:
        return None
    if at is None:
        return None
    text = str(message.get("text") or "")
    named = tuple(people[one][0] for one in _MENTION.findall(text) if one in people)
    thread = str(message.get("thread_ts") or ts)
    said = Said(
        f"{channel}:{ts}", f"{channel}:{thread}", name, at, "", named, words_in(_MENTION.sub("", text))
    )

    def called(match: re.Match[str]) -> str:
        return f"{NAMED[0]}{people[match[1]][0]}{NAMED[1]}" if match[1] in people else match[0]

    return Written(said, _MENTION.sub(called, text[:LONGEST]), place=channel)
