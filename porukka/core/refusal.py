"""How an action says no."""

from __future__ import annotations

from typing import Any


class Refused(Exception):
    """An action was not allowed or cannot be done now. `words` is a sentence for the person, or empty."""

    def __init__(self, words: Any = "") -> None:
        super().__init__(str(words))
        self.words = words


def ensure(allowed: bool, words: Any = "") -> None:
    """Raise Refused unless `allowed`."""
    if not allowed:
        raise Refused(words)
