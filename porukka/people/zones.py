"""Time zones by name, as people choose them."""

from __future__ import annotations

from functools import cache
from zoneinfo import ZoneInfo, available_timezones

REGIONS = (
    "Africa/",
    "America/",
    "Antarctica/",
    "Arctic/",
    "Asia/",
    "Atlantic/",
    "Australia/",
    "Europe/",
    "Indian/",
    "Pacific/",
)


@cache
def names() -> frozenset[str]:
    """The zones one may choose: places, and UTC."""
    return frozenset(name for name in available_timezones() if name.startswith(REGIONS)) | {"UTC"}


def choices() -> list[tuple[str, str]]:
    """The same for a form, sorted: (name, name as one reads it)."""
    return [(name, name.replace("_", " ")) for name in sorted(names())]


def zone(name: str) -> ZoneInfo | None:
    """The zone of that name, or None if there is none (an old or mangled value never breaks a page)."""
    return ZoneInfo(name) if name in names() else None
