"""Local times, as clocks show them."""

from datetime import datetime


def wall(*parts: int) -> datetime:
    """year, month, day, hour, minute, … without a zone."""
    return datetime(*parts)  # noqa: DTZ001  on purpose
