"""Sending a picture or a file while the post is still being written."""

from __future__ import annotations

import errno
import io
import shutil
from collections import namedtuple
from pathlib import Path

import pytest
from PIL import Image

from porukka.attachments import documents, storing
from porukka.attachments.models import Attachment, Shelf
from porukka.attachments.tests.conftest import (
    PDF,
    UPLOADS,
    a_file,
    a_photo_with_a_place,
    a_picture,
    an_animation,
    archive,
    docx,
    kept,
    odt,
    send,
    sent,
)
from porukka.core import pictures

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!doctype html><script>alert(1)</script>"

XLSX = archive(**{"[Content_Types]_xml": b"", "xl__workbook_xml": b""})


def test_a_picture_is_kept_in_two_sizes_and_nobody_else_sees_it_yet(cast, signed_in, media):
    client = signed_in(cast.eero)
    answer = send(client, a_picture(size=(3000, 1500)))
    assert answer.status_code == 201
    found = Attachment.objects.get()
    assert (found.kind, found.width, found.height, found.small_size) == ("picture", 2048, 1024, (640, 320))
    assert kept(media) == ["large.webp", "small.webp"]
    assert (
        found.size == sum(path.stat().st_size for path in media.rglob("*.webp")) == Shelf.objects.get().size
    )
    assert f"attachments-alt-{found.address}" in answer.json()["html"]
    place = f"/c/writers/m/{found.address}/small"
    assert client.get(place).status_code == 200
    assert client.get(f"{UPLOADS}{found.address}/").status_code == 200
    for other in (cast.aino, cast.niilo, cast.outi, None):
        assert signed_in(other).get(place).status_code == 404
    assert signed_in(cast.aino).get(f"{UPLOADS}{found.address}/").status_code == 404


def test_nothing_of_the_camera_stays_and_the_picture_stands_upright(cast, signed_in, media):
    sent(signed_in(cast.eero), a_photo_with_a_place())
    assert (Attachment.objects.get().width, Attachment.objects.get().height) == (600, 900)
    for path in media.rglob("*.webp"):
        assert b"SECRET" not in path.read_bytes()
        assert b"EXIF" not in path.read_bytes()


def test_what_moves_is_kept_as_a_still_and_a_moving_picture(cast, signed_in, media):
    sent(signed_in(cast.eero), an_animation())
    assert Attachment.objects.get().kind == "animation"
    assert kept(media) == ["large.webp", "moving.webp", "small.webp"]
    with Image.open(next(media.rglob("*moving.webp"))) as moving:
        assert moving.n_frames == 3


@pytest.mark.parametrize(
    ("file", "type_", "name"),
    [
        (a_file(PDF, "Minutes of May.pdf"), "application/pdf", "Minutes of May.pdf"),
        (a_file(PDF, "../../etc/pass\u202ewd.exe"), "application/pdf", "passwd.exe.pdf"),
        (a_file(docx(), "a.docx"), documents._TYPES["docx"], "a.docx"),
        (a_file(odt(), "Kevät.odt"), documents._TYPES["odt"], "Kevät.odt"),
        (a_file(XLSX, "t.xlsx"), documents._TYPES["xlsx"], "t.xlsx"),
        (a_file("päivä;määrä\n1;2\n".encode(), "table.csv"), "text/csv", "table.csv"),
        (a_file(HTML, "page.txt"), "text/plain", "page.txt"),
        (a_file(PDF, ".pdf"), "application/pdf", "file.pdf"),
    ],
    ids=["pdf", "named as a program", "docx", "odt", "xlsx", "csv", "text", "without a name"],
)  # fmt: skip
def test_a_document_is_known_by_what_is_in_it(cast, signed_in, file, type_, name):
    file.seek(0)
    sent(signed_in(cast.eero), file)
    found = Attachment.objects.get()
    assert (found.kind, found.type, found.name) == ("file", type_, name)


