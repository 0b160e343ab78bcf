"""What search puts on every page of a community: the field."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from porukka.communities.visitor import Reader
from porukka.core import slots
from porukka.core.jinja.drawing import Drawing, to_draw
from porukka.search.forms import LONGEST


@slots.fills("shell.search")
def field(member: Reader, rows: Sequence[Any]) -> dict[Any, Drawing]:
    """The search field. It stands twice on a page, so it has no id: its label is an attribute."""
    return {None: to_draw("search/field.html", slug=member.community.slug, longest=LONGEST)}
