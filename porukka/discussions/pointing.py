"""Where in a text somebody is named or a tag stands, and what stored HTML points to. Asks no database."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from porukka.core.ids import from_text
from porukka.discussions.quotes import without_notes

EVERYONE = ("everyone", "kaikki")
LONGEST_NAME = 60

# neither inside a word nor an address: "aino@example.org", "/c/x#p3", "C#"
_NAME = re.compile(r"(?<![\w@/.#])@(?=\w)")
_TAG = re.compile(r"(?<![\w#/&@.])#(\w[\w-]{0,80}\w)(?!\w)")
_END = re.compile(r"(?<=\w)(?!\w|[-‐‑]\w)|(?<=\.)(?!\w)")
_EVERYONE = re.compile(rf"@(?:{'|'.join(EVERYONE)})\b(?![-‐‑]\w)", re.IGNORECASE)

_MARKED = re.compile(
    r'<a href="/c/[^/"]*/(members|tag)/([0-9a-z]+)[^"]*" class="(?:mention|hashtag)">([^<]*)</a>'
)
_MENTION = re.compile(r'<a href="[^"]*" class="mention">([^<]*)</a>')
_LINK_OR_QUOTE = re.compile(r'<(/?)blockquote[^>]*>|<a href="([^"]*)"')
_PLACE = re.compile(r"/c/([-\w]+)/([tp])/([0-9a-z]{1,13})(?:-[^/?#]*)?/?(?:\?[^#]*)?(?:#p(\d{1,8}))?")


@dataclass(frozen=True)
class Pointed:
    """members: ids; tags: id → words, as written."""

    members: list[int]
    tags: dict[int, str]


@dataclass(frozen=True)
class Place:
    """Where a link leads: to a post by its id, or (post is None) to a number of a topic."""

    post: int | None
    topic: int | None = None
    number: int = 0


def names_in(words: str) -> Iterator[int]:
    """Where "@" begins a name."""
    return (match.start() for match in _NAME.finditer(words))


def names_after(words: str, begin: int) -> Iterator[tuple[str, int]]:
    """What may be a name that begins at `begin`, the longest first, each with where it ends. A case ending may follow
    after a colon: "Aino Virtanen:lle"."""
    window = words[begin : begin + LONGEST_NAME + 1].split("\n", maxsplit=1)[0]
    ends = [match.start() for match in _END.finditer(window) if match.start() <= LONGEST_NAME]
    return ((window[:end], begin + end) for end in reversed(ends))


def everyone_in(words: str, begin: int) -> int:
    """Where "@everyone" ends, if that is what stands at `begin`; 0 if not."""
    match = _EVERYONE.match(words, begin)
    return match.end() if match else 0


def tags_in(words: str) -> Iterator[tuple[int, int]]:
    """Where tags begin (at the "#") and end: 2–40 letters, digits, "-" and "_", at least one of them a letter."""
    for match in _TAG.finditer(words):
        if 2 <= len(match[1]) <= 40 and any(letter.isalpha() for letter in match[1]):
            yield match.start(), match.end()


def pointed(html: str) -> Pointed:
    """What a post's stored HTML points to."""
    members: list[int] = []
    tags: dict[int, str] = {}
    for kind, pk, words in _MARKED.findall(html):
        if kind == "members":
            members.append(from_text(pk))
        else:
            tags.setdefault(from_text(pk), words[1:])
    return Pointed(members, tags)


def places(html: str, slug: str, site: str) -> list[Place]:
    """Discussions and posts of one community that a post's stored HTML links to, each once, in their order; links
    in quotes are somebody else's.

    slug: the community's; site: where this installation is, without a "/" at its end.
    """
    found: dict[Place, None] = {}
    quotes = 0
    for end, href in _LINK_OR_QUOTE.findall(html):
        if not href:
            quotes += -1 if end else 1
        elif not quotes and (place := _place(unescape(href).removeprefix(site), slug)):
            found[place] = None
    return list(found)


def _place(path: str, slug: str) -> Place | None:
    match = _PLACE.fullmatch(path)
    if match is None or match[1] != slug:
        return None
    try:
        pk = from_text(match[3])
    except ValueError:
        return None
    return Place(pk) if match[2] == "p" else Place(None, pk, int(match[4] or 0))


def without_names(html: str) -> str:
    """The HTML for those who may not see members: their names are words like others."""
    return without_notes(_MENTION.sub(r"\1", html))
