"""Addresses that belong to a community and its rooms. What stands there is given by a higher floor (the talk)."""

from __future__ import annotations

from typing import Any

from django.utils.http import url_has_allowed_host_and_scheme

from porukka.core.ids import to_text

LONGEST = 2_000  # letters of an address that a form brings along


def community_url(slug: str) -> str:
    """The community's first page."""
    return f"/c/{slug}/"


def way_back(slug: str, address: str) -> str:
    """The address that a form brought along to come back to, if it is a page of this community; else ""."""
    is_here = address.startswith(community_url(slug)) and len(address) <= LONGEST
    return address if is_here and url_has_allowed_host_and_scheme(address, allowed_hosts=None) else ""


def guide_url(slug: str) -> str:
    """The founder's guide of a community."""
    return f"/c/{slug}/guide/"


def goals_url(slug: str) -> str:
    """What the team of a community has set out for."""
    return f"/c/{slug}/goals/"


def insights_url(slug: str, page: str = "") -> str:
    """What the team reads of a community's talk. page: "answers", "people"; "" for the verdict."""
    return f"/c/{slug}/insights/{page}/" if page else f"/c/{slug}/insights/"


def round_url(slug: str) -> str:
    """The team's daily round."""
    return f"/c/{slug}/round/"


def room_url(slug: str, room: Any) -> str:
    """A room's first page. room: anything with `pk` and `slug`."""
    return f"/c/{slug}/r/{to_text(room.pk)}-{room.slug}/"
