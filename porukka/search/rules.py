"""Who may do what in search."""

from __future__ import annotations

from porukka.communities.roles import has
from porukka.communities.visitor import Reader


def may_edit_synonyms(reader: Reader) -> bool:
    """Those who edit the community say which of its words mean the same."""
    return has(reader, "edit_community")
