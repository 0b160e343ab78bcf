"""What the register puts on others' pages: a line in the rail for the board, one's own entry, the board's members."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.template.loader import render_to_string

from porukka.communities.visitor import Reader
from porukka.core import slots
from porukka.core.jinja.drawing import Drawing, to_draw
from porukka.register import rules


@slots.fills("rail.care")
def rail(member: Reader, rows: Sequence[Any]) -> dict[Any, Drawing]:
    """For the board. It asks the database nothing."""
    if not rules.may_keep(member):
        return {}
    return {rows[0]: to_draw("register/rail.html", slug=member.community.slug, here=rows[0])}


@slots.fills("me.links")
def mine(member: Reader, rows: Sequence[Any]) -> dict[Any, str]:
    context = {"community": member.community, "keeps": rules.may_keep(member)}
    return {None: render_to_string("register/me_links.html", context)}


@slots.fills("settings.links")
def from_the_settings(member: Reader, rows: Sequence[Any]) -> dict[Any, str]:
    if not rules.may_name_board(member):
        return {}
    return {None: render_to_string("register/settings_link.html", {"community": member.community})}
