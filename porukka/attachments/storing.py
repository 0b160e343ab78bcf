"""The files themselves, in the media folder. They are written before their row: a file without a row is harmless."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import IO

from django.conf import settings
from django.utils.translation import gettext as _

from porukka.core.refusal import Refused

LEAST_FREE = 200_000_000  # bytes that are left to the database
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)


class NoRoom(Refused):
    """The disk is full, or cannot be written."""

    def __init__(self) -> None:
        words = _(
            "There is no room for pictures and files here at the moment. Please tell those who keep this place."
        )
        super().__init__(words)


def write(files: Mapping[str, bytes | IO[bytes]]) -> int:
    """Write files by their paths below the media folder. Returns how many bytes they are.

    All or none is there afterwards. Raises NoRoom.
    """
    root = Path(settings.MEDIA_ROOT)
    try:
        root.mkdir(parents=True, exist_ok=True)
        if shutil.disk_usage(root).free < LEAST_FREE:
            raise NoRoom
        return sum(_write(root / path, content) for path, content in files.items())
    except OSError as error:
        remove(files)
        if error.errno in _FULL:
            raise NoRoom from error
        raise


def _write(path: Path, content: bytes | IO[bytes]) -> int:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        if isinstance(content, bytes):
            file.write(content)
        else:
            content.seek(0)
            shutil.copyfileobj(content, file)
    return path.stat().st_size


def remove(paths: Iterable[str]) -> None:
    """Take files off the disk; those that are gone already are no matter."""
    for path in paths:
        (Path(settings.MEDIA_ROOT) / path).unlink(missing_ok=True)
