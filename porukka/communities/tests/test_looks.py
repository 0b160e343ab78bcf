"""How a community looks: colours that can be read, and a picture beside its name."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from porukka.communities.models import Community, Picture
from porukka.communities.tests.doing import at, page, words
from porukka.core import contrast
from tests.cast import Cast, signed_in

THEME = re.compile(r'<link rel="stylesheet" href="(/c/writers/theme\.css\?v=[0-9a-f]+)">')
READABLE = {"do": "colours", "accent": "#7a1f5a", "accent_dark": "#e3a0c8"}


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


def colours() -> tuple[str, str]:
    community = Community.objects.get(slug="writers")
    return community.accent, community.accent_dark


def test_a_leader_chooses_colours_and_every_page_brings_them_without_a_style_in_it(cast: Cast) -> None:
    aino = signed_in(cast.aino)
    assert not THEME.search(page(aino, at("rooms")))
    assert aino.post(at("looks"), READABLE).status_code == 302
    shown = page(signed_in(cast.eero), at("rooms"))
    link = THEME.search(shown)
    assert link
    assert "style=" not in shown
    answer = signed_in(cast.eero).get(link[1])
    css = answer.content.decode()
    assert answer["Content-Type"].startswith("text/css")
    assert "immutable" in answer["Cache-Control"]
    assert "--spruce: #7a1f5a;" in css
    assert "--spruce: #e3a0c8;" in css.partition("prefers-color-scheme: dark")[2]
    aino.post(at("looks"), READABLE | {"accent": "#1f3a7a"})
    again = THEME.search(page(aino, at("rooms")))
    assert again
    assert again[1] != link[1]  # another address, so nobody keeps the old colours
    aino.post(at("looks"), {"do": "own"})
    assert colours() == ("", "")


def test_a_colour_that_cannot_be_read_is_refused_and_the_nearest_is_one_press_away(cast: Cast) -> None:
    aino = signed_in(cast.aino)
    asked = {"accent": "#ffd400", "accent_dark": "#202020"}
    shown = words(aino.post(at("looks"), asked | {"do": "colours"}), 400)
    light, dark = contrast.nearest("#ffd400", "light"), contrast.nearest("#202020", "dark")
    assert light in shown
    assert dark in shown
    assert "Take the nearest that can be read" in shown
    assert colours() == ("", "")
    assert aino.post(at("looks"), asked | {"do": "nearest"}).status_code == 302
    assert colours() == (light, dark)


@pytest.mark.parametrize("accent", ["red", "#fff", "", "#12345g", "#123456;}", "x" * 900])
@pytest.mark.parametrize("do", ["colours", "nearest"])
def test_what_is_no_colour_is_refused(cast: Cast, accent: str, do: str) -> None:
    fields = {"do": do, "accent": accent, "accent_dark": "#e3a0c8"}
    assert signed_in(cast.aino).post(at("looks"), fields).status_code == 400
    assert colours() == ("", "")


@pytest.mark.parametrize("who", ["matti", "eero", "gita"])
def test_nobody_else_chooses(cast: Cast, who: str) -> None:
    somebody = signed_in(getattr(cast, who))
    assert somebody.get(at("looks")).status_code == 404
    assert somebody.post(at("looks"), READABLE).status_code == 404
    assert signed_in(cast.aino).post(at("looks"), {"do": "burn"}).status_code == 404
    assert colours() == ("", "")


def test_strangers_do_not_see_the_colours_of_what_they_do_not_see(cast: Cast) -> None:
    assert signed_in(cast.outi).get(at("theme")).status_code == 404
    assert signed_in(cast.eero).get(at("theme")).content == b""


def a_picture() -> SimpleUploadedFile:
    data = BytesIO()
    Image.new("RGB", (40, 30), "red").save(data, "PNG")
    return SimpleUploadedFile("logo.png", data.getvalue(), "image/png")


def test_a_picture_stands_in_the_place_of_the_mark_and_goes_again(cast: Cast) -> None:
    aino = signed_in(cast.aino)
    assert aino.post(at("looks"), {"do": "logo", "logo": a_picture()}).status_code == 302
    community = Community.objects.get(slug="writers")
    assert community.logo_src
    assert f'src="{community.logo_src}"' in page(signed_in(cast.eero), at("rooms"))
    assert signed_in(cast.eero).get(community.logo_src).status_code == 200
    assert signed_in(cast.outi).get(community.logo_src).status_code == 404
    aino.post(at("looks"), {"do": "no_logo"})
    assert not Picture.objects.exists()
    bad = SimpleUploadedFile("x.png", b"no picture", "image/png")
    assert aino.post(at("looks"), {"do": "logo", "logo": bad}).status_code == 400
