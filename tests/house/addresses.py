"""Which folder an address's name belongs to."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from pathlib import Path

from tests.house.floors import FOLDERS, points_up
from tests.house.tree import PACKAGE

Names = dict[str, set[str]]  # the name as reverse() takes it -> the folders that give it

# allauth's own pages stand below everything; its names begin with its apps' names.
FOREIGN = ("account_", "mfa_", "reauthenticate", "socialaccount_", "usersessions_")


def names_in(text: str) -> list[str]:
    """The names that a urls.py gives, with its app_name before them if it has one."""
    tree = ast.parse(text)
    spaces = [
        f"{node.value.value}:"
        for node in tree.body
        if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and node.targets[0].id == "app_name"
        and isinstance(node.value, ast.Constant)
    ]
    space = spaces[0] if spaces else ""
    return [
        f"{space}{keyword.value.value}"
        for call in ast.walk(tree)
        if isinstance(call, ast.Call)
        for keyword in call.keywords
        if keyword.arg == "name" and isinstance(keyword.value, ast.Constant)
    ]


def all_names() -> Names:
    """Every name that the urls.py files of the house give."""
    names: Names = {}
    for folder in FOLDERS:
        for path in _urls(PACKAGE / folder):
            for name in names_in(path.read_text()):
                names.setdefault(name, set()).add(folder)
    return names


def _urls(folder: Path) -> Iterable[Path]:
    found = [*folder.rglob("urls.py"), *folder.glob("urls/*.py")]
    return [path for path in found if "tests" not in path.parts]


def named_up(folder: str, used: Iterable[str], names: Names) -> list[str]:
    """Complaints of the names a folder uses that are given higher up, or by nobody."""
    complaints = []
    for name in used:
        givers = names.get(name, set())
        if not givers and not name.startswith(FOREIGN):
            complaints.append(f"no urls.py gives the name {name!r}")
        elif givers and all(points_up(folder, giver) for giver in givers):
            complaints.append(
                f"the address {name!r} belongs to {', '.join(sorted(givers))}, which lies higher"
            )
    return complaints
