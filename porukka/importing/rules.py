"""Who may see what was brought along. Bringing it is up to whoever runs the machine."""

from __future__ import annotations

from porukka.communities.rules import may_edit_community
from porukka.communities.visitor import Reader


def may_see_imports(reader: Reader) -> bool:
    return may_edit_community(reader)
