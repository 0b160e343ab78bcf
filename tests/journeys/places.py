"""Parts of addresses, as `stage.py` hands them to the tests."""

from __future__ import annotations

from typing import Any

from porukka.core.ids import to_text


def named(row: Any) -> str:
    """What stands in the address of a room or a discussion."""
    return f"{to_text(row.pk)}-{row.slug}"
