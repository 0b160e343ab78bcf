"""Which code runs here: what was made by another one may look otherwise."""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from pathlib import Path

import porukka

KINDS = {".py", ".html", ".txt", ".mo", ".js", ".css", ".svg", ".json"}


@cache
def code_version() -> str:
    """Changes with the version and with every file's name, size or time; the same in all processes of one code."""
    folder = Path(porukka.__file__).parent
    seen = blake2b(porukka.__version__.encode(), digest_size=8)
    for file in sorted(folder.rglob("*")):
        if file.suffix in KINDS:
            about = file.stat()
            seen.update(f"{file.relative_to(folder)} {about.st_size} {about.st_mtime_ns}\n".encode())
    return seen.hexdigest()
