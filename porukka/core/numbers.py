"""Whole numbers out of addresses and forms, where anybody may have typed anything."""

from __future__ import annotations


def whole(text: str | None, digits: int = 18) -> int | None:
    """The number `text` says, or None if it is not one of at most `digits` digits (18 surely fit a column)."""
    return int(text) if text and text.isdecimal() and len(text) <= digits else None
