"""What the guide puts on others' pages: the way to it, for those who keep it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.template.loader import render_to_string

from porukka.communities.visitor import Reader
from porukka.core import slots
from porukka.guide.rules import may_guide


@slots.fills("rail.community")
def rail(member: Reader, rows: Sequence[Any]) -> dict[Any, str]:
    if not may_guide(member):
        return {}
    context = {"community": member.community, "here": rows[0]}
    return {rows[0]: render_to_string("guide/rail.html", context)}


@slots.fills("me.links")
def from_a_phone(member: Reader, rows: Sequence[Any]) -> dict[Any, str]:
    """The way to the guide where there is no rail."""
    if not may_guide(member):
        return {}
    return {None: render_to_string("guide/me_link.html", {"community": member.community})}
