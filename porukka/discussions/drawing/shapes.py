"""How a post looks, apart from what is written in it. The templates draw a specimen of each shape once, with a mark
in each place where posts of that shape differ, and all of them are that drawing, filled in.

A specimen goes the same way as a post: through the rules, the row, the slots and the templates. It is made of marks
alone, so nothing that anybody wrote can be in what is kept here.
"""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import NamedTuple

from django.conf import settings

from porukka.communities.membership import nobody_like
from porukka.communities.models import Member
from porukka.communities.queries import Face
from porukka.communities.visitor import Reader
from porukka.core import slots
from porukka.core.clock import iso, when
from porukka.core.holes import hole, hole_of
from porukka.core.ids import to_text
from porukka.core.jinja import macro
from porukka.core.shelf import Shelf
from porukka.core.stencils import Stencil
from porukka.discussions.models import Post, Topic
from porukka.discussions.queries.rows import Hidden, PostRow, Said, row_of
from porukka.discussions.queries.solution import Solution

HERSELF = -1  # nobody's id: whoever reads, where a post is drawn as her own
HOLE = "csrf_input"  # stays open in what is drawn here: filled in when a page is made
CSRF_INPUT = hole_of(HOLE)
NO_WORDS, WORDS, WORDS_WITH_A_TITLE = range(3)


def _number() -> int:
    """One that nobody else has, below 63 bits."""
    return 1 << 61 | secrets.randbits(61)


_ID, _NUMBER, _AUTHOR, _PICTURE, _WRITER, _SAVED = (_number() for _each in range(6))
_MADE, _EDITED = datetime(7219, 3, 9, 12, tzinfo=UTC), datetime(7331, 5, 4, 12, tzinfo=UTC)
_TEXTS = {
    name: hole()
    for name in (
        *("html", "name", "tagline", "initials", "hue", "url", "answer_url", "attached", "cards", "note"),
        *("below", "reactions", "said_name", "said_words", "said_url", "hidden_why", "hidden_title"),
        *("hidden_html", "hidden_attached", "writer_name", "solver", "solved_words", "solved_url"),
    )
}
_MARKS = {mark: name for name, mark in _TEXTS.items()} | {
    str(_ID): "pk",
    to_text(_ID): "address",
    str(_NUMBER): "number",
    to_text(_AUTHOR): "author",
    to_text(_PICTURE): "picture",
    to_text(_WRITER): "writer",
    to_text(_SAVED): "saved",
}

_shelf = Shelf(pieces=400, size=1_000_000)


class Looks(NamedTuple):
    """What the posts of a window have in common: where they stand and what their reader is and may do there."""

    slug: str
    language: str
    role: str
    parts_off: str
    hides_here: bool
    may_accept: bool
    may_ask: bool
    may_reply: bool


class Shape(NamedTuple):
    """What else decides which elements a post is made of. lang: of its words, if it is not the page's; words: one of
    NO_WORDS and so on, of a hidden post; saved: None, or whether she will be reminded; the others are whether there
    is something."""

    is_opening: bool
    is_deleted: bool
    is_hidden: bool
    is_veiled: bool
    author: bool
    tagline: bool
    picture: bool
    said: bool
    edited: bool
    history: bool
    lang: str
    is_answer: bool
    is_first: bool
    words: int
    writer: bool
    solved: bool
    below: bool = False
    is_mine: bool = False
    is_folded: bool = False
    is_said_folded: bool = False
    is_solution_folded: bool = False
    may_undo: bool = False
    saved: bool | None = None


class Outline(NamedTuple):
    """A shape, drawn; and how one may react to posts of it."""

    stencil: Stencil
    may_react: bool
    may_mark: bool


