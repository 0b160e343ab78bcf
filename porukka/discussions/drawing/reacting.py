"""What stands below posts whose readers answer without words: drawn once for all posts that were answered in the same
ways, with marks for how often."""

from __future__ import annotations

import secrets
from functools import cache
from typing import NamedTuple

from django.conf import settings

from porukka.communities.visitor import Reader
from porukka.core.holes import hole_of
from porukka.core.ids import to_text
from porukka.core.jinja import macro
from porukka.core.jinja.filters import number
from porukka.core.shelf import Shelf
from porukka.core.stencils import Stencil
from porukka.discussions.drawing.shapes import CSRF_INPUT, HOLE, Looks, Shape, outline_of
from porukka.discussions.queries.reactions import Below, choices, reactions_of

TEMPLATE = "discussions/reactions.html"
# the emoji to choose from: the same below every post, so it is there once
PANEL = hole_of("panel")
_POST = 1 << 61 | secrets.randbits(61)

_shelf = Shelf(pieces=500, size=500_000)
_whole = Shelf(pieces=1_000, size=2_000_000)


class Ways(NamedTuple):
    """All that it depends on besides how many reacted. kinds: in which ways somebody did; mine: in which the reader
    did."""

    slug: str
    language: str
    role: str
    emoji: str
    counts_shown: bool
    is_opening: bool
    may_react: bool
    may_mark: bool
    kinds: tuple[str, ...]
    mine: frozenset[str]


class Answered(NamedTuple):
    """How a post was answered. emoji, counts_shown: of the community; kinds, mine: see Ways."""

    emoji: str
    counts_shown: bool
    kinds: tuple[str, ...]
    mine: frozenset[str]


def stencil_of(looks: Looks, shape: Shape, answered: Answered, nobody: Reader) -> Stencil:
    """The whole of a post of this shape that was answered like that. nobody: see `outline_of`."""
    key = (looks, shape, answered)
    whole: Stencil | None = _whole.get(key)
    if whole is None:
        outline = outline_of(looks, shape, nobody)
        may = (outline.may_react, outline.may_mark)
        here = (looks.slug, looks.language, looks.role, answered.emoji, answered.counts_shown)
        ways = Ways(*here, shape.is_opening, *may, answered.kinds, answered.mine)
        whole = outline.stencil.around("reactions", below_like(ways, nobody))
        if not settings.PORUKKA_DEV:  # whoever develops sees each change of a template
            _whole.put(key, whole, whole.size)
    return whole


def below_like(ways: Ways, nobody: Reader) -> Stencil:
    """What stands below all posts that were answered like that. It is filled with `pk`, `address`, `panel` and for
    each of `ways.kinds`, by its place, how often (`count0`, `count1` …)."""
    stencil: Stencil | None = _shelf.get(ways)
    if stencil is None:
        stencil = _drawn(ways, nobody)
        if not settings.PORUKKA_DEV:  # whoever develops sees each change of a template
            _shelf.put(ways, stencil, stencil.size)
    return stencil


def _drawn(ways: Ways, nobody: Reader) -> Stencil:
    below = Below(_POST, int(not ways.is_opening), ways.may_react, ways.may_mark)
    counts = {kind: _count(place) for place, kind in enumerate(ways.kinds)}
    html = macro(TEMPLATE, "reactions_of")(
        reactions_of(nobody, below, counts, ways.mine),
        nobody.community,
        PANEL if ways.emoji.strip() else "",
        CSRF_INPUT,
    )
    marks = {number(count): f"count{place}" for place, count in enumerate(counts.values())}
    return Stencil.of(html, marks | {str(_POST): "pk", to_text(_POST): "address", PANEL: "panel"}, HOLE)


@cache
def _count(place: int) -> int:
    """A number for the count in this place that no page shows."""
    return 1 << 60 | secrets.randbits(60)


def panel_of(nobody: Reader, language: str) -> bytes:
    """The emoji that the community offers, to choose from."""
    key = (nobody.community.reactions, language)
    panel: bytes | None = _shelf.get(key)
    if panel is None:
        panel = macro(TEMPLATE, "panel_of")(choices(nobody)).encode()
        _shelf.put(key, panel)
    return panel
