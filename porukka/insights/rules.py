"""Who may do what in insights."""

from __future__ import annotations

from porukka.communities.roles import has
from porukka.communities.visitor import Reader


def may_read_insights(reader: Reader) -> bool:
    """Of the whole community."""
    return has(reader, "read_insights")


def may_read_some(reader: Reader) -> bool:
    """Of the whole community, or of a room she looks after."""
    return may_read_insights(reader) or (reader.is_member and bool(reader.stewarded))


def may_choose(reader: Reader) -> bool:
    """Set the goal for first answers, and say what members read of it."""
    return has(reader, "edit_community")
