"""What the guide puts on others' pages: the way to it, for those who keep it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.template.loader import render_to_string

from porukka.communities.models import Member
from porukka.communities.visitor import Reader
from porukka.core import slots
from porukka.core.jinja.drawing import Drawing, to_draw
from porukka.guide.queries.guide import guide_of, kind_of
from porukka.guide.rules import may_guide


@slots.fills("rail.community")
def rail(member: Reader, rows: Sequence[Any]) -> dict[Any, Drawing]:
    if not may_guide(member):
        return {}
    return {rows[0]: to_draw("guide/rail.html", slug=member.community.slug, here=rows[0])}


@slots.fills("questions.below", forms=True)
def questions_of_its_kind(member: Reader, rows: Sequence[Any], csrf_input: Any) -> dict[Any, str]:
    """Below what is asked at the door: what fits this kind of community. One query."""
    kind = kind_of(guide_of(member)) if isinstance(member, Member) and may_guide(member) else None
    if kind is None or not kind.asks:
        return {}
    context = {"community": member.community, "kind": kind, "csrf_input": csrf_input}
    return {None: render_to_string("guide/asks_card.html", context)}


@slots.fills("me.links")
def from_a_phone(member: Reader, rows: Sequence[Any]) -> dict[Any, str]:
    """The way to the guide where there is no rail."""
    if not may_guide(member):
        return {}
    return {None: render_to_string("guide/me_link.html", {"community": member.community})}
