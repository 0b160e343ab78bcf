"""What importing puts on others' pages: in the settings, what came along and until when it can be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.template.loader import render_to_string

from porukka.communities.visitor import Reader
from porukka.core import slots
from porukka.importing import queries, rules
from porukka.importing.telling import SOURCES


@slots.fills("settings.links")
def brought_along(member: Reader, rows: Sequence[Any]) -> dict[Any, str]:
    if not rules.may_see_imports(member):
        return {}
    found = queries.imports_of(member.community_id)
    if not found:
        return {}
    return {None: render_to_string("importing/settings.html", {"imports": found, "sources": SOURCES})}
