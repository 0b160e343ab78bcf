"""How the people of the demo answer without words: the same each time, and after what was said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple
from zlib import crc32

from porukka.discussions.reactions import HELPED, WONDER

THANKS = re.compile(r"\b(kiito|kiitti|thank)", re.IGNORECASE)
NEWS = re.compile(r"\b(sain|valmis|onnistui|onnea|voit|finished|fixed|mended|works now|done)", re.IGNORECASE)
WARMTH = re.compile(
    r"\b(äiti|isoisä|tervetul|ilo |lapsenlap|welcome|grand|my (mother|father|wife)|lovely)", re.IGNORECASE
)
LONG_ENOUGH_TO_HELP = 120  # letters


class Reacted(NamedTuple):
    """topic, number: of the post; by: key of the member."""

    topic: int
    number: int
    by: str
    kind: str


def reactions_of(data: dict[str, Any]) -> Iterator[Reacted]:
    """Every reaction in a demo community, in the order of its posts."""
    for index, topic in enumerate(data["topics"]):
        for number, post in enumerate([topic, *topic["replies"]]):
            if topic["replies"]:  # what waits for its first answer waits for words
                yield from _below(data, index, number, post)


def _below(data: dict[str, Any], index: int, number: int, post: dict[str, Any]) -> Iterator[Reacted]:
    topic = data["topics"][index]
    people = _readers(data, topic["room"], post)
    draw = crc32(f"{topic['title']} {number}".encode())
    for by in people[: _how_many_say(topic, number, post, draw)]:
        yield Reacted(index, number, by, HELPED if number else WONDER)
    kind, most = _emoji(post["text"], draw)
    for by in people[::-1][: draw // 7 % (most + 1)]:
        yield Reacted(index, number, by, kind)


def _readers(data: dict[str, Any], room: str, post: dict[str, Any]) -> list[str]:
    """Who had joined by then, reads the room and is not the one who wrote; shuffled, but always in one way."""
    inside = next(one for one in data["rooms"] if one["key"] == room).get("members")
    there = [
        member["key"]
        for member in data["members"]
        if member["joined_days_ago"] * 1440 >= post["minutes_ago"]
        and member["key"] != post["by"]
        and (member["key"] in inside if inside else member["role"] != "guest")
    ]
    return sorted(there, key=lambda key: crc32(f"{key} {post['text']}".encode()))


def _how_many_say(topic: dict[str, Any], number: int, post: dict[str, Any], draw: int) -> int:
    """That they wonder too, where something is asked; that it helped, where somebody took the time to answer."""
    asks = "?" in topic["title"]
    if number == 0:
        return 1 + draw % 4 if asks else 0
    if len(post["text"]) < LONG_ENOUGH_TO_HELP:
        return 0
    return draw % 6 if asks else draw % 3 // 2


def _emoji(text: str, draw: int) -> tuple[str, int]:
    """Which one the words call for, and how many choose it at most."""
    for kind, cue in (("🙏", THANKS), ("🎉", NEWS), ("❤️", WARMTH)):
        if cue.search(text):
            return kind, 3
    return ("😄", "👍", "❤️", "👍")[draw % 4], 1 if draw % 3 else 2
