"""One conversation out of a file, whatever made it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext_noop as _

from porukka.insights.archives import discourse, mails, slack, tables, whatsapp, zulip
from porukka.insights.archives.found import Found, Written
from porukka.insights.archives.opening import MOST_POSTS, BadFile, Parts
from porukka.insights.measures.conversation import Said

FORMATS: dict[str, Callable[[Parts], Found]] = {
    "slack": slack.read,
    "zulip": zulip.read,
    "discourse": discourse.read,
    "mbox": mails.read,
    "whatsapp": whatsapp.read,
    "jsonl": tables.read_jsonl,
    "csv": tables.read_csv,
}
LOOKED_AT = 40  # lines of a text, to see what it is


@dataclass(frozen=True)
class Archive:
    """format: a key of FORMATS; team: names of the team if the file itself says who that is, else none."""

    format: str
    posts: list[Said]
    team: frozenset[str]


@dataclass(frozen=True)
class Stream:
    """The same with words, a post at a time, so that they need not fit into the memory. Reading it raises BadFile."""

    format: str
    posts: Iterator[Written]


def read(file: str, format: str = "") -> Archive:  # noqa: A002
    """All posts of a file, by anybody but bots.

    file: its path; format: a key of FORMATS, recognised by the file itself if not given.
    Raises BadFile, with the file and the line where there is one.
    """
    parts = Parts(Path(file))
    name = format or recognise(parts)
    found = FORMATS[name](parts)
    posts = [post.said for post in _bounded(found.posts, parts)]
    return Archive(name, posts, frozenset(found.team()))


def stream(file: str, format: str = "") -> Stream:  # noqa: A002
    """The same posts with their words. Raises BadFile for a file that cannot be opened or is of no known format."""
    parts = Parts(Path(file))
    name = format or recognise(parts)
    return Stream(name, _bounded(FORMATS[name](parts).posts, parts))


def recognise(parts: Parts) -> str:
    """The format of a file. Raises BadFile if it is none of them."""
    if parts.is_packed:
        names = [name.rsplit("/", 1)[-1] for name in parts.names]
        if "users.json" in names or "channels.json" in names:
            return "slack"
        if "realm.json" in names or any(name.startswith("messages-") for name in names):
            return "zulip"
        if any(name.endswith(".json") for name in names):
            return "discourse"
        if any(name.endswith(".txt") for name in names):
            return "whatsapp"
        if any(name.endswith(".mbox") for name in names):
            return "mbox"
        raise _unknown(parts)
    return _of_text(parts)


def _of_text(parts: Parts) -> str:
    with parts.bytes(parts.names[0]) as stream:
        start = stream.read(65_536)
    if start.startswith(b"From "):  # letters need not be UTF-8
        return "mbox"
    text = start.decode("utf-8-sig", errors="replace").lstrip()
    if text.startswith(("{", "[{", "[\n", "[ ", "[\r")) or text == "[]":
        return _of_json(text, parts)
    lines = text.splitlines()[:LOOKED_AT]
    if lines and tables.is_header(lines[0]):
        return "csv"
    if any(whatsapp.begins(line) for line in lines):
        return "whatsapp"
    raise _unknown(parts)


def _of_json(text: str, parts: Parts) -> str:
    try:
        first = json.loads(text.splitlines()[0])
    except (ValueError, RecursionError):
        first = None
    if isinstance(first, dict) and tables.is_row(first):
        return "jsonl"
    if '"post_stream"' in text or '"latest_posts"' in text or '"post_number"' in text:
        return "discourse"
    if '"sender_full_name"' in text or '"zerver_message"' in text:
        return "zulip"
    raise _unknown(parts)


def _unknown(parts: Parts) -> BadFile:
    words = _(
        "%(file)s is nothing that can be read. What can: a Slack export (zip), a Zulip export (tar.gz), topics of "
        "Discourse (JSON), an mbox of a mailing list, a chat exported from WhatsApp (txt or zip), and CSV or JSON "
        "lines with id, thread, author, time, reply_to and text."
    )
    return BadFile(words, file=parts.path.name)


def _bounded(posts: Iterator[Written], parts: Parts) -> Iterator[Written]:
    """At least one, and not more than anybody could have said."""
    number = 0
    for number, post in enumerate(posts, start=1):
        if number > MOST_POSTS:
            words = _("%(file)s holds more than %(most)s messages. Export a shorter time.")
            raise BadFile(words, file=parts.path.name, most=f"{MOST_POSTS:,}")
        yield post
    if not number:
        raise BadFile(_("%(file)s holds no messages."), file=parts.path.name)
