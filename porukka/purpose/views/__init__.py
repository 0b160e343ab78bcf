"""HTTP only: find what is visible, check the form, call one action, answer."""

from porukka.purpose.views.stating import (
    cite,
    compare,
    edit_statement,
    history,
    overview,
    statement,
    take_away,
)

__all__ = [
    "cite",
    "compare",
    "edit_statement",
    "history",
    "overview",
    "statement",
    "take_away",
]
