"""How I appear here: my name, a few words, my picture, and who gets to see it."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from porukka.communities.models import Community, Member, Picture
from porukka.communities.tests.doing import at, page, words
from porukka.core import pictures
from porukka.core.ids import new_id, to_text
from tests.cast import Cast, signed_in


def png(width: int = 60, height: int = 30) -> SimpleUploadedFile:
    """A picture as a camera makes one, with something written into it."""
    out, notes = BytesIO(), PngInfo()
    notes.add_text("Comment", "taken at home, Kotikatu 1")
    Image.new("RGB", (width, height), "teal").save(out, "PNG", pnginfo=notes)
    return SimpleUploadedFile("holiday.png", out.getvalue(), "image/png")


def save(client: Client, **fields: Any) -> Any:
    return client.post(at("me"), {"name": "Eero", "tagline": ""} | fields)


def now(member: Member) -> Member:
    return Member.objects.get(pk=member.pk)


def file_of(picture: Picture, media: Path) -> Path:
    return media / picture.path


@pytest.fixture
def media(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def test_a_new_name_is_seen_here_and_stays_what_it_is_elsewhere(cast: Cast) -> None:
    eero = signed_in(cast.eero)
    assert save(eero, name="  Eero\u202e\u0007  K. ", tagline="writes at night").url == at("me")
    assert (now(cast.eero).name, now(cast.eero).tagline) == ("Eero K.", "writes at night")
    cast.eero.person.refresh_from_db()
    assert cast.eero.person.name == "Eero"
    assert "writes at night" in page(signed_in(cast.aino), at("members"))


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""},
        {"name": "\u200b"},
        {"name": "x" * 61},
        {"name": "www.example.org"},
        {"tagline": "x" * 61},
    ],
)
def test_what_cannot_be_a_name_is_said_and_not_saved(cast: Cast, wrong: dict[str, str]) -> None:
    assert "summary-of-errors" in words(save(signed_in(cast.eero), **wrong), 400)
    assert (now(cast.eero).name, now(cast.eero).tagline) == ("Eero", "")


def test_hostile_words_are_words(cast: Cast) -> None:
    """C15: in the list, on her page, and on her own form."""
    hostile = '"><script>alert(1)</script>'
    eero = signed_in(cast.eero)
    save(eero, name=hostile, tagline=hostile)
    for path in (at("members"), at("member", cast.eero.pk), at("me")):
        assert b"<script>alert(1)" not in eero.get(path).content


def test_nothing_but_the_form_can_be_set(cast: Cast) -> None:
    """C3."""
    save(signed_in(cast.eero), role="founder", state="removed", person=str(cast.outi.pk), community="1")
    eero = now(cast.eero)
    assert (eero.role, eero.state, eero.person, eero.community) == (
        "member",
        "active",
        cast.eero.person,
        cast.community,
    )


def test_a_picture_is_drawn_anew_and_cut_to_a_square(cast: Cast, media: Path) -> None:
    assert save(signed_in(cast.eero), face=png()).status_code == 302
    picture = now(cast.eero).picture
    assert picture is not None
    data = file_of(picture, media).read_bytes()
    with Image.open(BytesIO(data)) as drawn:
        assert (drawn.format, drawn.size) == ("WEBP", (30, 30))
    assert b"Kotikatu" not in data
    assert (picture.width, picture.height, picture.size) == (30, 30, len(data))
    assert f'src="/m/{picture.address}"' in page(signed_in(cast.aino), at("members"))


def test_a_new_picture_takes_the_place_of_the_old_file(
    cast: Cast, media: Path, django_capture_on_commit_callbacks: Any
) -> None:
    eero = signed_in(cast.eero)
    save(eero, face=png())
    with django_capture_on_commit_callbacks(execute=True):
        save(eero, face=png(40, 40))
    assert Picture.objects.count() == 1
    assert [path.name for path in media.rglob("*.webp")] == [f"{now(cast.eero).picture_id}.webp"]
    with django_capture_on_commit_callbacks(execute=True):
        save(eero, face_away="on")
    assert now(cast.eero).picture is None
    assert list(media.rglob("*.webp")) == []


def test_saving_without_a_picture_keeps_the_one_there_is(cast: Cast, media: Path) -> None:
    eero = signed_in(cast.eero)
    save(eero, face=png())
    before = now(cast.eero).picture
    save(eero, tagline="writes at night")
    assert now(cast.eero).picture == before


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("me.png", b"<svg onload=alert(1)>", "PNG, JPEG, GIF and WebP"),
        ("me.svg", b"GIF89", "PNG, JPEG, GIF and WebP"),
        ("me.png", b"\x89PNG\r\n\x1a\n" + b"broken" * 20, "broken"),
        ("me.png", b"", "empty"),
    ],
)
def test_what_is_no_picture_is_refused_in_words(
    cast: Cast, media: Path, name: str, data: bytes, said: str
) -> None:
    face = SimpleUploadedFile(name, data, "image/png")
    shown = words(save(signed_in(cast.eero), face=face, tagline="writes at night"), 400)
    assert said in shown
    assert "writes at night" in shown  # what she wrote is still there
    assert now(cast.eero).picture is None
    assert not list(media.rglob("*.webp"))


def test_a_file_that_is_too_large_is_refused_in_words(
    cast: Cast, media: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "MAX_PIXELS", 50)
    assert "million pixels" in words(save(signed_in(cast.eero), face=png()), 400)
    large = SimpleUploadedFile("me.png", png().read() + b"\0" * pictures.MAX_BYTES, "image/png")
    assert "over 10 MB" in words(save(signed_in(cast.eero), face=large), 400)
    assert now(cast.eero).picture is None


@pytest.mark.parametrize(
    ("who", "visibility", "status"),
    [
        ("aino", "members", 200),
        ("gita", "members", 200),
        ("outi", "members", 404),
        ("lauri", "members", 404),
        ("reija", "members", 404),
        ("sami", "members", 404),
        (None, "members", 404),
        (None, "public", 200),
        ("sami", "public", 404),
    ],
)
def test_a_picture_is_seen_by_those_who_see_the_words(
    cast: Cast, media: Path, who: str | None, visibility: str, status: int
) -> None:
    save(signed_in(cast.eero), face=png())
    Community.objects.update(visibility=visibility)
    picture = now(cast.eero).picture
    assert picture is not None
    answer = signed_in(getattr(cast, who) if who else None).get(f"/m/{picture.address}")
    assert answer.status_code == status
    assert ("X-Porukka-File" in answer) is (status == 200)
    if status == 200:
        assert answer["X-Porukka-File"] == picture.path
        assert answer["Content-Type"] == "image/webp"
        assert answer["Cache-Control"] == "private, max-age=31536000, immutable"
        assert answer["X-Content-Type-Options"] == "nosniff"


def test_a_hidden_picture_looks_like_none(cast: Cast, media: Path) -> None:
    save(signed_in(cast.eero), face=png())
    picture = now(cast.eero).picture
    assert picture is not None
    outi = signed_in(cast.outi)
    hidden, none = outi.get(f"/m/{picture.address}"), outi.get(f"/m/{to_text(new_id())}")
    assert (hidden.status_code, hidden.content) == (404, none.content)
