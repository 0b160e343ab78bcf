"""Which parts of Porukka a community has switched off, told to the tools of core."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from porukka.core import parts


def off_for(reader: Any) -> Collection[str]:
    """The parts that are off in the reader's community; none where there is no community."""
    community = getattr(reader, "community", None)
    return community.off if community is not None else ()


def connect() -> None:
    parts.connect(off_for)
