"""The tokens of the index. Each begins with a letter that says what it is, so that one column holds them all.

w a word of the text or its base form · p the base form of a part of a compound · t, u the same of the topic's title ·
o an opening · r a room · a an author · g a tag · f pictures or files.
"""

from __future__ import annotations

from collections.abc import Iterable

from porukka.core.words import analysed

MOST = 4_000  # tokens of one post
OPENING = "o"
WITH_FILES = "f"


def whole(word: str) -> str:
    return "w" + _plain(word)


def part(word: str) -> str:
    return "p" + _plain(word)


def of_room(room_id: int) -> str:
    return f"r{room_id}"


def of_author(member_id: int) -> str:
    return f"a{member_id}"


def of_tag(tag_id: int) -> str:
    return f"g{tag_id}"


def in_title(word: str) -> str:
    return "t" + _plain(word)


def part_in_title(word: str) -> str:
    return "u" + _plain(word)


def of_post(
    text: str,
    title: str,
    languages: tuple[str, ...],
    facts: Iterable[str] = (),
) -> str:
    """All tokens of a post, with blanks between.

    text: its words as plain text, an opening's with the title; title: of its topic, whose words stand with every
    post, so that a question may be met by both together; facts: tokens of what else is known of the post.
    """
    words, parts = analysed(text, languages)
    titled, titled_parts = analysed(title, languages)
    found: Iterable[str] = (
        *map(in_title, sorted(titled)),
        *map(part_in_title, sorted(titled_parts)),
        *map(whole, sorted(words)),
        *map(part, sorted(parts)),
    )
    return " ".join([*facts, *list(found)[:MOST]])


def _plain(word: str) -> str:
    return word.replace("'", "")
