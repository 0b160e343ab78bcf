"""Where the project's files are."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "porukka"


def project_files() -> list[Path]:
    """Every file of the project, not what it ignores: what is, or is about to be, in git."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT, check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    return sorted(path for name in set(listed.split("\0")) if name and (path := ROOT / name).is_file())


def short(path: Path) -> str:
    """The path as one says it: from the repository's root."""
    return path.relative_to(ROOT).as_posix()


def folder_of(path: Path) -> str:
    """The folder of the house a file lies in: `polls` for porukka/polls/views.py, `` outside of all."""
    parts = path.relative_to(ROOT).parts
    return parts[1] if len(parts) > 2 and parts[0] == "porukka" else ""


def python_files(*, tests: bool = True) -> Iterator[Path]:
    """Python files of the product and of what proves and measures it; `tests=False` for the product alone."""
    for path in project_files():
        if path.suffix != ".py":
            continue
        product = folder_of(path) and "tests" not in path.relative_to(PACKAGE).parts
        if tests or product:
            yield path


def templates(kind: str = "*") -> Iterator[tuple[Path, str]]:
    """Template files with their names (`polls/poll.html`), of one suffix or of all."""
    for path in project_files():
        parts = path.relative_to(ROOT).parts
        if len(parts) > 3 and parts[0] == "porukka" and parts[2] == "templates" and path.match(kind):
            yield path, "/".join(parts[3:])


def script_files() -> Iterator[Path]:
    """Our own scripts; a library that is kept in a `vendor` folder is not ours to word."""
    return (
        p for p in project_files() if p.suffix in (".js", ".mjs") and folder_of(p) and "vendor" not in p.parts
    )
