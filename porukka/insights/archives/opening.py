"""Opening what strangers made: bounded, never unpacked to the disk, and each fault with its file and line."""

from __future__ import annotations

import io
import json
import tarfile
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

from django.utils.translation import gettext_noop as _

LARGEST = 1_000_000_000  # bytes of a file
LARGEST_PART = 200_000_000  # bytes of one file within an archive, unpacked
LARGEST_UNPACKED = 4_000_000_000  # bytes of all of them
MOST_PARTS = 200_000
MOST_POSTS = 5_000_000
LONGEST_LINE = 2_000_000  # letters
EARLIEST, LATEST = datetime(1970, 1, 2, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)


class BadFile(Exception):
    """The file is not what can be read. words: a sentence of the catalogue, with named places for `values`."""

    def __init__(self, words: str, **values: object) -> None:
        super().__init__(words % values)
        self.words, self.values = words, values


class Parts:
    """The files within a zip or a tar, each by its name; or one plain file, whose name is its own."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._zip: zipfile.ZipFile | None = None
        self._tar: tarfile.TarFile | None = None
        self._sizes: dict[str, int] = {}
        try:
            self._open()
        except OSError as problem:
            reason = problem.strerror or str(problem)
            raise BadFile(_("%(file)s cannot be read: %(reason)s."), file=path.name, reason=reason) from None
        except (zipfile.BadZipFile, tarfile.TarError, EOFError):
            raise BadFile(_("%(file)s is damaged. Export it once more."), file=path.name) from None
        if len(self._sizes) > MOST_PARTS or sum(self._sizes.values()) > LARGEST_UNPACKED:
            raise BadFile(_("%(file)s holds more than can be read. Export a shorter time."), file=path.name)

    def _open(self) -> None:
        size = self.path.stat().st_size
        if self.path.is_dir():
            raise BadFile(_("%(file)s is a folder. Give the exported file."), file=self.path.name)
        if size > LARGEST:
            words = _("%(file)s is larger than %(most)s MB. Export a shorter time.")
            raise BadFile(words, file=self.path.name, most=LARGEST // 1_000_000)
        if not size:
            raise BadFile(_("%(file)s is empty."), file=self.path.name)
        if zipfile.is_zipfile(self.path):
            self._zip = zipfile.ZipFile(self.path)
            self._sizes = {
                part.filename: part.file_size for part in self._zip.infolist() if not part.is_dir()
            }
        elif _is_tar(self.path):
            self._tar = tarfile.open(self.path)  # noqa: SIM115
            # a tar says how much it holds only when all of it has been looked through
            for part in self._tar:
                if part.isfile():
                    self._sizes[part.name] = part.size
                if len(self._sizes) > MOST_PARTS or sum(self._sizes.values()) > LARGEST_UNPACKED:
                    break
        else:
            self._sizes = {self.path.name: size}

    @property
    def names(self) -> list[str]:
        return list(self._sizes)

    @property
    def is_packed(self) -> bool:
        return self._zip is not None or self._tar is not None

    def bytes(self, name: str) -> IO[bytes]:
        """One part, to be read. Raises BadFile if it is larger than a part may be."""
        if self.is_packed and self._sizes[name] > LARGEST_PART:
            raise BadFile(
                _("%(file)s is larger than %(most)s MB."), file=name, most=LARGEST_PART // 1_000_000
            )
        if self._zip is not None:
            if self._zip.getinfo(name).flag_bits & 1:
                raise BadFile(_("%(file)s has a password. Export it without one."), file=name)
            return self._zip.open(name)
        if self._tar is not None:
            found = self._tar.extractfile(name)
            return found or io.BytesIO()
        return self.path.open("rb")

    def lines(self, name: str) -> Iterator[tuple[int, str]]:
        """The lines of a text with their numbers, from 1. Raises BadFile where one is not UTF-8 or has no end."""
        with self.bytes(name) as stream:
            number = 0
            while True:
                try:
                    line = stream.readline(LONGEST_LINE * 4 + 1)
                except (zipfile.BadZipFile, tarfile.TarError, EOFError, OSError):
                    raise BadFile(_("%(file)s is damaged. Export it once more."), file=name) from None
                if not line:
                    return
                number += 1
                if len(line) > LONGEST_LINE * 4:
                    raise BadFile(_("%(file)s, line %(line)s: it is too long."), file=name, line=number)
                try:
                    yield number, line.decode("utf-8-sig" if number == 1 else "utf-8")
                except UnicodeDecodeError:
                    words = _(
                        "%(file)s, line %(line)s: this is not UTF-8 text. Save it as UTF-8 and try again."
                    )
                    raise BadFile(words, file=name, line=number) from None

    def json(self, name: str) -> Any:
        """One part as JSON. Raises BadFile with the line where it breaks."""
        try:
            with self.bytes(name) as stream:
                return json.loads(stream.read().decode("utf-8-sig"))
        except UnicodeDecodeError:
            raise BadFile(_("%(file)s is not UTF-8 text."), file=name) from None
        except json.JSONDecodeError as problem:
            words = _("%(file)s, line %(line)s: this is not JSON.")
            raise BadFile(words, file=name, line=problem.lineno) from None
        except RecursionError:
            raise BadFile(_("%(file)s is nested too deep."), file=name) from None
        except (zipfile.BadZipFile, tarfile.TarError, EOFError, OSError):
            raise BadFile(_("%(file)s is damaged. Export it once more."), file=name) from None


def _is_tar(path: Path) -> bool:
    try:
        return tarfile.is_tarfile(path)
    except (OSError, EOFError):
        return False


def moment(seconds: float) -> datetime | None:
    """Seconds since 1970 as a time, None if that is no time of a conversation."""
    try:
        return in_utc(datetime.fromtimestamp(seconds, UTC))
    except (OverflowError, ValueError, OSError):
        return None


def from_iso(text: str) -> datetime | None:
    """An ISO 8601 time; None if it is none."""
    try:
        return in_utc(datetime.fromisoformat(text.strip()))
    except (OverflowError, ValueError):
        return None


def in_utc(at: datetime) -> datetime | None:
    """The time in UTC, also where it names no zone; None if no conversation is so old or so far ahead."""
    at = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    return at if EARLIEST <= at <= LATEST else None
