"""What stands around every page inside a community: what higher floors put into the rail, on top and at the foot.

It is the same for most readers most of the time, so what its fillers say is kept as one piece, under all they said.
What is each reader's own (the bell, what is unread in which room) is kept apart from it.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from django.utils.translation import get_language
from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from porukka.communities.live import head
from porukka.communities.models import Community
from porukka.communities.visitor import Reader
from porukka.core import slots
from porukka.core.jinja.drawing import drawn
from porukka.core.shelf import Shelf

_shelf = Shelf(pieces=2_000, size=1_500_000)
A_PIECE = 60  # bytes of each besides its letters


class Common(NamedTuple):
    """The pieces that say nothing of anybody, as HTML, empty where nothing stands."""

    scripts: Markup
    search: Markup
    links: Markup
    care: Markup
    tabs: Markup
    own_tabs: Markup
    foot: Markup


class Around(NamedTuple):
    """All pieces. seq: the number of the community's newest deed."""

    seq: int
    bell: Markup
    places: Markup
    strip: Markup
    scripts: Markup
    search: Markup
    links: Markup
    care: Markup
    tabs: Markup
    own_tabs: Markup
    foot: Markup


class Place(NamedTuple):
    """What every page of a community shows of it: the part of the row that a frame may know."""

    slug: str
    name: str
    visibility: str
    members_count: int
    privacy_version: int
    theme_version: str
    logo_src: str


class Who(NamedTuple):
    """What a frame may know of its reader: what her role is to the page, not who she is."""

    is_member: bool


def place_of(community: Community) -> Place:
    return Place(
        community.slug,
        community.name,
        community.visibility,
        community.members_count,
        community.privacy_version,
        community.theme_version,
        community.logo_src,
    )


def who_is(reader: Reader) -> Who:
    return Who(reader.is_member)


def around(reader: Reader, here: Any, back: str, csrf_input: Any) -> Around:
    """here: what tells the current page from others in the rail, a room's id or a word; back: the page's own address,
    empty where one cannot come back to it."""
    community = reader.community
    places = [
        ("shell.scripts", None, None),
        ("shell.search", None, None),
        ("rail.community", here, here),
        ("rail.care", here, here),
        ("tabs.places", here, here),
        ("shell.bell", None, None),
        ("rail.places", here, here),
    ]
    if community.privacy_version:
        places.append(("shell.foot", None, None))
    *common, bell, rooms, foot = [*slots.ask(reader, places), ()][:8]
    strip = Markup()
    if reader.owes_guidelines:
        strip = slots.fill("shell.strip", reader, [back], csrf_input)[back]
    kept = _common(reader, here, (*common, foot))
    return Around(head(community), slots.draw(bell), slots.draw(rooms), strip, *kept)


def _common(reader: Reader, here: Any, asked: tuple[slots.Asked, ...]) -> Common:
    """Kept by all that stands in them."""
    facts = {
        "slug": reader.community.slug,
        "here": here,
        "role": reader.role,
        "is_member": reader.is_member,
    }
    key = (get_language(), *facts.values(), type(here), asked)
    found: Common | None = _shelf.get(key)
    if found is None:
        scripts, search, links, care, tabs, foot = map(slots.draw, asked)
        found = Common(
            scripts,
            search,
            drawn("communities/rail_links.html", **facts, more=links),
            care.strip(),
            tabs,
            drawn("communities/tab_links.html", **facts),
            foot,
        )
        _shelf.put(key, found, sum(A_PIECE + len(piece) for piece in found))
    return found


@pass_context
def around_of(context: Context, here: Any) -> Around:
    """The same for templates of pages that are drawn whole."""
    request = context["request"]
    back = request.get_full_path() if request.method == "GET" else ""
    return around(context["member"], here, back, context["csrf_input"])
