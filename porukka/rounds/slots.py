"""What the round puts on others' pages: for those who go it, the way to it, and a line on the first page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.template.loader import render_to_string

from porukka.communities.models import Member
from porukka.communities.visitor import Reader
from porukka.core import slots
from porukka.core.jinja.drawing import Drawing, to_draw
from porukka.rounds import rules
from porukka.rounds.queries.waiting import waits


@slots.fills("rail.care")
def rail(member: Reader, rows: Sequence[Any]) -> dict[Any, Drawing]:
    if not rules.may_go_round(member):
        return {}
    return {rows[0]: to_draw("rounds/rail.html", slug=member.community.slug, here=rows[0])}


@slots.fills("me.links")
def from_a_phone(member: Reader, rows: Sequence[Any]) -> dict[Any, str]:
    """The way there where there is no rail."""
    if not rules.may_go_round(member):
        return {}
    return {None: render_to_string("rounds/me_link.html", {"community": member.community})}


@slots.fills("talk.aside")
def on_the_first_page(member: Reader, rows: Sequence[Any]) -> dict[Any, str]:
    """How many things, and about how long; nothing when nothing waits."""
    if not isinstance(member, Member) or not rules.may_go_round(member):
        return {}
    found = waits(member)
    if not found.count:
        return {}
    context = {"community": member.community, "waits": found}
    return {None: render_to_string("rounds/aside.html", context)}
