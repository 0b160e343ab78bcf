"""Addresses that belong to a community and its rooms. What stands there is given by a higher floor (the talk)."""

from __future__ import annotations

from typing import Any

from porukka.core.ids import to_text


def community_url(slug: str) -> str:
    """The community's first page."""
    return f"/c/{slug}/"


def guide_url(slug: str) -> str:
    """The founder's guide of a community."""
    return f"/c/{slug}/guide/"


def goals_url(slug: str) -> str:
    """What the team of a community has set out for."""
    return f"/c/{slug}/goals/"


def room_url(slug: str, room: Any) -> str:
    """A room's first page. room: anything with `pk` and `slug`."""
    return f"/c/{slug}/r/{to_text(room.pk)}-{room.slug}/"
