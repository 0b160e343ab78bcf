"""What is looked at: who looks, where, and what she did before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Sight:
    """who: see `stage.py`, or "visitor", or a state of `looking.py`. does: what she does once the page is open, see
    `doing.py`. `{…}` in a path are the places that `stage.py` has prepared in each community."""

    who: str
    path: str
    does: str = ""
    status: int = 200

    @property
    def name(self) -> str:
        return " ".join(filter(None, (self.who, self.path, self.does)))


def every(who: str, *paths: str, **more: Any) -> list[Sight]:
    """A sight for each of these pages. more: as of `Sight`."""
    return [Sight(who, path, **more) for path in paths]
