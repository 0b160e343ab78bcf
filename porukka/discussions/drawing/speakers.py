"""Whom posts are by, ready to be filled in: made once for all that somebody wrote, in whatever discussion."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup, escape

from porukka.core.holes import utf8
from porukka.core.ids import to_text
from porukka.core.shelf import Shelf
from porukka.discussions.drawing.reading import Author
from porukka.discussions.queries.writers import shown_as

A_SPEAKER = 700  # bytes, besides the key (measured)

_shelf = Shelf(pieces=2_000, size=2_000_000)


class Speaker(NamedTuple):
    """name: escaped; values: what a post shows of her, as UTF-8, by the names in `shapes`; what she has not is not
    there."""

    name: Markup
    values: dict[str, bytes]


def speaker_of(alias: int | None, author: Author | None) -> Speaker:
    """Whom everybody sees a post is by."""
    if alias is not None or author is None:  # is called something in each language
        return _made(alias, author)
    known: Speaker | None = _shelf.get(author)
    if known is None:
        known = _made(None, author)
        _shelf.put(author, known, A_SPEAKER)
    return known


def _made(alias: int | None, author: Author | None) -> Speaker:
    face = shown_as(alias, author)
    name = escape(face.name)
    values = {"name": name.encode(), "initials": utf8(face.initials), "hue": utf8(face.hue)}
    if face.id:
        values["author"] = to_text(face.id).encode()
    if face.tagline:
        values["tagline"] = utf8(face.tagline)
    if face.picture_id:
        values["picture"] = to_text(face.picture_id).encode()
    return Speaker(name, values)
