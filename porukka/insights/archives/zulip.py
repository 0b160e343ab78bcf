"""Zulip: the tar.gz an owner exports (`realm.json`, `messages-000001.json` …), or messages of its API as JSON.

A thread is a topic of a channel; private messages and private channels are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from porukka.insights.archives.found import LONGEST, Found, Written, words_in
from porukka.insights.archives.opening import Parts, moment
from porukka.insights.measures.conversation import Said

_QUOTED = re.compile(r"@_\*\*([^*|]+)(?:\|(\d+))?\*\* \[[^\]]*\]\([^)]*?near/(\d+)\)")
_MENTION = re.compile(r"@\*\*([^*|]+)(?:\|\d+)?\*\*")
OF_CHANNELS = 2  # kind of a recipient
MODERATOR = 300  # the number of a role: owner 100, administrator 200, moderator 300, member 400, guest 600

People = dict[str, tuple[str, bool, bool]]
Channels = dict[str, str]


def read(parts: Parts) -> Found:
    if not parts.is_packed:
        (name,) = parts.names
        return Found(_of_api(parts.json(name)))
    people, channels = _realm(parts)
    team = {name for name, is_team, _is_bot in people.values() if is_team}
    return Found(_posts(parts, people, channels), lambda: team)


def _rows(found: Any, key: str) -> list[dict[str, Any]]:
    rows = found.get(key) if isinstance(found, dict) else None
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def _realm(parts: Parts) -> tuple[People, Channels]:
    """People by id (name, whether of the team, whether a bot), and names of channels by the ids of recipients."""
    people: People = {}
    channels: Channels = {}
    for file in parts.names:
        if file.rsplit("/", 1)[-1] != "realm.json":
            continue
        realm = parts.json(file)
        for user in _rows(realm, "zerver_userprofile") + _rows(realm, "zerver_userprofile_crossrealm"):
            name = str(user.get("full_name") or user.get("email") or user.get("id"))
            role = user.get("role")
            is_bot = bool(user.get("is_bot")) or "full_name" not in user
            people[str(user.get("id"))] = (name, isinstance(role, int) and role <= MODERATOR, is_bot)
        streams = {one.get("id"): one for one in _rows(realm, "zerver_stream")}
        for one in _rows(realm, "zerver_recipient"):
            stream = streams.get(one.get("type_id"), {})
            if one.get("type") == OF_CHANNELS and not stream.get("invite_only"):
                channels[str(one.get("id"))] = str(stream.get("name") or "")
    return people, channels


def _posts(parts: Parts, people: People, channels: Channels) -> Iterator[Written]:
    for file in parts.names:
        name = file.rsplit("/", 1)[-1]
        if not (name.startswith("messages-") and name.endswith(".json")):
            continue
        for message in _rows(parts.json(file), "zerver_message"):
            recipient = str(message.get("recipient"))
            author, _is_team, is_bot = people.get(str(message.get("sender")), ("", False, False))
            if not author or is_bot or (channels and recipient not in channels):
                continue
            topic = str(message.get("subject") or message.get("topic_name") or "")
            post = _said(message, f"{recipient}:{topic}", author, message.get("date_sent"))
            if post is not None:
                yield post._replace(title=topic, place=channels.get(recipient, ""))


def _of_api(found: Any) -> Iterator[Written]:
    rows = _rows(found, "messages") if isinstance(found, dict) else found
    for message in rows if isinstance(rows, list) else []:
        if not isinstance(message, dict) or message.get("type", "stream") != "stream":
            continue
        author = str(message.get("sender_full_name") or message.get("sender_email") or "")
        thread = f"{message.get('stream_id')}:{message.get('subject') or ''}"
        post = _said(message, thread, author, message.get("timestamp"))
        if post is not None and author:
            place = message.get("display_recipient")
            place = place if isinstance(place, str) else ""
            yield post._replace(title=str(message.get("subject") or ""), place=place)


def _said(message: dict[str, Any], thread: str, author: str, seconds: Any) -> Written | None:
    at = moment(float(seconds)) if isinstance(seconds, (int, float)) else None
    if at is None:
        return None
    text = str(message.get("content") or "")
    quoted = _QUOTED.search(text)
    named = tuple(_MENTION.findall(text))
    own = _MENTION.sub("", _QUOTED.sub("", text))
    said = Said(
        str(message.get("id")), thread, author, at, quoted.group(3) if quoted else "", named, words_in(own)
    )
    return Written(said, text[:LONGEST])
