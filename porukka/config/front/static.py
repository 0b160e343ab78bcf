"""Static files from memory: small, few and asked for by everybody, they take no thread and no disk."""

from __future__ import annotations

import json
import mimetypes
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from porukka.config.front.answers import Headers, takes_gzip

_FOR_EVER = "public, max-age=31536000, immutable"
_SHORT = "public, max-age=60"
LARGEST = 2 * 1024 * 1024  # what is larger is sent from the disk


@dataclass(slots=True)
class _File:
    path: Path
    size: int
    headers: Headers
    tag: str
    packed: bytes | None
    body: bytes | None = None


class Static:
    """The collected files below one address.

    root: STATIC_ROOT. url: STATIC_URL. Names in the manifest carry their content's hash: they never change.
    """

    def __init__(self, root: Path, url: str) -> None:
        self._files: dict[str, _File] = {}
        manifest = root / "staticfiles.json"
        hashed = set(json.loads(manifest.read_text())["paths"].values()) if manifest.exists() else set()
        for path in sorted(root.rglob("*")) if root.is_dir() else ():
            if path.is_file() and path.suffix not in (".gz", ".br") and path != manifest:
                name = path.relative_to(root).as_posix()
                self._files[url + name] = _read(path, name in hashed)

    def __contains__(self, path: str) -> bool:
        return path in self._files

    def answer(self, scope: Any, proto: Any) -> None:
        """Send the file this request names."""
        file = self._files[scope.path]
        if file.tag in scope.headers.get("if-none-match", ""):
            proto.response_empty(304, file.headers)
        elif file.packed is not None and takes_gzip(scope.headers.get("accept-encoding", "")):
            proto.response_bytes(200, [*file.headers, ("content-encoding", "gzip")], file.packed)
        elif file.size > LARGEST:
            proto.response_file(200, [*file.headers, ("content-length", str(file.size))], str(file.path))
        else:
            if file.body is None:
                file.body = file.path.read_bytes()
            proto.response_bytes(200, file.headers, file.body)


def _read(path: Path, for_ever: bool) -> _File:
    packed = path.with_name(path.name + ".gz")
    facts = path.stat()
    tag = f'"{facts.st_mtime_ns:x}-{facts.st_size:x}"'
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    if kind.startswith("text/") or kind == "application/javascript":
        kind += "; charset=utf-8"
    headers = [
        ("content-type", kind),
        ("cache-control", _FOR_EVER if for_ever else _SHORT),
        ("etag", tag),
        ("x-content-type-options", "nosniff"),
    ]
    if packed.exists():
        headers.append(("vary", "Accept-Encoding"))
    return _File(path, facts.st_size, headers, tag, packed.read_bytes() if packed.exists() else None)
