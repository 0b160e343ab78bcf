"""The pictures and files of the demo, sent and written with a post like any other."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from porukka.attachments.actions.uploading import upload
from porukka.communities.models import Member, Room
from porukka.core import blocks
from porukka.home.demo.drawing import draw, paper


def with_attachments(
    author: Member, room: Room, entries: list[dict[str, Any]], where: str
) -> list[blocks.Written]:
    """The composer's blocks once these have been sent. Raises ValueError if they are not taken.

    entries: {"picture": name in drawing.py, "alt": words} or {"paper": file name, "lines": [words]}.
    """
    sent = [(upload(author, _file(entry)), entry.get("alt", "")) for entry in entries]
    fields = {"attachments-order": " ".join(row.address for row, _alt in sent)}
    fields |= {f"attachments-alt-{row.address}": alt for row, alt in sent}
    written = blocks.forms_for(author, room, fields, where=where)
    if not blocks.all_valid(written):
        raise ValueError(f"What {author} attaches is not valid.")
    return written


def _file(entry: dict[str, Any]) -> SimpleUploadedFile:
    if "paper" in entry:
        return SimpleUploadedFile(entry["paper"], paper(entry["lines"]))
    return SimpleUploadedFile(f"{entry['picture']}.jpg", draw(entry["picture"]))