def outline_of(looks: Looks, shape: Shape, nobody: Reader) -> Outline:
    """nobody: somebody who is what the reader is, and nobody else (`nobody_like`)."""
    found: Outline | None = _shelf.get((looks, shape))
    if found is None:
        found = _drawn(looks, shape, nobody)
        if not settings.PORUKKA_DEV:  # whoever develops sees each change of a template
            _shelf.put((looks, shape), found, found.stencil.size + 1_000)
    return found


def _drawn(looks: Looks, shape: Shape, nobody: Reader) -> Outline:
    row = _row(looks, shape, nobody)
    solver, words, url = _face("solver"), _TEXTS["solved_words"], _TEXTS["solved_url"]
    answer = Solution(1, solver, words, url, is_folded=shape.is_solution_folded)
    own = SimpleNamespace(
        is_folded=shape.is_folded,
        saved=None if shape.saved is None else SimpleNamespace(pk=_SAVED, is_coming=shape.saved),
        below=_TEXTS["below"] if shape.below else "",
    )
    html = macro("discussions/in_page.html", "post_in_page")(
        row,
        nobody.community,
        own,
        reactions=_TEXTS["reactions"],
        tell=slots.fill("post.tools", nobody, [row])[row.id],
        attached=_TEXTS["attached"],
        cards=_TEXTS["cards"],
        note=_TEXTS["note"],
        solution=answer if shape.solved else None,
        may_ask=looks.may_ask,
        may_reply=looks.may_reply,
        is_member=nobody.is_member,
        csrf_input=CSRF_INPUT,
    )
    times = {iso(_MADE): "iso", when(_MADE): "when", when(_EDITED): "edited"}
    return Outline(Stencil.of(html, _MARKS | times, HOLE), row.may_react, row.may_mark)


def _row(looks: Looks, shape: Shape, nobody: Reader) -> PostRow:
    post, reader = _specimen(shape), nobody
    if shape.is_veiled:
        post.recognised(HERSELF if shape.is_mine else None)
    if shape.is_mine:
        reader = nobody_like(nobody, post.writer_id or HERSELF)
    title = _TEXTS["hidden_title"] if shape.words == WORDS_WITH_A_TITLE else ""
    hidden = Hidden(title, _TEXTS["hidden_html"], _TEXTS["hidden_attached"])
    writer = _face("writer_name", _WRITER) if shape.writer else None
    row = row_of(
        reader,
        Topic(community=nobody.community),
        post,
        hidden if shape.words else None,
        looks.hides_here,
        writer,
    )
    name, words, url = _TEXTS["said_name"], _TEXTS["said_words"], _TEXTS["said_url"]
    said = Said(name, words, url, is_folded=shape.is_said_folded)
    return replace(
        row,
        author=replace(row.author, name=_TEXTS["name"], initials=_TEXTS["initials"], hue=_TEXTS["hue"]),
        url=_TEXTS["url"],
        answer_url=_TEXTS["answer_url"],
        said=said if shape.said else None,
        is_answer=shape.is_answer,
        may_accept=looks.may_accept and row.number > 0 and row.stands,
        may_undo=shape.may_undo,
    )


def _specimen(shape: Shape) -> Post:
    author = Member(
        pk=_AUTHOR,
        name=_TEXTS["name"],
        tagline=_TEXTS["tagline"] if shape.tagline else "",
        picture_id=_PICTURE if shape.picture else None,
    )
    return Post(
        pk=_ID,
        number=0 if shape.is_opening else _NUMBER,
        author=author if shape.author else None,
        alias=0 if shape.is_veiled else None,
        html=_TEXTS["html"],
        lang=shape.lang,
        is_first=shape.is_first,
        versions=int(shape.history),
        made_at=_MADE,
        edited_at=_EDITED if shape.edited else None,
        deleted_at=_MADE if shape.is_deleted else None,
        hidden_at=_MADE if shape.is_hidden else None,
        hidden_why=_TEXTS["hidden_why"],
    )


def _face(name: str, pk: int | None = None) -> Face:
    return Face(pk, _TEXTS[name], "", 0)
