"""Discourse: topics as its API gives them (`/t/<id>.json`, `/posts.json`), one, a list of them, or a zip of them.

Posts of the system, and small actions that only tell that something was done, are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from porukka.insights.archives.found import LONGEST, Found, Written, words_in
from porukka.insights.archives.opening import Parts, from_iso
from porukka.insights.measures.conversation import Said

REGULAR, DEEP = 1, 6
READ = 8_000  # letters of a post that are looked at
NOT_PEOPLE = {"system", "discobot"}
_QUOTED = re.compile(r'\[quote="[^"\]]*?post:\s*(\d+)(?:,\s*topic:\s*(\d+))?')
_IN_HTML = re.compile(r'<aside class="quote[^"]*"[^>]*?data-post="(\d+)"(?:[^>]*?data-topic="(\d+)")?')
_QUOTATION = re.compile(r"\[quote.*?\[/quote\]|<aside.*?</aside>", re.DOTALL)
_MENTION = re.compile(r"(?<![\w@/])@([A-Za-z0-9_.\-]{2,60})")
_TAG = re.compile(r"<[^>]+>")


def read(parts: Parts) -> Found:
    team: set[str] = set()
    return Found(_posts(parts, team), lambda: team)


def _posts(parts: Parts, team: set[str]) -> Iterator[Written]:
    for file in parts.names:
        if parts.is_packed and not file.endswith(".json"):
            continue
        for row in _rows(parts.json(file), DEEP):
            post = _said(row)
            if post is None:
                continue
            if any(row.get(name) for name in ("staff", "admin", "moderator")):
                team.add(post.said.author)
            yield post


def _rows(found: Any, deep: int, title: str = "") -> Iterator[dict[str, Any]]:
    """The posts, wherever the answer of the API keeps them, each with the title that stands around it."""
    if isinstance(found, dict) and "post_number" in found:
        yield {"topic_title": title} | found
    elif deep:
        if isinstance(found, dict) and isinstance(found.get("title"), str):
            title = found["title"]
        within = found.values() if isinstance(found, dict) else found if isinstance(found, list) else ()
        for one in within:
            if isinstance(one, (dict, list)):
                yield from _rows(one, deep - 1, title)


def _said(row: dict[str, Any]) -> Written | None:
    author, topic, number = row.get("username"), row.get("topic_id"), row.get("post_number")
    at = from_iso(str(row.get("created_at") or ""))
    if not author or author in NOT_PEOPLE or at is None or topic is None:
        return None
    if row.get("post_type", REGULAR) != REGULAR or row.get("deleted_at"):
        return None
    words = str(row.get("raw") or row.get("cooked") or "")[:LONGEST]
    text = words[:READ]
    own = _TAG.sub(" ", _QUOTATION.sub(" ", text))
    answered = row.get("reply_to_post_number") or _quoted(text, str(topic))
    reply_to = f"{topic}:{answered}" if answered else ""
    named = tuple(_MENTION.findall(own))
    said = Said(f"{topic}:{number}", str(topic), str(author), at, reply_to, named, words_in(own))
    return Written(said, words, str(row.get("topic_title") or ""))


def _quoted(text: str, topic: str) -> str:
    """Number of the first post of this topic that is quoted."""
    for found in (*_QUOTED.finditer(text), *_IN_HTML.finditer(text)):
        if found.group(2) in (None, topic):
            return found.group(1)
    return ""
