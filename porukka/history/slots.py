"""What the history puts on others' pages: the way to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.template.loader import render_to_string

from porukka.communities.visitor import Reader
from porukka.core import slots
from porukka.core.jinja.drawing import Drawing, to_draw


@slots.fills("rail.community")
def rail(member: Reader, rows: Sequence[Any]) -> dict[Any, Drawing]:
    """rows: the name of the current page."""
    if not member.is_member:
        return {}
    return {rows[0]: to_draw("history/rail.html", slug=member.community.slug, here=rows[0])}


@slots.fills("me.links")
def from_a_phone(member: Reader, rows: Sequence[Any]) -> dict[Any, str]:
    """Where there is no rail."""
    if not member.is_member:
        return {}
    return {None: render_to_string("history/me_link.html", {"community": member.community})}
