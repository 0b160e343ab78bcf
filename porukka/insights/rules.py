"""Who may do what in insights."""

from __future__ import annotations

from porukka.communities.roles import has
from porukka.communities.visitor import Reader


def may_read_insights(reader: Reader) -> bool:
    return has(reader, "read_insights")
