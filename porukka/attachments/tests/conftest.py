"""Pictures and files as people send them."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings
from PIL import ExifTags, Image

UPLOADS = "/c/writers/uploads/"


@pytest.fixture(autouse=True)
def media(tmp_path: Path) -> Any:
    with override_settings(MEDIA_ROOT=tmp_path / "media"):
        yield tmp_path / "media"


def kept(media: Path) -> list[str]:
    """Endings of what is on the disk."""
    return sorted(path.name.partition(".")[2] for path in media.rglob("*") if path.is_file())


def a_picture(kind: str = "PNG", size: tuple[int, int] = (900, 600), name: str = "", **options: Any) -> Any:
    out = io.BytesIO()
    Image.new("RGB", size, (30, 90, 60)).save(out, kind, **options)
    return SimpleUploadedFile(name or f"me.{kind.lower()}", out.getvalue())


def a_photo_with_a_place() -> Any:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    exif[ExifTags.Base.Make] = "SECRETCAMERA"
    return a_picture("JPEG", exif=exif, comment=b"SECRETCOMMENT")


def an_animation(frames: int = 3, size: tuple[int, int] = (60, 40)) -> Any:
    out = io.BytesIO()
    images = [Image.new("RGB", size, (at * 40 % 256, 90, 60)) for at in range(frames)]
    images[0].save(out, "GIF", save_all=True, append_images=images[1:], duration=80, loop=0)
    return SimpleUploadedFile("wave.gif", out.getvalue())


def archive(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name.replace("__", "/").replace("_xml", ".xml").replace("_bin", ".bin"), content)
    return out.getvalue()


def docx(**more: bytes) -> bytes:
    return archive(**{"[Content_Types]_xml": b"<Types/>", "word__document_xml": b"<w/>"} | more)


def odt(**more: bytes) -> bytes:
    return archive(mimetype=b"application/vnd.oasis.opendocument.text", content_xml=b"<x/>", **more)


PDF = b"%PDF-1.7\n1 0 obj\nendobj\ntrailer\n%%EOF\n"


def a_file(content: bytes = PDF, name: str = "notes.pdf") -> Any:
    return SimpleUploadedFile(name, content)


def send(client: Any, file: Any) -> Any:
    return client.post(UPLOADS, {"file": file})


def sent(client: Any, file: Any) -> str:
    answer = send(client, file)
    assert answer.status_code == 201, answer.content
    return answer.json()["id"]


def fields(*ids: str, **alts: str) -> dict[str, str]:
    """What the composer's form says about what was sent before."""
    return {"attachments-order": " ".join(ids)} | {f"attachments-alt-{key}": alt for key, alt in alts.items()}
