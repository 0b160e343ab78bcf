"""Which parts of Porukka a community has switched off, told to the tools of core."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from porukka.communities.models import Community
from porukka.core import parts


def off_for(reader: Any) -> Collection[str]:
    """The parts that are off in the reader's community; none where there is no community."""
    community = getattr(reader, "community", None)
    return community.off if community is not None else ()


def is_off_in(community_id: int, code: str) -> bool:
    """The same for the worker, which has no reader. One short query."""
    kept = Community.objects.filter(pk=community_id).values_list("parts_off", flat=True).first()
    return kept is not None and code in parts.off_by(kept)


def connect() -> None:
    parts.connect(off_for)
