"""Files people send: known by what is in them, kept as they came, and never opened here.

A file is downloaded and opened on the reader's own machine, so what could do harm there by itself is not taken:
programs, pages and drawings with scripts, documents with macros, archives that grow without end.
"""

from __future__ import annotations

import re
import struct
import zipfile
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO, NoReturn

from django.utils.translation import gettext as _

from porukka.core.text import tidy

MAX_BYTES = 20_000_000
MAX_ENTRIES = 5_000  # files in a document: an archive with millions takes the memory by its list alone
MAX_LIST = 1_000_000  # bytes of that list
MAX_UNPACKED = 400_000_000
MAX_GROWTH = 200  # times its own size
NAME_LENGTH = 120

_OFFICE = "application/vnd.openxmlformats-officedocument."
_OPEN = "application/vnd.oasis.opendocument."
ENDINGS = {
    "application/pdf": "pdf",
    f"{_OFFICE}wordprocessingml.document": "docx",
    f"{_OFFICE}spreadsheetml.sheet": "xlsx",
    f"{_OFFICE}presentationml.presentation": "pptx",
    f"{_OPEN}text": "odt",
    f"{_OPEN}spreadsheet": "ods",
    f"{_OPEN}presentation": "odp",
    "text/plain": "txt",
    "text/csv": "csv",
}
_MAIN_PARTS = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx", "ppt/presentation.xml": "pptx"}
_TYPES = {ending: type_ for type_, ending in ENDINGS.items()}
_MACROS = re.compile(r"(^|/)(vbaproject\.bin|vbadata\.xml|basic/|scripts/)", re.IGNORECASE)
_END = b"PK\x05\x06"  # of an archive's list


class BadFile(ValueError):
    """A file that cannot be taken; `str(error)` is a sentence for the person who sent it."""


@dataclass(frozen=True, slots=True)
class Document:
    """type: what it is, by its content; name: to be saved under, with the ending of what it is."""

    type: str
    name: str
    size: int


def known_document(file: IO[bytes], name: str, size: int) -> Document:
    """What this file is. Raises BadFile.

    file: can be sought in; name: as the sender's machine calls it; size: bytes.
    """
    if size > MAX_BYTES:
        words = _("This file is over %(megabytes)s MB. Please send a smaller one, or a link to it.")
        raise BadFile(words % {"megabytes": MAX_BYTES // 1_000_000})
    ending = _ending_of(file, name, size)
    file.seek(0)
    return Document(_TYPES[ending], clean_name(name, ending), size)


def clean_name(name: str, ending: str) -> str:
    """The last part of a name, without what nobody sees, and with this ending."""
    name = PurePosixPath(tidy(name).replace("\\", "/").replace("\n", " ")).name
    name = re.sub(r'[<>:"|?*\u2066-\u2069]', " ", name)
    stem, _dot, last = name.rpartition(".")
    if last.lower() != ending:
        stem = name
    stem = " ".join(stem.split()).strip(". ")[: NAME_LENGTH - len(ending) - 1]
    return f"{stem or 'file'}.{ending}"


def _ending_of(file: IO[bytes], name: str, size: int) -> str:
    file.seek(0)
    beginning = file.read(8)
    if beginning.startswith(b"%PDF-"):
        return "pdf"
    if beginning.startswith(b"PK\x03\x04"):
        return _archive(file, size)
    ending = name.rpartition(".")[2].lower()
    if ending in ("txt", "csv") and size and _is_text(file):
        return ending
    raise BadFile(
        _(
            "We take pictures, PDF, text, and documents of Word, Excel, PowerPoint and LibreOffice. "
            "Please save yours as one of these."
        )
    )


def _is_text(file: IO[bytes]) -> bool:
    file.seek(0)
    try:
        text = file.read(MAX_BYTES).decode("utf-8")
    except UnicodeDecodeError:
        return False
    return not re.search("[\x00-\x08\x0e-\x1a\x1c-\x1f]", text)


def _archive(file: IO[bytes], size: int) -> str:
    _check_list(file, size)
    try:
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
            unpacked = sum(entry.file_size for entry in entries)
            if unpacked > min(MAX_UNPACKED, max(size, 100_000) * MAX_GROWTH):
                _refuse()
            if any(_MACROS.search(entry.filename) for entry in entries):
                raise BadFile(
                    _("This document has macros in it. Please save it without them and send it again.")
                )
            return _document_in(archive, {entry.filename for entry in entries})
    except BadFile:
        raise
    except Exception as error:  # a broken archive may raise anything
        raise BadFile(_broken()) from error


def _check_list(file: IO[bytes], size: int) -> None:
    """The archive's own list of its files is short enough to be read."""
    file.seek(max(0, size - 65_557))
    tail = file.read()
    at = tail.rfind(_END)
    if at < 0 or len(tail) - at < 22:
        raise BadFile(_broken())
    entries, length = struct.unpack("<HL", tail[at + 10 : at + 16])
    if entries > MAX_ENTRIES or length > MAX_LIST:
        _refuse()
    file.seek(0)


def _document_in(archive: zipfile.ZipFile, names: set[str]) -> str:
    if "mimetype" in names:
        with archive.open("mimetype") as part:
            ending = ENDINGS.get(part.read(200).decode("ascii", "replace").strip(), "")
        if ending in ("odt", "ods", "odp"):
            return ending
    if "[Content_Types].xml" in names:
        with archive.open("[Content_Types].xml") as part:
            if b"macroenabled" in part.read(MAX_LIST).lower():
                raise BadFile(
                    _("This document has macros in it. Please save it without them and send it again.")
                )
        for main, ending in _MAIN_PARTS.items():
            if main in names:
                return ending
    raise BadFile(_("This is an archive, not a document. Please send the documents in it one by one."))


def _refuse() -> NoReturn:
    raise BadFile(_("This document grows too large when it is opened. Please send a smaller one."))


def _broken() -> str:
    return _("This file is broken. Please open it, save it again, and send the new one.")
