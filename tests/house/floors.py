"""The floors, read from where import-linter reads them: pyproject.toml."""

from __future__ import annotations

import tomllib

from tests.house.tree import ROOT


def _read() -> list[list[str]]:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["id"] == "floors")
    return [[name.strip() for name in layer.split("|")] for layer in reversed(layers)]


FLOORS = _read()  # from the bottom up
FOLDERS = [name for floor in FLOORS for name in floor]
LEVEL = {name: level for level, floor in enumerate(FLOORS) for name in floor}
ABOVE_PEOPLE = [name for name in FOLDERS if LEVEL[name] > LEVEL["people"]]


def points_up(source: str, target: str) -> bool:
    """Whether an arrow from one folder to another breaks the floors: it goes up, or to a sibling.

    Names that are no folder of ours (allauth, auth) lie below everything.
    """
    if source == target or source not in LEVEL or target not in LEVEL:
        return False
    return LEVEL[target] >= LEVEL[source]
