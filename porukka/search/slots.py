"""What search puts on every page of a community: the field."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.template.loader import render_to_string

from porukka.communities.visitor import Reader
from porukka.core import slots
from porukka.search.forms import LONGEST


@slots.fills("shell.search")
def field(member: Reader, rows: Sequence[Any]) -> dict[Any, str]:
    """The search field. It stands twice on a page, so it has no id: its label is an attribute."""
    context = {"community": member.community, "longest": LONGEST}
    return {None: render_to_string("search/field.html", context)}