@pytest.mark.parametrize(
    ("file", "told"),
    [
        (a_file(SVG, "drawing.svg"), "We take pictures"),
        (a_file(SVG, "drawing.png"), "We take pictures"),
        (a_file(HTML, "page.html"), "We take pictures"),
        (a_file(HTML + PDF, "page.pdf"), "We take pictures"),
        (a_file(b"MZ\x90\0", "setup.exe"), "We take pictures"),
        (a_file(b"", "empty.txt"), "We take pictures"),
        (a_file(b"a\0b", "zero.txt"), "We take pictures"),
        (a_file(b"\xff\xfe", "latin.txt"), "We take pictures"),
        (a_file(b"GIF89a/*" + HTML + b"*/=1;", "both.gif"), "broken"),
        (a_file(a_picture("JPEG").read()[:200], "half.jpg"), "broken"),
        (a_file(b"PK\x03\x04 and no more", "broken.docx"), "broken"),
        (a_file(docx()[:-30], "cut.docx"), "broken"),
        (a_file(archive(a_txt=b"hello"), "files.zip"), "archive"),
        (a_file(docx(word__vbaProject_bin=b"x"), "macros.docx"), "macros"),
        (a_file(docx(**{"[Content_Types]_xml": b'<x a="macroEnabled"/>'}), "macros.docx"), "macros"),
        (a_file(odt(Basic__Standard_xml=b"x"), "macros.odt"), "macros"),
        (a_file(docx(bomb=b"\0" * 30_000_000), "bomb.docx"), "grows too large"),
        (a_file(docx(**{f"p{at}": b"" for at in range(5001)}), "many.docx"), "grows too large"),
    ],
    ids=lambda value: getattr(value, "name", None),
)
def test_what_cannot_be_taken_is_refused_in_words_and_leaves_nothing(cast, signed_in, media, file, told):
    file.seek(0)
    answer = send(signed_in(cast.eero), file)
    assert answer.status_code == 400
    assert told in answer.json()["error"]
    assert not Attachment.objects.exists()
    assert kept(media) == []


def test_what_is_too_large_is_refused(cast, signed_in, media, monkeypatch):
    monkeypatch.setattr(documents, "MAX_BYTES", 20)
    monkeypatch.setattr(pictures, "MAX_PIXELS", 50)
    client = signed_in(cast.eero)
    for file, told in ((a_file(), "This file is over"), (a_picture(), "million pixels")):
        answer = send(client, file)
        assert (answer.status_code, told in answer.json()["error"]) == (400, True)
    assert kept(media) == []


def test_pictures_wait_for_each_other_only_a_little(cast, signed_in, media, monkeypatch):
    for _one in range(pictures.INSIDE):
        pictures._inside.acquire()
    try:
        answer = send(signed_in(cast.eero), a_picture())
    finally:
        for _one in range(pictures.INSIDE):
            pictures._inside.release()
    assert (answer.status_code, answer["Retry-After"]) == (503, "3")
    assert send(signed_in(cast.eero), a_picture()).status_code == 201


def test_a_full_disk_is_said_plainly_and_leaves_neither_row_nor_file(cast, signed_in, media, monkeypatch):
    client = signed_in(cast.eero)
    usage = namedtuple("usage", "total used free")
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "disk_usage", lambda path: usage(1, 1, storing.LEAST_FREE - 1))
        answer = send(client, a_picture())
        assert (answer.status_code, "no room" in answer.json()["error"]) == (507, True)
    real = Path.open

    def full(path, *args, **kwargs):
        if path.name.endswith("small.webp"):
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(path, *args, **kwargs)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", full)
        assert send(client, a_picture()).status_code == 507
    assert not Attachment.objects.exists()
    assert kept(media) == []


def test_there_is_an_end_to_what_one_sends_in_a_day_and_to_what_a_community_keeps(
    cast, signed_in, monkeypatch
):
    client = signed_in(cast.eero)
    monkeypatch.setattr(Attachment, "MOST_A_DAY", 1)
    sent(client, a_file())
    answer = send(client, a_file())
    assert (answer.status_code, "tomorrow" in answer.json()["error"]) == (403, True)
    assert send(signed_in(cast.niilo), a_file()).status_code == 201
    monkeypatch.setattr(Shelf, "MOST_BYTES", 1)
    assert send(signed_in(cast.aino), a_file()).status_code == 507
    assert Attachment.objects.count() == 2


def test_who_may_not_write_sends_nothing(cast, signed_in, media):
    for who, status in ((None, 404), (cast.outi, 404), (cast.lauri, 404), (cast.sami, 403)):
        assert send(signed_in(who), a_file()).status_code == status
    assert send(signed_in(cast.gita), a_file()).status_code == 201
    assert signed_in(cast.eero).post(UPLOADS, {}).status_code == 400


def test_words_are_in_the_readers_language(cast, signed_in):
    cast.eero.person.language = "fi"
    cast.eero.person.save()
    answer = send(signed_in(cast.eero), a_file(SVG, "a.svg"))
    assert "Otamme vastaan" in answer.json()["error"]


def test_no_stowaway_survives_in_a_picture(cast, signed_in, media):
    whole = a_picture("PNG").read() + HTML + b"PK\x03\x04"
    sent(signed_in(cast.eero), a_file(whole, "both.png"))
    assert all(b"script" not in path.read_bytes() for path in media.rglob("*.webp"))
    assert Image.open(io.BytesIO(next(media.rglob("*large.webp")).read_bytes())).format == "WEBP"
